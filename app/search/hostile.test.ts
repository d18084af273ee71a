import { describe, expect, test } from 'vitest'
import { createSearchIndex } from './search.ts'
import { concept, documentOf, indexOf, now, queryOf } from './test-catalog.ts'
import type { SearchQuery } from './types.ts'

const index = indexOf(
  ['Grant writing', 'Weeding the collection', 'Ebooks and e-resources', 'Story time'],
  [concept('x', 'book challenges', 'censorship')],
)

describe('whatever a person types, there is an answer', () => {
  const typed: [string, string][] = [
    ['10 kB of letters', 'x'.repeat(10_000)],
    ['10 kB of words', 'weeding '.repeat(1250)],
    ['500 different words', Array.from({ length: 500 }, (_, n) => `word${n}`).join(' ')],
    ['500 known and misspelled words', 'weding grnat writting stroy tme '.repeat(100)],
    ['operators', '\'%\\:*&|!() -weeding +grant "unclosed ~2 ^5 [a TO b] {x} a:b'],
    ['control characters', '\0\u0001weeding\u0007\u001b[31m\r\n\t\u0085'],
    ['lone surrogates', '\ud800weeding\udfff \udc00\ud800'],
    ['zero-width characters', 'wee\u200bding\ufeff'],
    ['right-to-left marks', '\u202eweeding\u202c'],
    ['zalgo', `w${'\u0301'.repeat(500)}eeding`],
    ['emoji', '👩‍👩‍👧‍👦 weeding 🏳️‍🌈'],
    ['hyphens', '-'.repeat(5000)],
    ['hyphened letters', 'a-b-'.repeat(500)],
    ['apostrophes', `${"'".repeat(100)}a'b'c's's's`],
    ['dots', 'a.b.c.d.e.f.g.'.repeat(100)],
    ['names of properties', '__proto__ constructor toString hasOwnProperty'],
    ['a pattern', '(a+)+$ .*.*.*'],
    ['e and more e', 'e '.repeat(400)],
  ]

  test.each(typed)('%s', (_name, q) => {
    for (const prefix of [true, false]) {
      for (const lang of ['en', 'es'] as const) {
        const result = index.search(queryOf(q, { prefix, lang }))
        expect(result.hits.length).toBe(Math.min(100, result.total))
        expect(result.hits.every((hit) => Number.isFinite(hit.score))).toBe(true)
      }
    }
    expect(index.suggest(q, 10, 'en').length).toBeLessThanOrEqual(10)
  })

  test.each(['wee\u200bding', '\u202eweeding', '\0weeding\u0007', 'we\u0301eding', '«weeding»', 'ＷＥＥＤＩＮＧ'])('%j is weeding', (q) => {
    expect(index.search(queryOf(q)).hits.map((hit) => hit.id)).toEqual([2])
  })

  test('one query leaves nothing behind for the next', () => {
    const before = index.search(queryOf('weeding'))
    for (const [, q] of typed) index.search(queryOf(q))
    expect(index.search(queryOf('weeding'))).toEqual(before)
  })
})

describe('whatever page is asked for, there is an answer', () => {
  test.each([-1, 1e9, 1e300, Number.NaN, Number.POSITIVE_INFINITY, 1.5])('offset %d', (offset) => {
    const { hits, total } = index.search(queryOf('', { offset }))
    expect(total).toBe(4)
    expect(hits.length).toBe(offset > 4 ? 0 : offset === 1.5 ? 3 : 4)
  })

  test.each([
    [0, 0],
    [-3, 0],
    [Number.NaN, 0],
    [1e12, 4],
    [Number.POSITIVE_INFINITY, 4],
  ])('limit %d', (limit, found) => {
    expect(index.search(queryOf('', { limit })).hits).toHaveLength(found)
  })

  test('moments far away or none at all', () => {
    for (const at of [0, -1e15, 8.64e15, Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const sort of ['relevance', 'date', 'closing'] as const) expect(index.search(queryOf('', { now: at, sort })).total).toBe(4)
    }
    expect(index.search(queryOf('', { starts: { from: Number.NaN, to: Number.NaN } })).total).toBe(0)
  })
})

describe('documents with odd content', () => {
  test('empty, enormous, or in no letters at all', () => {
    const odd = createSearchIndex({ facets: ['topic'], concepts: [concept('', ''), concept('y', '!!!', '')] })
    odd.put([
      documentOf(1, ''),
      documentOf(2, '!!!', { keys: { topic: ['__proto__', 'constructor', ''] } }),
      documentOf(3, '\ud800\udc00 \udfff'),
      documentOf(4, 'Dates', {
        alwaysOpen: false,
        spans: [
          [Number.NaN, now],
          [Number.NEGATIVE_INFINITY, 1e300],
          [now + 5, now],
        ],
      }),
      documentOf(-5.5, 'Numbers', { minutes: Number.NaN, priceCents: Number.POSITIVE_INFINITY, createdAt: Number.NaN, closesAt: -1e300 }),
    ])
    for (const sort of ['relevance', 'date', 'closing', 'newest', 'price', 'length'] satisfies SearchQuery['sort'][]) {
      expect(odd.search(queryOf('', { sort })).hits).toHaveLength(5)
    }
    expect([...(odd.search(queryOf('')).facets.topic ?? [])]).toEqual([
      ['', 1],
      ['__proto__', 1],
      ['constructor', 1],
    ])
    odd.remove([1, 2, 3, 4, -5.5])
    expect(odd.search(queryOf('')).total).toBe(0)
  })

  test('an index without documents answers', () => {
    expect(createSearchIndex({ facets: ['topic'], concepts: [] }).search(queryOf('weeding'))).toEqual({
      total: 0,
      hits: [],
      near: 0,
      nearFrom: null,
      facets: { topic: new Map() },
      notOpen: 0,
      didYouMean: null,
      alsoSearched: [],
      relax: [],
    })
  })
})
