import { LRUCache } from 'lru-cache'
import type { JobRole, Language, LibraryType, Membership } from '#db/values.ts'
import type { Catalog } from './catalog/live.ts'
import { priceFor } from './catalog/price.ts'
import { nextRun, type OptionRecord, runSpan } from './catalog/record.ts'

/** For whom something is to fit: what they have said of themself. */
export type Fits = {
  topics: readonly string[]
  jobRole: JobRole | null
  libraryType: LibraryType | null
  membership: Membership
  lang: Language
}

export type Fitting = { record: OptionRecord /** the one of their topics that brought it in */; topic: string }

const day = 86_400_000
/** Looked at for each topic: what starts soonest, and of that what is meant for people of the same job. */
const lookedAt = 24

/**
 * What is offered now about what somebody wants to get better at, topic by topic in turn. Their job, kind of library, language and price put
 * it in order and leave nothing out. With more topics than places, another topic comes first each day.
 * @param without ids that they know already
 */
export async function findFitting(
  catalog: Catalog,
  fits: Fits,
  { limit, without, now }: { limit: number; without: ReadonlySet<number>; now: Date },
): Promise<Fitting[]> {
  const topics = turned(
    fits.topics.filter((topic) => catalog.vocabulary.topics.has(topic)),
    Math.floor(now.getTime() / day),
  ).slice(0, limit)
  const ids = topics.map((topic) => candidates(catalog, topic, fits.jobRole, now).filter((id) => !without.has(id)))
  const records = new Map((await catalog.records([...new Set(ids.flat())])).map((record) => [record.id, record]))
  const shelves = topics.map((topic, at) => ({
    topic,
    records: inOrder(
      (ids[at] ?? []).flatMap((id) => records.get(id) ?? []),
      fits,
      now,
    ),
  }))
  return dealt(shelves, limit)
}

/** One of each shelf in turn, each record once. */
function dealt(shelves: readonly { topic: string; records: readonly OptionRecord[] }[], limit: number): Fitting[] {
  const chosen = new Map<number, Fitting>()
  for (let round = 0; round < lookedAt * 2 && chosen.size < limit; round++)
    for (const { topic, records } of shelves) {
      const record = records.find(({ id }) => !chosen.has(id))
      if (record && chosen.size < limit) chosen.set(record.id, { record, topic })
    }
  return [...chosen.values()]
}

function inOrder(records: readonly OptionRecord[], fits: Fits, now: Date): OptionRecord[] {
  const scored = records.map((record, at) => ({ record, at, score: fitOf(record, fits, now) }))
  return scored.sort((a, b) => b.score - a.score || a.at - b.at).map(({ record }) => record)
}

/** How well an option fits, in points. What it does not state counts for less than what fits, and for more than what does not. */
export function fitOf(record: OptionRecord, { jobRole, libraryType, membership, lang }: Omit<Fits, 'topics'>, now: Date): number {
  const meant = <T extends string>(stated: readonly T[], own: T | null, points: number) =>
    own !== null && stated.includes(own) ? points : stated.length === 0 ? 1 : 0
  const price = priceFor(record, membership)
  const start = nextStart(record, now)
  return (
    meant(record.audience, jobRole, 3) +
    meant(record.library_types, libraryType, 2) +
    meant<string>(record.languages, lang, 2) +
    (price === null ? 0 : price.minor === 0 ? 2 : price.minor <= 5_000 ? 1 : 0) +
    (start !== null && start - now.getTime() < 60 * day ? 1 : 0) +
    (record.confirmed ? 1 : 0)
  )
}

function nextStart(record: OptionRecord, now: Date): number | null {
  const run = nextRun(record, now)
  return (run && runSpan(run)?.start.getTime()) ?? null
}

function turned<T>(list: readonly T[], by: number): T[] {
  const at = list.length === 0 ? 0 : by % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}

/** By catalog: what was looked up for a topic and a job in the last minute. It is the same for everyone who has them. */
const known = new WeakMap<Catalog, LRUCache<string, number[]>>()

function candidates(catalog: Catalog, topic: string, jobRole: JobRole | null, now: Date): number[] {
  const kept = known.get(catalog) ?? new LRUCache<string, number[]>({ max: 2_000 })
  known.set(catalog, kept)
  const key = `${catalog.version()} ${Math.floor(now.getTime() / 60_000)} ${topic} ${jobRole}`
  const before = kept.get(key)
  if (before) return before
  const look = (filters: Record<string, string[]>) =>
    catalog.look({ filters: { topic: [topic], ...filters }, sort: 'date', limit: lookedAt }, now.getTime()).hits.map((hit) => hit.id)
  const ids = [...new Set([...(jobRole ? look({ audience: [jobRole] }) : []), ...look({})])]
  kept.set(key, ids)
  return ids
}
