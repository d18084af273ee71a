import { describe, expect, test } from 'vitest'
import { facets, type Random, randomDocument, randomOf, randomQuery } from './random-catalog.ts'
import { createSearchIndex } from './search.ts'
import { concept, documentOf, ids, indexOf, queryOf } from './test-catalog.ts'
import type { Concept, SearchDocument, SearchIndex } from './types.ts'

const topic = (id: number, title: string, ...topics: string[]) => documentOf(id, title, { keys: { topic: topics } })

describe('another vocabulary', () => {
  test('a new name finds what is keyed to the concept at once', () => {
    const index = createSearchIndex({ facets: ['topic'], concepts: [concept('weeding', 'Weeding')] })
    index.put([topic(1, 'Old books', 'weeding'), topic(2, 'Dogs')])
    expect(ids(index, 'deselection')).toEqual([])
    index.rename([concept('weeding', 'Weeding', 'deselection')])
    expect(ids(index, 'deselection')).toEqual([1])
    expect(index.suggest('desel', 5, 'en').map(({ text }) => text)).toEqual(['deselection'])
  })

  test('a name that is taken back finds nothing any more, and a misspelling of it is not corrected to it', () => {
    const index = createSearchIndex({ facets: ['topic'], concepts: [concept('weeding', 'Weeding', 'deselection')] })
    index.put([topic(1, 'Old books', 'weeding'), topic(2, 'Dogs')])
    index.rename([concept('weeding', 'Weeding')])
    expect(ids(index, 'deselection')).toEqual([])
    expect(index.search(queryOf('deselecton')).didYouMean).toBeNull()
  })

  test('only documents that may hold a new phrase or acronym have to be put again', () => {
    const titles = ['Book challenges in towns', 'A book about dogs', 'Teaching AI', 'An ai for an eye', 'Cats']
    const index = indexOf(titles, [concept('censorship', 'Censorship')])
    expect(index.rename([concept('censorship', 'Censorship', 'banning')])).toEqual([])
    const again = index.rename([concept('censorship', 'Censorship', 'banning', 'book challenges'), concept('ai', 'AI')])
    expect(again.sort()).toEqual([1, 3, 4])
  })

  test('a phrase with function words is looked for wherever it may stand', () => {
    const index = indexOf(['Freedom to read', 'Dogs'], [concept('censorship', 'Censorship')])
    index.put([documentOf(3, 'Cats', { text: 'What is it' })])
    expect(index.rename([concept('censorship', 'Censorship', 'what is it', 'freedom to read')]).sort()).toEqual([1, 2, 3])
  })

  test('a document that was not put again yet can change and go', () => {
    const index = indexOf(['Book challenges', 'Dogs'], [concept('censorship', 'Censorship')])
    const named = [concept('censorship', 'Censorship', 'book challenges')]
    index.rename(named)
    index.remove([1])
    expect(ids(index, 'censorship')).toEqual([])
    index.put([documentOf(1, 'Book challenges')])
    expect(ids(index, 'censorship')).toEqual([1])
    expect(index.rename(named)).toEqual([])
  })

  test('knows which documents have a value', () => {
    const index = indexOf([])
    index.put([topic(1, 'One', 'a', 'b'), topic(2, 'Two', 'b'), topic(3, 'Three', 'c')])
    expect(index.having('topic', ['a', 'b', 'x']).sort()).toEqual([1, 2])
    expect([index.having('topic', []), index.having('shelf', ['a'])]).toEqual([[], []])
  })
})

const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet HOTEL INDIA'.split(' ')

function randomConcepts(random: Random): Concept[] {
  const name = () => Array.from({ length: 1 + random(3) }, () => words[random(words.length)]).join(' ')
  return Array.from({ length: 1 + random(5) }, (_, n) => concept(`t${n}`, name(), ...Array.from({ length: random(4) }, name)))
}

describe('an index that was given other vocabularies is as one that never had another', () => {
  test.each([1, 2, 3, 4, 5, 6])('with changes in between, round %i', (seed) => {
    const random = randomOf(seed)
    let concepts = randomConcepts(random)
    const current = new Map<number, SearchDocument>()
    const index = createSearchIndex({ facets, concepts })
    for (let change = 0; change < 25; change++) {
      for (let n = 0; n < 40; n++) {
        const id = 1 + random(150)
        if (random(4) === 0) {
          index.remove([id])
          current.delete(id)
        } else {
          const document = randomDocument(random, id)
          index.put([document])
          current.set(id, document)
        }
      }
      concepts = randomConcepts(random)
      const again = index.rename(concepts)
      // sometimes another vocabulary comes before all is put again
      if (random(3) === 0) put(index, current, again.slice(0, again.length >>> 1))
      else {
        put(index, current, again)
        expectSame(index, fresh(concepts, current), random)
      }
    }
    put(index, current, index.rename(concepts))
    expectSame(index, fresh(concepts, current), random)
    index.remove([...current.keys()])
    expectSame(index, fresh(concepts, new Map()), random)
  })
})

function put(index: SearchIndex, documents: ReadonlyMap<number, SearchDocument>, wanted: readonly number[]): void {
  index.put(wanted.flatMap((id) => documents.get(id) ?? []))
}

function fresh(concepts: readonly Concept[], documents: ReadonlyMap<number, SearchDocument>): SearchIndex {
  const index = createSearchIndex({ facets, concepts })
  index.put([...documents.values()])
  return index
}

function expectSame(a: SearchIndex, b: SearchIndex, random: Random): void {
  expect(a.size).toBe(b.size)
  for (let n = 0; n < 40; n++) {
    const query = randomQuery(random, 4)
    if (random(2) === 0) query.q = query.q.toUpperCase()
    expect(a.search(query)).toEqual(b.search(query))
  }
}
