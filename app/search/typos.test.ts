import { describe, expect, test } from 'vitest'
import { concept, indexOf, queryOf } from './test-catalog.ts'
import { editDistance } from './typos.ts'

const titles = [
  'Grant Writing for Libraries',
  'Readers’ Advisory 101',
  'Time Management',
  'Scholarly Communication',
  'Reference Desk',
  'Web Accessibility',
  'Dementia Friends',
  'Weeding',
]
const index = indexOf(titles)

describe('misspelled words', () => {
  test.each([
    ['grant writting', 1, 'grant writing'],
    ['reader’s advisery', 2, 'reader’s advisory'],
    ['time managment', 3, 'time management'],
    ['scholarly comunication', 4, 'scholarly communication'],
    ['refrence desk', 5, 'reference desk'],
    ['accessibilty', 6, 'accessibility'],
    ['acessibilty', 6, 'accessibility'],
    ['wedding', 8, 'weeding'],
    ['wedeing', 8, 'weeding'],
    ['weezing grants', 1, 'weeding grants'],
    ['comnunicarion', 4, 'communication'],
    ['"writting", please', 1, '"writing", please'],
  ])('%s', (q, id, meant) => {
    const result = index.search(queryOf(q))
    expect(result.hits[0]?.id).toBe(id)
    expect(result.didYouMean).toBe(meant)
  })

  test('a slip within the name of a concept is corrected, too', () => {
    const withConcept = indexOf(titles, [concept('grants', 'Grant writing', 'grantsmanship')])
    expect(withConcept.search(queryOf('grant writting')).didYouMean).toBe('grant writing')
  })

  test('a word that only the vocabulary knows is not corrected', () => {
    const naloxone = indexOf(['Naloxone basics', 'The Barcan formula'], [concept('overdose', 'Naloxone', 'Narcan')])
    expect(naloxone.search(queryOf('narcan'))).toMatchObject({ total: 1, hits: [{ id: 1 }], didYouMean: null })
  })

  test('an unfinished word is completed unless a slip is far likelier', () => {
    const design = Array.from({ length: 5 }, (_, n) => `Design ${n}`)
    expect(indexOf(['Desinfecting books', ...design]).search(queryOf('desin')).didYouMean).toBe('design')
    expect(indexOf(['Desinfecting books', 'Design']).search(queryOf('desin'))).toMatchObject({ didYouMean: null, hits: [{ id: 1 }] })
  })

  test('what is known is not corrected', () => {
    for (const q of ['grants', 'managing time', 'communications', 'weed', 'WRITING']) expect(index.search(queryOf(q)).didYouMean).toBeNull()
  })

  test('short words, numbers and words far from all are not corrected', () => {
    for (const q of ['wab', '1010101', 'xylophone']) expect(index.search(queryOf(q)).didYouMean).toBeNull()
    expect(index.search(queryOf('102')).total).toBe(0)
  })

  test('another ending makes another word, not a slip', () => {
    expect(index.search(queryOf('dementia friendly')).didYouMean).toBeNull()
  })

  test('a word that only documents now gone had is unknown again', () => {
    const changing = indexOf(['Weeding', 'Wedding'])
    expect(changing.search(queryOf('wedding')).didYouMean).toBeNull()
    changing.remove([2])
    expect(changing.search(queryOf('wedding')).didYouMean).toBe('weeding')
  })
})

test.each([
  ['weeding', 'weeding', 0],
  ['weding', 'weeding', 1],
  ['weednig', 'weeding', 1],
  ['ca', 'abc', 3],
  ['kitten', 'sitting', 3],
])('edits from %s to %s', (a, b, edits) => {
  expect(editDistance(a, b, 5)).toBe(edits)
  expect(editDistance(b, a, 5)).toBe(edits)
  expect(editDistance(a, b, 1)).toBe(Math.min(2, edits))
})
