import { LRUCache } from 'lru-cache'
import { createSearchIndex, type SearchIndex } from '#app/search/search.ts'
import type { SearchQuery, SearchResult } from '#app/search/types.ts'
import {
  currentHorizon,
  findPublishedOptionId,
  listCatalogChanges,
  listPublishedOptions,
  listPublishedOptionsAfter,
} from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { facets, toConcepts, toDocument } from './documents.ts'
import { toRecord } from './from-row.ts'
import { type CatalogQuery, pageSize, whenSpan } from './input.ts'
import { monthStart } from './month.ts'
import { nextRun, type OptionRecord, runSpan } from './record.ts'
import { loadVocabulary, type Vocabulary } from './vocabulary.ts'

/** Rows read at once while the index is built or catches up: small enough to let pages in between. */
const batch = 500
const recordsKept = 5_000

/** The catalog as one process holds it: vocabulary and index in memory, records at hand, all following the database. */
export type Catalog = {
  vocabulary: Vocabulary
  /** grows whenever the index has taken in a change */
  version: () => number
  ready: () => boolean
  search: (query: CatalogQuery, options: SearchOptions) => SearchResult
  /** any other look into the index: counts for shelves, goals and gaps, what starts next, what is alike */
  look: (query: Partial<Omit<SearchQuery, 'now'>>, now: number) => SearchResult
  suggest: SearchIndex['suggest']
  /** records in the order of the ids; what is gone meanwhile is left out */
  records: (ids: readonly number[]) => Promise<OptionRecord[]>
  record: (slug: string) => Promise<OptionRecord | undefined>
  /** reads what has changed since the last look; called by the follower, and by whoever cannot wait for it */
  follow: () => Promise<void>
  close: () => void
}

export type SearchOptions = {
  lang: Language
  now: number
  limit?: number
  offset?: number
  /** the reader's zone, in which a month begins; UTC's where there is none */
  zone?: string | null
}

/**
 * Opens the catalog on a database. The index is built in the background of the call: the promise resolves when it is ready.
 * `pollMs`: how often changes are looked for; 0 for never (commands that read once).
 */
export async function openCatalog(db: Db, { pollMs = 500 }: { pollMs?: number } = {}): Promise<Catalog> {
  const vocabulary = await loadVocabulary(db)
  const index = createSearchIndex({ facets, concepts: toConcepts(vocabulary) })
  const kept = new LRUCache<number, OptionRecord>({ max: recordsKept })
  let version = 1
  let horizon = await currentHorizon(db)
  /** options that turn to a later run by the clock alone, and when */
  const turns = new Map<number, number>()
  let nextTurn = Number.POSITIVE_INFINITY
  let following: Promise<void> | null = null
  let queued: Promise<void> | null = null
  let closed = false

  function take(records: OptionRecord[]): void {
    const now = new Date()
    index.put(records.map((record) => toDocument(record, vocabulary, now)))
    for (const record of records) {
      const turn = nextTurnOf(record, now)
      if (turn === null) turns.delete(record.id)
      else turns.set(record.id, turn)
      nextTurn = Math.min(nextTurn, turn ?? nextTurn)
    }
  }

  function takeOut(ids: readonly number[]): void {
    index.remove(ids)
    for (const id of ids) turns.delete(id)
  }

  function due(now: number): number[] {
    return now < nextTurn ? [] : [...turns].flatMap(([id, at]) => (at <= now ? id : []))
  }

  for (let after = 0; ; ) {
    const rows = await listPublishedOptionsAfter(db, after, batch)
    const last = rows.at(-1)
    if (!last) break
    take(rows.map(toRecord))
    after = last.id
  }

  async function catchUp(): Promise<void> {
    const changes = await listCatalogChanges(db, horizon)
    const stale = [...new Set([...changes.ids, ...due(Date.now())])]
    for (let at = 0; at < stale.length; at += batch) {
      const ids = stale.slice(at, at + batch)
      const records = (await listPublishedOptions(db, ids)).map(toRecord)
      const found = new Set(records.map((record) => record.id))
      takeOut(ids.filter((id) => !found.has(id)))
      take(records)
      for (const id of ids) kept.delete(id)
      version += 1
    }
    horizon = changes.horizon
    if (stale.length > 0) nextTurn = [...turns.values()].reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY)
  }

  /** A look that has begun may have begun too early for the caller: then the one after it is the answer. */
  function follow(): Promise<void> {
    if (following) {
      queued ??= following
        .catch(() => {})
        .then(() => {
          queued = null
          return follow()
        })
      return queued
    }
    following = catchUp().finally(() => {
      following = null
    })
    return following
  }

  const timer = pollMs > 0 ? setInterval(() => !closed && !following && follow().catch(() => {}), pollMs) : undefined
  timer?.unref()

  async function records(ids: readonly number[]): Promise<OptionRecord[]> {
    const known = new Map(ids.flatMap((id) => (kept.has(id) ? [[id, kept.get(id)] as const] : [])))
    const missing = ids.filter((id) => !known.has(id))
    const seen = version
    const read = new Map((await listPublishedOptions(db, missing)).map((row) => [row.id, toRecord(row)]))
    // a record read while a change came in may be the old one: use it for this page, keep it for none
    if (seen === version) for (const [id, record] of read) kept.set(id, record)
    return ids.flatMap((id) => read.get(id) ?? known.get(id) ?? [])
  }

  return {
    vocabulary,
    version: () => version,
    ready: () => !closed,
    search: (query, { lang, now, limit = pageSize, offset = (query.page - 1) * pageSize, zone }) =>
      index.search({
        q: query.q,
        filters: query.filters,
        availability: query.availability,
        starts: whenSpan(query.when, now, monthStart(zone ?? 'UTC')),
        sort: query.sort,
        offset,
        limit,
        now,
        lang,
      }),
    look: (query, now) =>
      index.search({ q: '', filters: {}, availability: 'open', sort: 'relevance', offset: 0, limit: 0, lang: 'en', now, ...query }),
    suggest: index.suggest,
    records,
    record: async (slug) => {
      const id = await findPublishedOptionId(db, slug)
      return id === undefined ? undefined : (await records([id]))[0]
    },
    follow,
    close: () => {
      closed = true
      clearInterval(timer)
    },
  }
}

/** When the run that an option is indexed by ends and gives way to a later one; null where none follows. */
function nextTurnOf(record: OptionRecord, now: Date): number | null {
  const run = nextRun(record, now)
  const end = run && runSpan(run)?.end
  return end && nextRun(record, end) ? end.getTime() : null
}
