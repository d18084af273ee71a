import { describe, expect, test } from 'vitest'
import { randomOf } from './random-catalog.ts'
import { createSearchIndex } from './search.ts'
import { concept, day, documentOf, ids, indexOf, now, queryOf } from './test-catalog.ts'
import type { SearchQuery } from './types.ts'

const vocabulary = [
  concept('book-challenges', 'Book challenges', 'censorship', 'banned books'),
  concept('rda', 'Resource description and access', 'RDA'),
  concept('information-literacy', 'Information literacy', 'info lit', 'library instruction'),
  concept('ai', 'Artificial intelligence', 'AI', 'ChatGPT'),
  concept('it', 'Information technology', 'IT'),
  concept('microaggressions', 'Microaggressions', 'subtle discrimination'),
  concept('core', 'Core', 'LITA', 'Library and Information Technology Association'),
]

describe('concepts named in a query', () => {
  test.each([
    ['censorship', 'Facing Book Challenges'],
    ['Censorship', 'Reading banned books'],
    ['RDA', 'Resource Description and Access for beginners'],
    ['resource description and access', 'The RDA Toolkit'],
    ['info lit', 'Teaching Information Literacy'],
    ['chat gpt', 'Artificial intelligence at work'],
    ['subtle discriminations', 'On Microaggression'],
    ['LITA', 'The Core Forum'],
  ])('%s also finds %s', (q, title) => {
    const result = indexOf(['Dogs', title, 'Cats'], vocabulary).search(queryOf(q))
    expect(result.hits.map((hit) => hit.id)).toEqual([2])
  })

  test('the word itself comes before its alternatives', () => {
    const index = indexOf(['Book challenges now', 'Censorship now', 'Dogs'], vocabulary)
    expect(ids(index, 'censorship')).toEqual([2, 1])
    expect(ids(index, 'book challenges')).toEqual([1, 2])
  })

  test('documents keyed to the concept are found though they do not say the word', () => {
    const index = createSearchIndex({ facets: ['topic'], concepts: vocabulary })
    index.put([documentOf(1, 'Navigating a hard meeting', { keys: { topic: ['book-challenges'] } }), documentOf(2, 'Dogs')])
    expect(ids(index, 'censorship')).toEqual([1])
  })

  test('a document that says the word and an alternative is before one that says the word alone', () => {
    const index = indexOf(['Censorship here and there', 'Censorship and banned books', 'Dogs', 'Cats'], vocabulary)
    expect(ids(index, 'censorship')).toEqual([2, 1])
  })

  test('an alternative covers its span: with the other word it counts as all words', () => {
    const index = indexOf(['Book challenges in rural towns', 'Censorship in cities', 'Rural roads', 'Dogs'], vocabulary)
    expect(ids(index, 'censorship rural')[0]).toBe(1)
  })

  test('the words of an alternative must stand together', () => {
    const index = indexOf(['A book about challenges', 'Dogs', 'Book challenges'], vocabulary)
    expect(ids(index, 'censorship')).toEqual([3])
  })

  test('a part of a name is no answer where there are documents about the whole', () => {
    const several = (title: string, count: number) => Array.from({ length: count }, (_, n) => `${title} ${n}`)
    const titles = [
      ...several('Early literacy', 3),
      ...several('Financial literacy', 8),
      ...several('Early years', 8),
      ...several('Dogs', 40),
    ]
    expect(indexOf(titles, [concept('early-literacy', 'Early literacy', 'preschool')]).search(queryOf('early literacy')).total).toBe(3)
    expect(
      indexOf(titles.slice(3), [concept('early-literacy', 'Early literacy', 'preschool')]).search(queryOf('early literacy')).total,
    ).toBe(16)
  })

  test('the longest name is taken', () => {
    const index = indexOf(['Information technology', 'Core', 'Artificial intelligence'], vocabulary)
    const result = index.search(queryOf('library and information technology association'))
    expect(result.hits[0]?.id).toBe(2)
    expect(result.alsoSearched).toContain('Core')
  })

  test('a name made of function words counts in capitals or alone', () => {
    const index = indexOf(['Information technology', 'Should it stay', 'Buying things', 'How to do more'], vocabulary)
    expect(ids(index, 'IT buying').sort()).toEqual([1, 3])
    expect(ids(index, 'it')).toEqual([1])
    expect(ids(index, 'buying it')).toEqual([3])
  })

  test('a misspelled name still leads to its concept', () => {
    const index = indexOf(['On subtle discrimination', 'Dogs'], vocabulary)
    const result = index.search(queryOf('microagressions'))
    expect(result.hits.map((hit) => hit.id)).toEqual([1])
    expect(result.didYouMean).toBe('microaggressions')
  })

  test('a Spanish name finds English documents', () => {
    const sesgo = {
      key: 'bias',
      facet: 'topic',
      label: 'Bias',
      terms: [
        { lang: 'en' as const, text: 'Bias' },
        { lang: 'es' as const, text: 'sesgos' },
      ],
    }
    const index = indexOf(['Managing bias', 'Dogs'], [sesgo])
    expect(ids(index, 'sesgo', { lang: 'es' })).toEqual([1])
    expect(ids(index, 'sesgo', { lang: 'en' })).toEqual([1])
  })
})

