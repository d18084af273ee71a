import { describe, expect, test } from 'vitest'
import { facets, fits, inOrder, isOpen, randomDocument, randomOf, randomQuery } from './random-catalog.ts'
import { createSearchIndex } from './search.ts'
import { day, documentOf, ids, now, queryOf } from './test-catalog.ts'
import type { SearchDocument, SearchQuery, SearchResult } from './types.ts'

function expectAsWorkedOut(documents: readonly SearchDocument[], query: SearchQuery, result: SearchResult): void {
  const fitting = documents.filter((document) => fits(document, query))
  expect(result.total).toBe(fitting.length)
  for (const facet of facets) {
    const known = [...new Set(documents.flatMap((document) => document.keys[facet] ?? []))].sort()
    const counted = documents.filter((document) => fits(document, query, facet))
    const expected = known.map((value) => [value, counted.filter((document) => document.keys[facet]?.includes(value)).length])
    expect([...(result.facets[facet] ?? [])]).toEqual(expected)
  }
  expect(result.notOpen).toBe(documents.filter((document) => fits(document, query, 'availability') && !isOpen(document, query.now)).length)
  const page = result.hits.map((hit) => hit.id)
  if (query.sort !== 'relevance' || query.q === '') {
    const ordered = inOrder(fitting, query.sort, query.now).map((document) => document.id)
    expect(page).toEqual(ordered.slice(query.offset, query.offset + query.limit))
  } else {
    expect(new Set(page).size).toBe(Math.max(0, Math.min(query.limit, fitting.length - query.offset)))
    for (const id of page) expect(fitting.some((document) => document.id === id)).toBe(true)
  }
}

describe('filters, counts and orders are those worked out the slow way', () => {
  test.each([1, 2, 3, 4, 5, 6])('over random documents, round %i', (seed) => {
    const random = randomOf(seed)
    const documents = Array.from({ length: 60 + seed * 40 }, (_, n) => randomDocument(random, n + 1))
    const index = createSearchIndex({ facets, concepts: [] })
    index.put(documents)
    for (let n = 0; n < 120; n++) {
      const query = randomQuery(random, 1)
      expectAsWorkedOut(documents, query, index.search(query))
    }
  })

  test('over so many documents that counts are taken from sets', () => {
    const random = randomOf(99)
    const documents = Array.from({ length: 2500 }, (_, n) => randomDocument(random, n + 1))
    const index = createSearchIndex({ facets, concepts: [] })
    index.put(documents)
    for (let n = 0; n < 12; n++) {
      const query = { ...randomQuery(random, 1), offset: n * 200, limit: 50 }
      expectAsWorkedOut(documents, query, index.search(query))
    }
  })
})

describe('filters', () => {
  const index = createSearchIndex({ facets: ['topic', 'format'], concepts: [] })
  index.put([
    documentOf(1, 'One', { keys: { topic: ['a'], format: ['course'] } }),
    documentOf(2, 'Two', { keys: { topic: ['b'], format: ['course'] } }),
    documentOf(3, 'Three', { keys: { topic: ['a', 'b'], format: ['talk'] } }),
    documentOf(4, 'Four', { keys: { topic: ['c'], format: ['talk'] }, alwaysOpen: false }),
  ])

  test('two values of a facet widen, two facets narrow', () => {
    expect(ids(index, '', { filters: { topic: ['a', 'b'] } })).toEqual([1, 2, 3])
    expect(ids(index, '', { filters: { topic: ['a', 'b'], format: ['talk'] } })).toEqual([3])
  })

  test('a facet’s own counts tell what a second choice would add; values that nothing fits stay, with 0', () => {
    const { facets: counts } = index.search(queryOf('', { filters: { topic: ['a'], format: ['course'] } }))
    expect([...(counts.topic ?? [])]).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 0],
    ])
    expect([...(counts.format ?? [])]).toEqual([
      ['course', 1],
      ['talk', 1],
    ])
  })

  test('an unknown value or facet matches nothing; an empty choice is none', () => {
    expect(index.search(queryOf('', { filters: { topic: ['nowhere'] } })).total).toBe(0)
    expect(index.search(queryOf('', { filters: { nowhere: ['a'] } })).total).toBe(0)
    expect(index.search(queryOf('', { filters: { topic: [] } })).total).toBe(4)
    expect(index.search(queryOf('', { filters: { constructor: ['a'], toString: ['b'] } })).total).toBe(0)
  })

  test('how many fit but are not open is told, whichever is asked for', () => {
    expect(index.search(queryOf('', { availability: 'open' }))).toMatchObject({ total: 3, notOpen: 1 })
    expect(index.search(queryOf('', { availability: 'not-open' }))).toMatchObject({ total: 1, notOpen: 1 })
    expect(index.search(queryOf('four', { availability: 'open' }))).toMatchObject({ total: 0, notOpen: 1 })
  })

  test('where nothing fits, what each restriction costs is told, the dearest first', () => {
    const starts = { from: now, to: now + day }
    expect(index.search(queryOf('', { filters: { topic: ['c'], format: ['course'] } })).relax).toEqual([
      { facet: 'topic', total: 2 },
      { facet: 'format', total: 1 },
    ])
    expect(index.search(queryOf('four', { availability: 'open' })).relax).toEqual([{ facet: 'availability', total: 1 }])
    expect(index.search(queryOf('one', { starts })).relax).toEqual([{ facet: 'starts', total: 1 }])
    expect(index.search(queryOf('zebra', { filters: { topic: ['c'] } })).relax).toEqual([])
    expect(index.search(queryOf('one')).relax).toEqual([])
  })
})

describe('what is open', () => {
  const index = createSearchIndex({ facets: [], concepts: [] })
  index.put([
    documentOf(1, 'Runs', {
      alwaysOpen: false,
      spans: [
        [now, now + day],
        [now + 5 * day, now + 6 * day],
      ],
    }),
  ])
  const openAt = (at: number) => index.search(queryOf('', { availability: 'open', now: at })).total

  test('a document is open until its last run ends, at whatever moment one asks, in any order', () => {
    expect([now - day, now + 6 * day - 1, now + 6 * day, now + 3 * day, now + 9 * day, now].map(openAt)).toEqual([1, 1, 0, 1, 0, 1])
  })

  test('one put later is judged at the moment asked for, too', () => {
    expect(openAt(now + 20 * day)).toBe(0)
    index.put([documentOf(2, 'Later', { alwaysOpen: false, spans: [[now + 20 * day, now + 21 * day]] })])
    expect([now + 20 * day, now + 21 * day, now + 20 * day].map(openAt)).toEqual([1, 0, 1])
  })
})
