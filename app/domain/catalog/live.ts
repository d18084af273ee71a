import { LRUCache } from 'lru-cache'
import { currentHorizon, findPublishedOptionId, listCatalogChanges, listPublishedOptions, listPublishedOptionsAfter } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { createSearchIndex, type SearchIndex } from '#app/search/search.ts'
import type { SearchQuery, SearchResult } from '#app/search/types.ts'
import { facets, toConcepts, toDocument } from './documents.ts'
import { toRecord } from './from-row.ts'
import { type CatalogQuery, pageSize, whenSpan } from './input.ts'
import type { OptionRecord } from './record.ts'
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

export type SearchOptions = { lang: Language; now: number; limit?: number; offset?: number; monthStart?: (year: number, month: number) => number }

const monthInUtc = (year: number, month: number) => Date.UTC(year, month - 1, 1)

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
  let following: Promise<void> | null = null
  let closed = false

  function take(records: OptionRecord[]): void {
    const now = new Date()
    index.put(records.map((record) => toDocument(record, vocabulary, now)))
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
    for (let at = 0; at < changes.ids.length; at += batch) {
      const ids = changes.ids.slice(at, at + batch)
      const records = (await listPublishedOptions(db, ids)).map(toRecord)
      const found = new Set(records.map((record) => record.id))
      index.remove(ids.filter((id) => !found.has(id)))
      take(records)
      for (const id of ids) kept.delete(id)
      version += 1
    }
    horizon = changes.horizon
  }

  function follow(): Promise<void> {
    following ??= catchUp().finally(() => {
      following = null
    })
    return following
  }

  const timer = pollMs > 0 ? setInterval(() => !closed && follow().catch(() => {}), pollMs) : undefined
  timer?.unref()

  async function records(ids: readonly number[]): Promise<OptionRecord[]> {
    const missing = ids.filter((id) => !kept.has(id))
    const seen = version
    const read = new Map((await listPublishedOptions(db, missing)).map((row) => [row.id, toRecord(row)]))
    // a record read while a change came in may be the old one: use it for this page, keep it for none
    if (seen === version) for (const [id, record] of read) kept.set(id, record)
    return ids.flatMap((id) => read.get(id) ?? kept.get(id) ?? [])
  }

  return {
    vocabulary,
    version: () => version,
    ready: () => !closed,
    search: (query, { lang, now, limit = pageSize, offset = (query.page - 1) * pageSize, monthStart = monthInUtc }) =>
      index.search({
        q: query.q,
        filters: query.filters,
        availability: query.availability,
        starts: whenSpan(query.when, now, monthStart),
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
