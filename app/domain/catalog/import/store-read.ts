import { sql } from 'kysely'
import type { Trx } from '#db/schema.ts'
import type { OptionState } from '#db/values.ts'
import { samePage, sameTitle, spellings } from './addresses.ts'
import type { Draft, OptionColumns, RunDraft } from './draft.ts'
import type { Candidate, Index } from './resolve.ts'
import { nothingToWrite, type Seen, type StoredRun, type Target } from './target.ts'

/**
 * Reads, in a handful of statements, all that the drafts of a batch may be about. `offset 0` keeps the planner from turning a
 * look-up of a few hundred rows into a reading of whole tables, which it does while a large import makes its statistics stale.
 */

/** How many options are looked at on one page, and how many dates at one start. */
const ON_PAGE = 200
const AT_START = 60

export async function readIndex(
  trx: Trx,
  drafts: readonly Draft[],
  source: string,
  seen: ReadonlyMap<number, Seen>,
  lock = true,
): Promise<Index> {
  const names = [...new Set(drafts.flatMap(namesOf))]
  const known = await sql<{ name: string; id: number }>`
    select external_id as name, id from options where source = ${source} and external_id = any(${names})
    union all
    select external_id, option_id from option_merges where source = ${source} and standing = 'merged' and external_id = any(${names})`.execute(
    trx,
  )
  const byName = new Map(known.rows.map(({ name, id }) => [name, id]))
  const keyless = drafts.filter(({ key }) => key === null).map(({ dedupeKey }) => dedupeKey)
  const deduped =
    keyless.length === 0
      ? []
      : (
          await sql<{
            key: string
            id: number
          }>`select dedupe_key as key, id from options where dedupe_key = any(${keyless}) and external_id is null`.execute(trx)
        ).rows
  const targets = await readTargets(trx, [...new Set([...byName.values(), ...deduped.map(({ id }) => id)])], seen, lock)
  const index: Index = { byKey: new Map(), byDedupe: new Map(), byPage: new Map(), byStart: new Map() }
  for (const [name, id] of byName) set(index.byKey, name, targets.get(id))
  for (const { key, id } of deduped) set(index.byDedupe, key, targets.get(id))
  const strangers = drafts.filter((draft) => isStranger(draft, index))
  if (strangers.length === 0) return index
  const onPages = await readPages(trx, strangers)
  for (const [id, target] of await readTargets(
    trx,
    [...onPages].filter((id) => !targets.has(id)),
    seen,
    lock,
  ))
    targets.set(id, target)
  for (const id of [...onPages].sort((a, b) => a - b)) {
    const target = targets.get(id)
    const page = target?.columns.url ? samePage(target.columns.url) : null
    if (target && page !== null) index.byPage.set(page, [...(index.byPage.get(page) ?? []), target])
  }
  index.byStart = await readStarts(trx, strangers, source)
  return index
}

/** Nobody of its name is there, or only one whose page it shares under another title. */
function isStranger({ key, keyIsPage, titleKey, dedupeKey }: Draft, { byKey, byDedupe }: Index): boolean {
  if (key === null) return !byKey.has(`~${dedupeKey}`) && !byDedupe.has(dedupeKey)
  const target = byKey.get(key)
  if (target === undefined) return true
  return keyIsPage && sameTitle(target.columns.title) !== titleKey && !byKey.has(`${key}#${titleKey}`)
}

function set<K>(map: Map<K, Target>, key: K, target: Target | undefined): void {
  if (target) map.set(key, target)
}

/** All the names under which a record may be known. */
function namesOf({ key, keyIsPage, titleKey, dedupeKey }: Draft): string[] {
  if (key === null) return [`~${dedupeKey}`]
  return keyIsPage ? [key, `${key}#${titleKey}`] : [key]
}

async function readPages(trx: Trx, drafts: readonly Draft[]): Promise<Set<number>> {
  const addresses = [...new Set(drafts.flatMap(({ page, told }) => (page === null || !told.url ? [] : spellings(told.url))))]
  if (addresses.length === 0) return new Set()
  const found = await sql<{ id: number }>`
    select o.id from unnest(${addresses}::text[]) as a(url)
    cross join lateral (select id from options where options.url = a.url order by id limit ${sql.lit(ON_PAGE)}) o`.execute(trx)
  return new Set(found.rows.map(({ id }) => id))
}

