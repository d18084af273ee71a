import { setImmediate as letOthers } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { SearchIndex, SearchQuery, SearchResult } from '#app/search/types.ts'
import {
  currentHorizon,
  findPublishedOptionId,
  listCatalogChanges,
  listPublishedOptions,
  listPublishedOptionsAfter,
} from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { toRecord } from './from-row.ts'
import { indexOptions } from './indexed-options.ts'
import { type CatalogQuery, pageSize, whenSpan } from './input.ts'
import { monthStart } from './month.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { OptionRecord } from './record.ts'
import { loadVocabulary, type Vocabulary } from './vocabulary.ts'
import { compareVocabularies } from './vocabulary-change.ts'

/** Rows read at once while the index is built or catches up: small enough to let pages in between. */
const batch = 500
const recordsKept = 5_000
/** While many options are taken again for a vocabulary, changes of options are looked for so often, in milliseconds. */
const lookEvery = 500

/** The catalog as one process holds it: vocabulary and index in memory, records at hand, all following the database. */
export type Catalog = {
  /** as it is now: another object whenever it has changed */
  readonly vocabulary: Vocabulary
  /** grows whenever vocabulary or index have taken in a change */
  version: () => number
  ready: () => boolean
  search: (query: CatalogQuery, options: SearchOptions) => SearchResult
  /** any other look into the index: counts for shelves, goals and gaps, what starts next, what is alike */
  look: (query: Partial<Omit<SearchQuery, 'now'>>, now: number) => SearchResult
  suggest: SearchIndex['suggest']
  /**
   * Records in the order of the ids; what is gone meanwhile is left out. With `keep: false` those at hand stay as they are: for whoever
   * reads far more than pages show.
   */
  records: (ids: readonly number[], options?: { keep?: boolean }) => Promise<OptionRecord[]>
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
  // `heard`: transactions at or after the horizon whose changes are in
  let { horizon, heard } = await listCatalogChanges(db, await currentHorizon(db))
  const options = indexOptions(await loadVocabulary(db))
  const { index } = options
  const kept = new LRUCache<number, OptionRecord>({ max: recordsKept })
  let version = 1
  /** options to be taken again since the vocabulary has changed; they outlast a look that fails */
  const waiting = new Set<number>()
  let closed = false

  for (let after = 0; ; ) {
    const rows = await listPublishedOptionsAfter(db, after, batch)
    const last = rows.at(-1)
    if (!last) break
    await options.take(rows)
    after = last.id
  }

  /** Reads options anew, into the index or out of it. */
  async function refresh(ids: readonly number[]): Promise<void> {
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch)
      const rows = await listPublishedOptions(db, some)
      const found = new Set(rows.map((row) => row.id))
      options.takeOut(some.filter((id) => !found.has(id)))
      await options.take(rows)
      for (const id of some) {
        kept.delete(id)
        waiting.delete(id)
      }
      version += 1
    }
  }

  async function followVocabulary(): Promise<void> {
    const loaded = await loadVocabulary(db)
    await letOthers()
    const change = compareVocabularies(options.vocabulary(), loaded)
    if (!change) return
    await letOthers()
    for (const id of options.rename(loaded, change)) waiting.add(id)
    // records name their units
    kept.clear()
    version += 1
  }

  async function look(): Promise<void> {
    const changes = await listCatalogChanges(db, horizon, heard)
    if (changes.vocabulary.length > 0) await followVocabulary()
    await refresh([...new Set([...changes.ids, ...options.due(Date.now())])])
    horizon = changes.horizon
    heard = changes.heard
  }

  async function catchUp(): Promise<void> {
    do {
      await look()
      for (const until = performance.now() + lookEvery; waiting.size > 0 && performance.now() < until; )
        await refresh([...waiting].slice(0, batch))
    } while (waiting.size > 0 && !closed)
  }

  const { run: follow, running } = oneAtATime(catchUp)
  const timer = pollMs > 0 ? setInterval(() => !closed && !running() && follow().catch(() => {}), pollMs) : undefined
  timer?.unref()

  async function records(ids: readonly number[], { keep = true }: { keep?: boolean } = {}): Promise<OptionRecord[]> {
    const known = new Map(ids.flatMap((id) => (kept.has(id) ? [[id, keep ? kept.get(id) : kept.peek(id)] as const] : [])))
    const missing = ids.filter((id) => !known.has(id))
    const seen = version
    const read = new Map((await listPublishedOptions(db, missing)).map((row) => [row.id, toRecord(row)]))
    // a record read while a change came in may be the old one: use it for this page, keep it for none
    if (keep && seen === version) for (const [id, record] of read) kept.set(id, record)
    return ids.flatMap((id) => read.get(id) ?? known.get(id) ?? [])
  }

  return {
    get vocabulary() {
      return options.vocabulary()
    },
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
