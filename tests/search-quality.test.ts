import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readCatalogQuery } from '#app/domain/catalog/input.ts'
import { type Catalog, openCatalog } from '#app/domain/catalog/live.ts'
import { loadSeeds } from '#seeds/load.ts'
import { type TestDatabase, testDatabase } from './support/database.ts'

/**
 * How good the answers are, against judgments that nobody here made: they lie beside the project and are no part of it.
 * The catalog is the seeded one as a demonstration has it, past options included.
 */
const folder = '../shared/data/facts'
const judgedFile = `${folder}/queries_judged.csv`
const unjudgedFile = `${folder}/queries_unjudged.csv`
const absent = `the judged queries are not here (${judgedFile}): they are no part of the project`

const leastNdcg = 0.9
const depth = 10

const Judgments = z.array(z.object({ query: z.string(), fact_id: z.string(), relevance: z.coerce.number().int().positive() }))
const Queries = z.array(z.object({ query: z.string() }))

type Result = { query: string; ndcg: number; total: number; first: string[]; missed: string[] }

describe('search over the seeded catalog', () => {
  let database: TestDatabase
  let catalog: Catalog
  let names: Map<number, string>

  beforeAll(async () => {
    database = await testDatabase()
    await loadSeeds(database.db, { demo: true, now: new Date() })
    catalog = await openCatalog(database.db, { pollMs: 0 })
    const rows = await database.db.selectFrom('options').select(['id', 'external_id']).execute()
    names = new Map(rows.map((row) => [row.id, row.external_id ?? '']))
  })
  afterAll(async () => {
    catalog.close()
    await database.drop()
  })

  function ask(q: string): { total: number; first: string[] } {
    const query = readCatalogQuery(new URLSearchParams({ q, availability: 'any' }), catalog.vocabulary)
    const { total, hits } = catalog.search(query, { lang: 'en', now: Date.now(), limit: depth })
    return { total, first: hits.map((hit) => names.get(hit.id) ?? '') }
  }

  test(`puts what was judged relevant first: nDCG@${depth} of at least ${leastNdcg}, and no query empty`, (context) => {
    if (!existsSync(judgedFile)) context.skip(absent)
    const results = [...readJudgments()].map(([query, gains]): Result => {
      const { total, first } = ask(query)
      return { query, total, first, ndcg: ndcgOf(first, gains), missed: [...gains.keys()].filter((id) => !first.includes(id)) }
    })
    expect(results.length).toBeGreaterThan(0)
    const mean = results.reduce((sum, result) => sum + result.ndcg, 0) / results.length
    expect(mean, table(results, mean)).toBeGreaterThanOrEqual(leastNdcg)
    expect(results.filter((result) => result.total === 0).map((result) => result.query)).toEqual([])
  })

  test('answers every query that people were seen to ask', (context) => {
    if (!existsSync(unjudgedFile)) context.skip(absent)
    const queries = Queries.parse(readCsv(unjudgedFile)).map((row) => row.query)
    expect(queries.length).toBeGreaterThan(0)
    expect(queries.filter((query) => ask(query).total === 0)).toEqual([])
  })

  test('puts a title first that was typed as it stands', async () => {
    const titles = await database.db.selectFrom('options').select(['title', 'external_id']).orderBy('id').execute()
    const same = (title: string) => titles.filter((other) => other.title === title).map((other) => other.external_id)
    const elsewhere = titles.filter(({ title }) => !same(title).includes(ask(title).first[0] ?? ''))
    expect(elsewhere.map((row) => row.title)).toEqual([])
  })
})

function readCsv(path: string): unknown {
  return parse(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true })
}

/** For each query the gain of every option that was judged relevant to it. */
function readJudgments(): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>()
  for (const { query, fact_id, relevance } of Judgments.parse(readCsv(judgedFile))) {
    judged.set(query, (judged.get(query) ?? new Map<string, number>()).set(fact_id, relevance))
  }
  return judged
}

/** Gains as given, divided by log2(place + 1), over what the best order of all judged options would have. */
function ndcgOf(found: readonly string[], gains: ReadonlyMap<string, number>): number {
  const discounted = (list: readonly number[]) => list.slice(0, depth).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)
  return discounted(found.map((id) => gains.get(id) ?? 0)) / discounted([...gains.values()].sort((a, b) => b - a))
}

/** The worst queries, for whoever has to find out why. */
function table(results: readonly Result[], mean: number): string {
  const rows = results
    .filter((result) => result.ndcg < 0.999)
    .sort((a, b) => a.ndcg - b.ndcg)
    .map(
      ({ query, ndcg, total, first, missed }) =>
        `${ndcg.toFixed(3)}  ${query.padEnd(30)} ${total} found: ${first.join(' ')}  missed: ${missed.join(' ') || 'none'}`,
    )
  return [`the mean is ${mean.toFixed(4)}`, ...rows].join('\n')
}
