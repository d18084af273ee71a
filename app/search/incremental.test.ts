import { describe, expect, test } from 'vitest'
import { facets, type Random, randomDocument, randomOf, randomQuery } from './random-catalog.ts'
import { createSearchIndex } from './search.ts'
import { concept, documentOf, ids, queryOf } from './test-catalog.ts'
import type { SearchDocument, SearchIndex } from './types.ts'

const concepts = [
  concept('t1', 'alpha bravo', 'charlie'),
  concept('t2', 'delta', 'echo foxtrot golf'),
  concept('t3', 'India', 'HOTEL', 'hotel juliet'),
]

function empty(): SearchIndex {
  return createSearchIndex({ facets, concepts })
}

function expectSame(a: SearchIndex, b: SearchIndex, random: Random, rounds: number): void {
  expect(a.size).toBe(b.size)
  for (let n = 0; n < rounds; n++) {
    const query = randomQuery(random, 4)
    expect(a.search(query)).toEqual(b.search(query))
  }
}

describe('however documents came in, results are the same', () => {
  test.each([1, 2, 3])('changed and removed one by one, or put at once, round %i', (seed) => {
    const random = randomOf(seed)
    const current = new Map<number, SearchDocument>()
    const changing = empty()
    for (let step = 0; step < 900; step++) {
      const id = 1 + random(250)
      if (random(4) === 0) {
        changing.remove([id])
        current.delete(id)
      } else {
        const document = randomDocument(random, id)
        changing.put([document])
        current.set(id, document)
      }
      if (step % 100 === 0) changing.search(randomQuery(random, 3))
    }
    const atOnce = empty()
    atOnce.put([...current.values()])
    expectSame(changing, atOnce, random, 80)
  })

  test('through many rounds of sweeping, with slots used again', () => {
    const random = randomOf(7)
    const current = new Map<number, SearchDocument>()
    const changing = empty()
    let early = 0
    for (let step = 0; step < 9000; step++) {
      if (step === 3000) early = changing.memory()
      const document = randomDocument(random, 1 + random(300))
      changing.put([document])
      current.set(document.id, document)
    }
    const atOnce = empty()
    atOnce.put([...current.values()])
    expectSame(changing, atOnce, random, 60)
    // what is gone takes no room for ever
    expect(changing.memory()).toBeLessThan(1.1 * early)
  })

  test('all removed is as if nothing had ever been there', () => {
    const random = randomOf(11)
    const index = empty()
    index.put(Array.from({ length: 300 }, (_, n) => randomDocument(random, n)))
    index.remove(Array.from({ length: 400 }, (_, n) => n))
    expectSame(index, empty(), random, 20)
    expect([...(index.search(queryOf('')).facets.topic ?? [])]).toEqual([])
  })
})

test('a document put again replaces the old one', () => {
  const index = empty()
  index.put([documentOf(1, 'Old title'), documentOf(2, 'Other')])
  index.put([documentOf(1, 'New name')])
  expect(index.size).toBe(2)
  expect(ids(index, 'old')).toEqual([])
  expect(ids(index, 'new')).toEqual([1])
})

test('an unknown id is removed without a fault', () => {
  const index = empty()
  index.remove([1, Number.NaN, -5])
  expect(index.size).toBe(0)
})

test('a document of 200,000 words goes in and out', () => {
  const index = empty()
  const long = Array.from({ length: 200_000 }, (_, n) => `w${n % 50_000}`).join(' ')
  index.put([documentOf(1, 'Long', { text: long }), documentOf(2, 'Short', { text: 'w7' })])
  expect(ids(index, 'w7')).toEqual([2, 1])
  index.remove([1])
  index.put([documentOf(3, 'Long again', { text: long })])
  expect(ids(index, 'w49999')).toEqual([3])
})
