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

/** One line of the table. Times in milliseconds; `postgres` is null where no database was given. */
export type Row = {
  documents: number
  kind: string
  index: { p50: number; p99: number }
  postgres: { p50: number; p99: number } | null
  /** how many times longer PostgreSQL takes, at p99 */
  ratio: number | null
}
export type SearchBench = {
  rows: Row[]
  build: { documents: number; seconds: number; megabytes: number; putMs: { p50: number; p99: number } }
}

const batch = 1000
const indexRounds = 200
const postgresRounds = 12
const repeats = 3

function percentiles(times: number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

/** Kinds of queries; each call makes the next one of its kind, the same in every run. */
export function queryKinds(): Record<string, () => SearchQuery> {
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
 * Fills an index with `size` documents, and a table too if a database is given (in a schema of its own, dropped at the end), and measures.
 * @param pool a `pg` pool or client on a database where a schema may be made
 */
export async function benchSearch({ size, pool }: { size: number; pool?: Queryable | null }): Promise<SearchBench> {
  const { index, build } = fillIndex(size)
  const rows: Row[] = []
  const dropTable = pool ? await fillTable(pool, size) : null
  try {
    for (const [kind, next] of Object.entries(queryKinds())) {
      const queries = Array.from({ length: indexRounds }, next)
      for (const query of queries.slice(0, 20)) index.search(query)
      const inIndex = percentiles(queries.map((query) => middle(Array.from({ length: repeats }, () => timed(() => index.search(query))))))
      const inPostgres = pool ? percentiles(await timedInPostgres(pool, queries.slice(0, postgresRounds))) : null
      rows.push({ documents: size, kind, index: inIndex, postgres: inPostgres, ratio: inPostgres && inPostgres.p99 / inIndex.p99 })
    }
  } finally {
    await dropTable?.()
  }
  return { rows, build: { ...build, putMs: timePuts(index, size) } }
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
function fillIndex(size: number): { index: SearchIndex; build: Omit<SearchBench['build'], 'putMs'> } {
  const before = usedBytes()
  const index = createSearchIndex({ facets: facetNames, concepts: syntheticConcepts() })
  let ms = 0
  for (let from = 0; from < size; from += batch) {
    const documents = Array.from({ length: Math.min(batch, size - from) }, (_, n) => syntheticDocument(from + n))
    ms += timed(() => index.put(documents))
  }
  const bytes = globalThis.gc ? usedBytes() - before : index.memory()
  return { index, build: { documents: size, seconds: ms / 1000, megabytes: bytes / 1e6 } }
}

/** A document changed while all others stay. */
function timePuts(index: SearchIndex, size: number): { p50: number; p99: number } {
  const changed = Array.from({ length: 1000 }, (_, n) => syntheticDocument((n * 7919) % size))
  return percentiles(changed.map((document) => timed(() => index.put([document]))))
}

/** Sizes to measure: 10,000 and 100,000 documents, and a million if asked for with `--million`. */
export function benchSizes(flags: readonly string[]): number[] {
  return flags.includes('--million') ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]
}

/** The table as text. */
export function searchBenchTable({ rows, build }: SearchBench): string {
  const cell = (time: { p50: number; p99: number } | null) => (time ? `${time.p50.toFixed(2)} / ${time.p99.toFixed(2)}` : '–')
  const lines = rows.map((row) =>
    [
      row.kind.padEnd(26),
      cell(row.index).padStart(16),
      cell(row.postgres).padStart(20),
      (row.ratio ? `${row.ratio.toFixed(0)}×` : '–').padStart(8),
    ].join(' '),
  )
  return [
    `Search, ${build.documents.toLocaleString('en-US')} documents: p50 / p99 ms`,
    ['query'.padEnd(26), 'index'.padStart(16), 'PostgreSQL'.padStart(20), 'p99'.padStart(8)].join(' '),
    ...lines,
    `built in ${build.seconds.toFixed(1)} s · ${build.megabytes.toFixed(0)} MB · one document changed in ${cell(build.putMs)} ms`,
    '',
  ].join('\n')
}