async function readStarts(trx: Trx, drafts: readonly Draft[], source: string): Promise<Map<number, Candidate[]>> {
  const starts = [...new Set(drafts.flatMap(({ runs }) => runs.slice(0, 20).map(({ starts_at }) => starts_at.toISOString())))]
  const byStart = new Map<number, Candidate[]>()
  if (starts.length === 0) return byStart
  const found = await sql<Candidate & { start: Date }>`
    select s.start, o.id, o.title, o.url, o.unit_id as "unitId", o.source from unnest(${starts}::timestamptz[]) as s(start)
    cross join lateral (select run_id from option_parts where starts_at = s.start limit ${sql.lit(AT_START)}) p
    cross join lateral (select option_id from option_runs where id = p.run_id offset 0) r
    join lateral (select id, title, url, unit_id, source from options where id = r.option_id and source <> ${source} offset 0) o on true`.execute(
    trx,
  )
  for (const { start, ...candidate } of found.rows) {
    const there = byStart.get(start.getTime()) ?? []
    if (!there.some(({ id }) => id === candidate.id)) byStart.set(start.getTime(), [...there, candidate])
  }
  return byStart
}

type OptionRow = OptionColumns & {
  id: number
  source: string
  external_id: string | null
  dedupe_key: string | null
  state: OptionState
  last_seen: number | null
  dated: boolean
  amount_minor: number | null
  currency: string | null
  topics: string[]
  said: { field: string; source: string; locked: boolean }[]
}

async function readTargets(trx: Trx, ids: readonly number[], seen: ReadonlyMap<number, Seen>, lock: boolean): Promise<Map<number, Target>> {
  if (ids.length === 0) return new Map()
  if (lock) await sql`select id from options where id = any(${ids}) order by id for update`.execute(trx)
  const rows = await sql<OptionRow>`
    select o.id, o.source, o.external_id, o.dedupe_key, o.state, o.last_seen, o.dated, o.unit_id, o.title, o.summary, o.description, o.url, o.kind, o.delivery,
      o.format, o.level, o.level_note, o.audience, o.library_types, o.languages, o.text_language, o.minutes, o.span_days, o.length_note, o.cost, o.cost_note,
      o.partners, p.amount_minor, p.currency,
      array(select topic_slug from option_topics t where t.option_id = o.id order by topic_slug) as topics,
      coalesce((select jsonb_agg(jsonb_build_object('field', s.field, 'source', s.source, 'locked', s.locked)) from option_sources s where s.option_id = o.id), '[]') as said
    from unnest(${ids}::bigint[]) as w(id)
    join lateral (select * from options where options.id = w.id offset 0) o on true
    left join lateral (select amount_minor, currency from option_prices where option_id = w.id and tier = 'everyone' offset 0) p on true`.execute(
    trx,
  )
  const targets = new Map(rows.rows.map((row) => [row.id, toTarget(row, seen.get(row.id) ?? null)]))
  for (const { option_id, ...run } of await readRuns(trx, ids)) targets.get(option_id)?.runs.push(run)
  return targets
}

async function readRuns(trx: Trx, ids: readonly number[]): Promise<(StoredRun & { option_id: number })[]> {
  const { rows } = await sql<
    Omit<RunDraft, 'key' | 'starts_local' | 'ends_local'> & {
      id: number
      uid: string
      option_id: number
      starts_local: string
      ends_local: string
    }
  >`
    select r.id, r.uid, r.option_id, r.state, p.mode, p.place, p.note, p.zone, p.all_day, p.starts_at, p.ends_at, p.minutes,
      to_char(p.starts_local, 'YYYY-MM-DD"T"HH24:MI:SS') as starts_local, to_char(p.ends_local, 'YYYY-MM-DD"T"HH24:MI:SS') as ends_local
    from unnest(${ids}::bigint[]) as w(id)
    join lateral (select * from option_runs where option_id = w.id offset 0) r on true
    join lateral (select * from option_parts where run_id = r.id and position = 0 and starts_at is not null offset 0) p on true
    order by r.id`.execute(trx)
  return rows
}

function toTarget(
  { id, source, external_id, dedupe_key, state, last_seen, dated, amount_minor, currency, topics, said, ...columns }: OptionRow,
  seen: Seen | null,
): Target {
  return {
    id,
    source,
    externalId: external_id,
    dedupeKey: dedupe_key,
    state,
    columns,
    topics,
    price: currency === null ? null : { amount: amount_minor, currency },
    lastSeen: last_seen,
    dated,
    runs: [],
    saidBy: new Map(said.filter(({ locked }) => !locked).map(({ field, source: by }) => [field, by])),
    locked: new Set(said.filter(({ locked }) => locked).map(({ field }) => field)),
    seen,
    write: nothingToWrite(),
  }
}
