import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '#db/schema.ts'
import { type DeskAttention, type DeskSort, type DeskStanding, deskAttentions, deskStandings, type Kind, offeredSince } from '#db/values.ts'

/** The table of a unit's options, and what in it asks for somebody. */

export type DeskQuery = {
  unitId: number
  q: string
  standing: DeskStanding | null
  kind: Kind | null
  attention: DeskAttention | null
  sort: DeskSort
  down: boolean
  now: Date
}

const standing = sql<DeskStanding>`case when o.state = 'published' and o.archived_at is not null then 'archived' else o.state end`
const draftTitle = sql<string>`coalesce(nullif(btrim(d.content->>'title'), ''), o.title)`
const complete = sql<boolean>`(o.recognition <> '{}' and o.edi_answer <> 'not-answered' and o.edi_how is not null and o.leadership_answer <> 'not-answered')`

function nextStart(now: Date) {
  return sql<Date | null>`(select min(p.starts_at) from option_runs r join option_parts p on p.run_id = r.id
    where r.option_id = o.id and r.state <> 'cancelled' and p.ends_at > ${now}::timestamptz)`
}

/** Needs a date, and has none that is still to come: as `isOpen` decides it. */
function notOffered(now: Date) {
  return sql<boolean>`(o.dated and ${nextStart(now)} is null and (
    exists (select from option_runs r join option_parts p on p.run_id = r.id where r.option_id = o.id and p.starts_at is not null)
    or o.last_seen < ${offeredSince}))`
}

/** Only what is published asks for attention: what is withdrawn, or archived, has had it. */
function asksFor(attention: DeskAttention, now: Date): Expression<SqlBool> {
  const live = sql<SqlBool>`(o.state = 'published' and o.archived_at is null)`
  const holds: Record<DeskAttention, Expression<SqlBool>> = {
    recognition: sql`${live} and o.recognition = '{}'`,
    edi: sql`${live} and o.edi_answer = 'not-answered'`,
    'edi-how': sql`${live} and o.edi_how is null`,
    leadership: sql`${live} and o.leadership_answer = 'not-answered'`,
    level: sql`${live} and o.level = 'not-stated'`,
    cost: sql`${live} and o.cost = 'not-stated'`,
    'review-passed': sql`${live} and o.review_by < ${now}::timestamptz::date`,
    'not-offered': sql`${live} and ${notOffered(now)}`,
    'draft-waiting': sql`d.option_id is not null`,
  }
  return holds[attention]
}

function selectDesk(db: Db, { unitId, q, standing: wanted, kind, attention, now }: Omit<DeskQuery, 'sort' | 'down'>) {
  let query = db
    .selectFrom('options as o')
    .leftJoin('option_drafts as d', 'd.option_id', 'o.id')
    .leftJoin('members as m', 'm.id', 'd.saved_by')
    .where('o.unit_id', '=', unitId)
  // every word somewhere in the title, whatever its case
  for (const word of q.split(/\s+/u).filter(Boolean)) query = query.where(sql<SqlBool>`strpos(lower(${draftTitle}), lower(${word})) > 0`)
  if (wanted) query = query.where(standing, '=', wanted)
  if (kind) query = query.where('o.kind', '=', kind)
  if (attention) query = query.where(asksFor(attention, now))
  return query
}

export type DeskRow = {
  id: number
  slug: string
  title: string
  kind: Kind
  format: string
  standing: DeskStanding
  complete: boolean
  next: Date | null
  /** `YYYY-MM-DD` */
  review_by: string | null
  updated_at: Date
  draft_saved_at: Date | null
  draft_by: string | null
}

/** One page of the table, or all of it. */
export function listDesk(db: Db, query: DeskQuery, { limit, offset }: { limit: number; offset: number }): Promise<DeskRow[]> {
  const next = nextStart(query.now)
  const sorts: Record<DeskSort, Expression<unknown>> = {
    title: sql`lower(${draftTitle})`,
    standing: standing,
    next,
    review: sql`o.review_by`,
    changed: sql`greatest(o.updated_at, d.saved_at)`,
  }
  return selectDesk(db, query)
    .select([
      'o.id',
      'o.slug',
      'o.kind',
      'o.format',
      'o.review_by',
      'o.updated_at',
      'd.saved_at as draft_saved_at',
      'm.display_name as draft_by',
    ])
    .select([draftTitle.as('title'), standing.as('standing'), complete.as('complete'), next.as('next')])
    .orderBy(sorts[query.sort], (order) => (query.down ? order.desc() : order.asc()).nullsLast())
    .orderBy('o.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countDesk(db: Db, query: DeskQuery): Promise<number> {
  const row = await selectDesk(db, query).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

export type DeskCounts = { total: number } & Record<DeskStanding, number> & Record<DeskAttention, number>

/** How many of a unit's options stand how, and ask for what. */
export async function countStandings(db: Db, unitId: number, now: Date): Promise<DeskCounts> {
  const count = (condition: Expression<SqlBool>) => sql<number>`count(*) filter (where ${condition})`
  return selectDesk(db, { unitId, q: '', standing: null, kind: null, attention: null, now })
    .select(sql<number>`count(*)`.as('total'))
    .select(deskStandings.map((name) => count(sql`${standing} = ${name}`).as(name)))
    .select(deskAttentions.map((name) => count(asksFor(name, now)).as(name)))
    .executeTakeFirstOrThrow() as Promise<DeskCounts>
}

export type AnswerCount = { level: string; format: string; total: number; edi: number; recognition: number }

/** Of what the unit offers now: how many say how EDI is embedded in them, and what they earn, by level and format. */
export function listAnswers(db: Db, unitId: number): Promise<AnswerCount[]> {
  return db
    .selectFrom('options as o')
    .select(['o.level', 'o.format', sql<number>`count(*)`.as('total')])
    .select(sql<number>`count(*) filter (where o.edi_answer <> 'not-answered' and o.edi_how is not null)`.as('edi'))
    .select(sql<number>`count(*) filter (where o.recognition <> '{}')`.as('recognition'))
    .where('o.unit_id', '=', unitId)
    .where('o.state', '=', 'published')
    .where('o.archived_at', 'is', null)
    .groupBy(['o.level', 'o.format'])
    .orderBy('o.level')
    .orderBy('o.format')
    .execute()
}

/** Topics that the unit has something published on. */
export async function listUnitTopics(db: Db, unitId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('option_topics')
    .innerJoin('options', 'options.id', 'option_topics.option_id')
    .select('topic_slug')
    .distinct()
    .where('options.unit_id', '=', unitId)
    .where('options.state', '=', 'published')
    .where('options.archived_at', 'is', null)
    .execute()
  return rows.map((row) => row.topic_slug)
}
