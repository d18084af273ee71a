/**
 * The search index against PostgreSQL's full-text search over the same rows, in the same run: 20 results and 8 facet counts each.
 * Both answer what is open now to an OR of the words; PostgreSQL stems with its English dictionary and ranks by `ts_rank`.
 * A query's time is the middle one of three, so that what else the machine does is not counted as the query's own.
 */
import { performance } from 'node:perf_hooks'
import { createSearchIndex, type SearchIndex, type SearchQuery } from '#app/search/search.ts'
import {
  facetNames,
  randomFrom,
  syntheticConcepts,
  syntheticDocument,
  syntheticNow,
  topicLabel,
  vocabulary,
  zipfWord,
} from '../support/synthetic-documents.ts'
import { fillTable, type Queryable, searchTable } from './search-in-postgres.ts'
import { printTable } from './table.ts'

/** One kind of query. Times in milliseconds; `postgres` is null where no database was given. */
export type Row = {
  documents: number
  kind: string
  index: Times
  postgres: Times | null
  /** how many times longer PostgreSQL takes, at p99 */
  ratio: number | null
}
type Times = { p50: number; p99: number }
type Build = { seconds: number; megabytes: number }

const batch = 1000
const indexRounds = 200
/** PostgreSQL takes seconds for each of a million: fewer queries of a kind then */
const postgresRounds = (size: number) => Math.max(2, Math.min(12, Math.floor(1_200_000 / size)))
const repeats = 3

function percentiles(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

/** Kinds of queries; each call makes the next one of its kind, the same in every run. */
function queryKinds(): Record<string, () => SearchQuery> {
  const random = randomFrom(99)
  const base = { filters: {}, availability: 'open', sort: 'relevance', offset: 0, limit: 20, now: syntheticNow, lang: 'en' } as const
  const word = () => zipfWord(random)
  const rare = () => vocabulary[100 + Math.floor(random() * (vocabulary.length - 100))] as string
  const typo = (text: string) => `${text.slice(0, 2)}${text.slice(3)}`
  return {
    'a very common word': () => ({ ...base, q: 'library' }),
    'a rare word': () => ({ ...base, q: rare() }),
    'two words': () => ({ ...base, q: `${word()} ${word()}` }),
    'three words': () => ({ ...base, q: `${word()} ${word()} ${word()}` }),
    'a common and a rare word': () => ({ ...base, q: `library ${rare()}` }),
    'three very common words': () => ({ ...base, q: 'public library services' }),
    'name of a concept': () => ({ ...base, q: topicLabel(Math.floor(random() * 150)) }),
    'a misspelled word': () => ({ ...base, q: `${typo(rare())} ${word()}` }),
    'words and filters': () => ({
      ...base,
      q: `library ${word()}`,
      filters: { format: ['format-1'], audience: ['audience-0', 'audience-2'] },
    }),
    'filters alone': () => ({ ...base, q: '', filters: { format: ['format-0', 'format-1'], topic: ['topic-3'] } }),
    'nothing, by date': () => ({ ...base, q: '', sort: 'date' }),
  }
}

/**
 * Fills an index with `size` documents, and a table too if a database is given (in a schema of its own, dropped at the end), measures,
 * and prints a table.
 * @param pool a `pg` pool or client on a database where a schema may be made
 */
export async function benchSearch({ size, pool }: { size: number; pool?: Queryable | null }): Promise<Row[]> {
  const { index, build } = fillIndex(size)
  const rows: Row[] = []
  const dropTable = pool ? await fillTable(pool, size) : null
  try {
    for (const [kind, next] of Object.entries(queryKinds())) {
      const queries = Array.from({ length: indexRounds }, next)
      for (const query of queries.slice(0, 20)) index.search(query)
      const inIndex = percentiles(queries.map((query) => middle(Array.from({ length: repeats }, () => timed(() => index.search(query))))))
      const inPostgres = pool ? percentiles(await timedInPostgres(pool, queries.slice(0, postgresRounds(size)))) : null
      rows.push({ documents: size, kind, index: inIndex, postgres: inPostgres, ratio: inPostgres && inPostgres.p99 / inIndex.p99 })
    }
  } finally {
    await dropTable?.()
  }
  print(size, rows, build, timePuts(index, size))
  return rows
}

function print(size: number, rows: Row[], build: Build, puts: Times): void {
  const cell = (times: Times | null) => (times ? `${times.p50.toFixed(2)} / ${times.p99.toFixed(2)}` : '–')
  printTable(
    `Search, ${size} documents: p50 / p99 ms`,
    rows.map(({ kind, index, postgres, ratio }) => ({
      query: kind,
      index: cell(index),
      PostgreSQL: cell(postgres),
      'p99 ×': ratio ? Math.round(ratio) : '–',
    })),
  )
  printTable(`The index itself, ${size} documents`, [
    { 'built in s': build.seconds.toFixed(1), 'memory MB': Math.round(build.megabytes), 'one document changed, p50 / p99 ms': cell(puts) },
  ])
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
}

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

async function timedInPostgres(pool: Queryable, queries: SearchQuery[]): Promise<number[]> {
  const times: number[] = []
  for (const query of queries) {
    const same: number[] = []
    while (same.length < repeats) {
      const start = performance.now()
      await searchTable(pool, query)
      same.push(performance.now() - start)
    }
    times.push(middle(same))
  }
  return times
}

function usedBytes(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Memory is exact with `--expose-gc`, else the index's own estimate. */
function fillIndex(size: number): { index: SearchIndex; build: Build } {
  const before = usedBytes()
  const index = createSearchIndex({ facets: facetNames, concepts: syntheticConcepts() })
  let ms = 0
  for (let from = 0; from < size; from += batch) {
    const documents = Array.from({ length: Math.min(batch, size - from) }, (_, n) => syntheticDocument(from + n))
    ms += timed(() => index.put(documents))
  }
  const bytes = globalThis.gc ? usedBytes() - before : index.memory()
  return { index, build: { seconds: ms / 1000, megabytes: bytes / 1e6 } }
}

/** A document changed while all others stay. */
function timePuts(index: SearchIndex, size: number): Times {
  const changed = Array.from({ length: 1000 }, (_, n) => syntheticDocument((n * 7919) % size))
  return percentiles(changed.map((document) => timed(() => index.put([document]))))
}
