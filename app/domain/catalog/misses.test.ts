import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '#db/schema.ts'
import { noteMiss } from './misses.ts'

/** What would be written down, without a database. */
async function written(q: string, filters: Record<string, string[]> = {}, lang: 'en' | 'es' = 'en'): Promise<readonly unknown[]> {
  const statements: (readonly unknown[])[] = []
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (on) => new PostgresIntrospector(on),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => {
      statements.push(query.parameters)
    },
  })
  await noteMiss(db, { q, filters }, lang)
  return statements.flat()
}

describe('words that found nothing are written down', () => {
  test('in small letters, with their language, and with nothing else', async () => {
    expect(await written('Beekeeping for Branches')).toEqual(['beekeeping for branches', 'en', 1])
    expect(await written('Apicultura', {}, 'es')).toEqual(['apicultura', 'es', 1])
  })

  test.each(['C++', 'covid 19', '3d', 'class of 2027', 'é'.repeat(80), "o'brien 1984"])('%j too', async (q) => {
    expect(await written(q)).toHaveLength(3)
  })
})

test('a database that takes no writes is no reason to show no page', async () => {
  const fault = () => Promise.reject(new Error('read-only'))
  const db = { insertInto: () => ({ values: () => ({ onConflict: () => ({ execute: fault }) }) }) }
  await expect(noteMiss(db as unknown as Kysely<Database>, { q: 'beekeeping', filters: {} }, 'en')).resolves.toBeUndefined()
})

describe('and are not where', () => {
  test.each([
    ['there are none', ''],
    ['there is one letter', 'x'],
    ['they are a page of text', 'weeding '.repeat(11)],
    ['they hold an address of mail', 'ada@example.org'],
    ['they hold an address of the web', 'HTTPS://example.org/me'],
    ['they hold a number that could be somebody’s', 'card 12345678'],
    ['the number is written in groups', 'call 312-555-0143'],
    ['or with brackets', '(312) 555 0143'],
    ['or with dots', '312.555.0143'],
  ])('%s', async (_, q) => {
    expect(await written(q)).toEqual([])
  })

  test('filters took part: what is missing is then not the words', async () => {
    expect(await written('beekeeping', { level: ['advanced'] })).toEqual([])
    expect(await written('beekeeping', { level: [] })).toHaveLength(3)
  })
})