describe('acronyms', () => {
  const edi = concept('edi', 'Equity, diversity and inclusion', 'EDI', 'IDEA', 'ACEs')
  const titles = [
    'A great idea for summer',
    'Ideas and more',
    'Inspired ideas',
    'The IDEA framework',
    'Equity, diversity and inclusion',
    'IT for all',
    'Dogs',
  ]
  const index = indexOf(titles, [edi, ...vocabulary])

  test('an acronym finds what is written in capitals, not the ordinary word', () => {
    expect(ids(index, 'edi').sort()).toEqual([4, 5])
    expect(ids(index, 'IDEA').sort()).toEqual([4, 5])
    expect(ids(index, 'IDEA')[0]).toBe(4)
  })

  test('the ordinary word does not name the concept', () => {
    expect(ids(index, 'ideas').sort()).toEqual([1, 2, 3, 4])
    expect(ids(index, 'summer idea')).not.toContain(5)
  })

  test('a query all in capitals is only loud', () => {
    expect(ids(index, 'SUMMER IDEA')).not.toContain(5)
  })

  test('in small letters it is one where it is no ordinary word', () => {
    expect(ids(indexOf(['Working with EDI', 'Equity, diversity and inclusion', 'Dogs'], [edi]), 'working edi').sort()).toEqual([1, 2])
  })

  test('an acronym that is a function word is found by its capitals', () => {
    expect(ids(index, 'IT training')[0]).toBe(6)
  })

  test('a document that is gone leaves none of it behind', () => {
    const changing = indexOf(titles, [edi])
    changing.remove([4])
    expect(ids(changing, 'edi')).toEqual([5])
  })
})

