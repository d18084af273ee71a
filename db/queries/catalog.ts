import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '#db/schema.ts'

/** Options with all that hangs on them, in one statement; times inside the nested parts arrive as ISO text. */
function selectOptionRows(db: Db) {
  return db
    .selectFrom('options as o')
    .innerJoin('units as u', 'u.id', 'o.unit_id')
    .selectAll('o')
    .select((eb) => [
      jsonObjectFrom(eb.selectFrom('units as x').select(['x.slug', 'x.name', 'x.acronym', 'x.kind']).whereRef('x.id', '=', 'o.unit_id'))
        .$notNull()
        .as('unit'),
      jsonArrayFrom(
        eb
          .selectFrom('option_units as ou')
          .innerJoin('units as x', 'x.id', 'ou.unit_id')
          .select(['x.slug', 'x.name', 'x.acronym', 'x.kind'])
          .whereRef('ou.option_id', '=', 'o.id')
          .orderBy('x.name'),
      ).as('with_units'),
      jsonArrayFrom(
        eb
          .selectFrom('option_prices as p')
          .select(['p.tier', 'p.amount_minor', 'p.currency', 'p.note'])
          .whereRef('p.option_id', '=', 'o.id')
          .orderBy('p.id'),
      ).as('prices'),
      jsonArrayFrom(
        eb
          .selectFrom('option_runs as r')
          .select(['r.id', 'r.uid', 'r.sequence', 'r.state', 'r.seats', 'r.closes_at', 'r.illustrative'])
          .select((run) =>
            jsonArrayFrom(
              run
                .selectFrom('option_parts as q')
                .select([
                  'q.position',
                  'q.title',
                  'q.mode',
                  'q.place',
                  'q.url',
                  'q.note',
                  'q.starts_local',
                  'q.ends_local',
                  'q.zone',
                  'q.all_day',
                  'q.starts_at',
                  'q.ends_at',
                  'q.minutes',
                ])
                .whereRef('q.run_id', '=', 'r.id')
                .orderBy('q.position'),
            ).as('parts'),
          )
          .whereRef('r.option_id', '=', 'o.id')
          .orderBy('r.id'),
      ).as('runs'),
      sql<string[]>`array(select topic_slug from option_topics t where t.option_id = o.id order by topic_slug)`.as('topics'),
      sql<string[]>`array(select theme_slug from option_themes t where t.option_id = o.id order by theme_slug)`.as('themes'),
      sql<string[]>`array(
        select goal_id from option_goals g where g.option_id = o.id
        union select tg.goal_id from option_themes t join theme_goals tg on tg.theme_slug = t.theme_slug where t.option_id = o.id
        order by 1)`.as('goals'),
      jsonObjectFrom(
        eb
          .selectFrom('options as w')
          .select(['w.slug', 'w.title'])
          .whereRef('w.id', '=', 'o.part_of_id')
          .where('w.state', '=', 'published'),
      ).as('part_of'),
      jsonArrayFrom(
        eb
          .selectFrom('options as s')
          .select(['s.slug', 's.title'])
          .whereRef('s.part_of_id', '=', 'o.id')
          .where('s.state', '=', 'published')
          .orderBy('s.title'),
      ).as('sessions'),
    ])
}

export type OptionRow = Awaited<ReturnType<ReturnType<typeof selectOptionRows>['execute']>>[number]

/** Published options by id, in no particular order; ids that are gone or not published are simply absent. */
export function listPublishedOptions(db: Db, ids: readonly number[]): Promise<OptionRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return selectOptionRows(db).where('o.id', '=', sql<number>`any(${ids}::bigint[])`).where('o.state', '=', 'published').execute()
}

/** One page of published options by id, for building an index; keyset after `afterId`. */
export function listPublishedOptionsAfter(db: Db, afterId: number, limit: number): Promise<OptionRow[]> {
  return selectOptionRows(db).where('o.id', '>', afterId).where('o.state', '=', 'published').orderBy('o.id').limit(limit).execute()
}

/** Addresses of published options and when they last changed, in the order of the ids; what is gone or not published is left out. */
export async function listPublishedAddresses(db: Db, ids: readonly number[]): Promise<{ slug: string; updated_at: Date }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('options')
    .select(['id', 'slug', 'updated_at'])
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .where('state', '=', 'published')
    .execute()
  const known = new Map(rows.map(({ id, ...address }) => [id, address]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

/** One option of a unit, whatever its state; undefined where the unit has no such option. */
export function findUnitOption(db: Db, { id, unitId }: { id: number; unitId: number }): Promise<OptionRow | undefined> {
  return selectOptionRows(db).where('o.id', '=', id).where('o.unit_id', '=', unitId).executeTakeFirst()
}

/** Who withdrew what once stood at this address; undefined where nothing did, or still does. */
export function findWithdrawn(db: Db, slug: string): Promise<{ unit: string; at: Date } | undefined> {
  return db
    .selectFrom('options')
    .innerJoin('units', 'units.id', 'options.unit_id')
    .select(['units.name as unit', 'options.updated_at as at'])
    .where('options.slug', '=', slug)
    .where('options.state', '=', 'withdrawn')
    .where('options.published_at', 'is not', null)
    .executeTakeFirst()
}

export async function findPublishedOptionId(db: Db, slug: string): Promise<number | undefined> {
  const row = await db.selectFrom('options').select('id').where('slug', '=', slug).where('state', '=', 'published').executeTakeFirst()
  return row?.id
}

export type CatalogChanges = {
  /** options that were touched */
  ids: number[]
  /** transactions that touched the vocabulary */
  vocabulary: string[]
  /** where to ask from next time */
  horizon: string
  /** transactions at or after that horizon that are told here: not to be told again while an older one holds the horizon back */
  heard: string[]
}

/**
 * What transactions at or after `horizon` have touched, but for those `heard` of before, and the horizon to ask from next time: the
 * oldest transaction that may still be running now. A change that commits late carries an id at or after the horizon it was running
 * under, so it is seen.
 */
export async function listCatalogChanges(db: Db, horizon: string, heard: readonly string[] = []): Promise<CatalogChanges> {
  const { rows } = await sql<{ horizon: string; ids: (number | string)[]; vocabulary: string[]; heard: string[] }>`
    with log as materialized (
      select xid, option_id from catalog_changes where xid >= ${horizon}::xid8
      union all select xid, null from vocabulary_changes where xid >= ${horizon}::xid8
    ), news as (select xid, option_id from log where xid <> all(${heard}::xid8[]))
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      array(select option_id from news where option_id is not null) as ids,
      array(select xid::text from news where option_id is null) as vocabulary,
      array(select distinct xid::text from log where xid >= pg_snapshot_xmin(pg_current_snapshot())) as heard`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the change log gave no answer')
  return { ...row, ids: row.ids.map(Number) }
}

/** The horizon before anything is read: whatever commits from here on will be in the log. */
export async function currentHorizon(db: Db): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db)
  return rows[0]?.horizon ?? '0'
}

/** Counts words that found nothing, for the staff's report; no member and no address goes with them. */
export async function upsertSearchMiss(db: Db, words: string, lang: 'en' | 'es'): Promise<void> {
  await db
    .insertInto('search_misses')
    .values({ words, lang, times: 1, last_on: sql`current_date` })
    .onConflict((oc) => oc.columns(['words', 'lang']).doUpdateSet({ times: sql`search_misses.times + 1`, last_on: sql`current_date` }))
    .execute()
}