describe('where few documents are about a concept', () => {
  const near = { ...concept('weeding', 'Weeding'), near: ['assessment', 'ghost'] }
  const index = createSearchIndex({ facets: ['topic'], concepts: [near, concept('assessment', 'Collection assessment')] })
  const about = (id: number, ...topic: string[]) => documentOf(id, `Number ${id}`, { keys: { topic } })
  index.put([about(1, 'weeding'), about(2, 'assessment'), about(3, 'assessment'), documentOf(4, 'Of something else')])

  test('those about concepts next to it follow, marked as such', () => {
    const result = index.search(queryOf('weeding'))
    expect(result.hits).toMatchObject([{ id: 1 }, { id: 2, near: true }, { id: 3, near: true }])
    expect(result).toMatchObject({ total: 3, near: 2, alsoSearched: ['Collection assessment'] })
    expect(result.hits[0]).not.toHaveProperty('near')
  })

  test('and where they begin is told, on every page of the list', () => {
    const from = (rest: Partial<SearchQuery>) => index.search(queryOf('weeding', rest)).nearFrom
    expect(from({})).toBe(1)
    expect(from({ limit: 1 })).toBeNull()
    expect(from({ limit: 1, offset: 1 })).toBe(0)
    expect(from({ limit: 1, offset: 9 })).toBeNull()
    expect(index.search(queryOf('collection assessment')).nearFrom).toBeNull()
  })

  test('in another order they stand where that puts them, each marked', () => {
    const { hits, near, nearFrom } = index.search(queryOf('weeding', { sort: 'newest' }))
    expect(hits.filter((hit) => hit.near).map((hit) => hit.id)).toEqual([2, 3])
    expect([near, nearFrom]).toEqual([2, null])
  })

  test('counted and named are those that the filters leave', () => {
    const some = createSearchIndex({
      facets: ['topic', 'level'],
      concepts: [
        { ...near, near: ['assessment', 'shelving'] },
        concept('assessment', 'Collection assessment'),
        concept('shelving', 'Shelving'),
      ],
    })
    const leveled = (id: number, topic: string, level: string) =>
      documentOf(id, `Number ${id}`, { keys: { topic: [topic], level: [level] } })
    some.put([
      leveled(1, 'weeding', 'low'),
      leveled(2, 'assessment', 'low'),
      leveled(3, 'assessment', 'high'),
      { ...leveled(4, 'shelving', 'low'), alwaysOpen: false, spans: [[now - 2 * day, now - day]] },
    ])
    const found = (rest: Partial<SearchQuery>) => some.search(queryOf('weeding', rest))
    expect(found({})).toMatchObject({ total: 4, near: 3, nearFrom: 1 })
    expect(found({}).alsoSearched.sort()).toEqual(['Collection assessment', 'Shelving'])
    const low = { level: ['low'] }
    expect(found({ filters: low, availability: 'open' })).toMatchObject({
      total: 2,
      near: 1,
      nearFrom: 1,
      alsoSearched: ['Collection assessment'],
    })
    expect(found({ filters: { level: ['high'] } })).toMatchObject({
      total: 1,
      near: 1,
      nearFrom: 0,
      alsoSearched: ['Collection assessment'],
    })
    expect(found({ filters: { topic: ['weeding'] } })).toMatchObject({ total: 1, near: 0, nearFrom: null, alsoSearched: [] })
  })

  test('by relevance the near ones come last, whatever their titles say', () => {
    const random = randomOf(5)
    const name = () =>
      Array.from({ length: 1 + random(4) }, () => ['collection', 'weeding', 'assessment', 'the', 'of'][random(5)]).join(' ')
    for (let round = 0; round < 60; round++) {
      const many = createSearchIndex({ facets: ['topic'], concepts: [near, concept('assessment', 'Collection assessment')] })
      many.put(Array.from({ length: 12 }, (_, n) => documentOf(n, name(), { keys: { topic: random(2) ? ['assessment'] : [] } })))
      many.put(Array.from({ length: random(4) }, (_, n) => about(100 + n, 'weeding')))
      const { hits, near: count, nearFrom } = many.search(queryOf('weeding'))
      const marks = hits.map((hit) => hit.near === true)
      expect(marks).toEqual(marks.map((_, at) => at >= hits.length - count))
      expect(nearFrom).toBe(count === 0 ? null : hits.length - count)
    }
  })

  test('not for a query of more than the concept', () => {
    expect(ids(index, 'weeding number')).not.toContain(4)
    expect(index.search(queryOf('weeding number')).near).toBe(0)
  })

  test('not where there are enough, and never more than a page', () => {
    const full = createSearchIndex({ facets: ['topic'], concepts: [near, concept('assessment', 'Collection assessment')] })
    full.put(Array.from({ length: 60 }, (_, n) => about(n, n < 3 ? 'weeding' : 'assessment')))
    expect(full.search(queryOf('weeding'))).toMatchObject({ total: 20, near: 17 })
    full.put([about(100, 'weeding'), about(101, 'weeding')])
    expect(full.search(queryOf('weeding'))).toMatchObject({ total: 5, near: 0 })
  })

  test('also where there is none at all', () => {
    const none = createSearchIndex({ facets: ['topic'], concepts: [near, concept('assessment', 'Collection assessment')] })
    none.put([about(2, 'assessment'), documentOf(4, 'Dogs')])
    expect(none.search(queryOf('weeding'))).toMatchObject({ total: 1, near: 1, hits: [{ id: 2, near: true }] })
  })
})

describe('what else was searched', () => {
  test('names that brought in documents are told, at most four, and no others', () => {
    const many = concept('many', 'alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf')
    const index = indexOf(['alpha', 'bravo', 'charlie', 'charlie two', 'delta', 'echo', 'foxtrot', 'dogs'], [many])
    const { alsoSearched, total } = index.search(queryOf('alpha'))
    expect(total).toBe(7)
    expect(alsoSearched).toEqual(['charlie', 'bravo', 'delta', 'echo'])
  })

  test('a name that finds only what the words found already is not told', () => {
    const index = indexOf(['Censorship and book challenges', 'Dogs'], vocabulary)
    expect(index.search(queryOf('censorship')).alsoSearched).toEqual([])
  })

  test('nothing is told of a query that names no concept', () => {
    expect(indexOf(['Dogs'], vocabulary).search(queryOf('dogs')).alsoSearched).toEqual([])
  })
})
