import { describe, expect, test } from 'vitest'
import { createSearchIndex } from './search.ts'
import { concept, day, documentOf, now } from './test-catalog.ts'
import type { Concept } from './types.ts'

const bilingual: Concept = {
  key: 'privacy',
  facet: 'topic',
  label: 'Privacy',
  terms: [
    { lang: 'en', text: 'Privacy' },
    { lang: 'es', text: 'Privacidad' },
    { lang: 'en', text: 'Data protection' },
  ],
}
const index = createSearchIndex({
  facets: ['topic'],
  concepts: [bilingual, concept('prison', 'Prison libraries'), concept('cats', 'Catalogs')],
})
index.put([
  documentOf(1, 'Privacy Field Guides', { keys: { topic: ['privacy'] } }),
  documentOf(2, 'Teaching Privacy to Teens', { keys: { topic: ['privacy'] } }),
  documentOf(3, 'Fundamentals of Cataloging', { keys: { topic: ['cats'] } }),
  documentOf(4, 'Private Matters', { alwaysOpen: false, spans: [[now - 2 * day, now - day]] }),
  documentOf(5, 'Of many things', { text: 'privacy privacy privacy' }),
])
const texts = (typed: string, limit = 8, lang: 'en' | 'es' = 'en', at?: number) =>
  index.suggest(typed, limit, lang, at).map(({ text }) => text)

describe('completions while typing', () => {
  test('names of concepts first, then titles; a text that only mentions the word is no completion', () => {
    expect(texts('priv')[0]).toBe('Privacy')
    expect(texts('priv').slice(1).sort()).toEqual(['Privacy Field Guides', 'Private Matters', 'Teaching Privacy to Teens'])
  })

  test('names take half of the places where there are titles for the rest', () => {
    const names = ['Reading', 'Reading groups', 'Reading rooms', 'Readers'].map((name) => concept(name, name))
    const full = createSearchIndex({ facets: ['topic'], concepts: names })
    full.put(Array.from({ length: 8 }, (_, n) => documentOf(n + 1, `Reading aloud ${n}`, { keys: { topic: [names[n % 4]?.key ?? ''] } })))
    expect(full.suggest('read', 4, 'en').map(({ kind }) => kind)).toEqual(['concept', 'concept', 'title', 'title'])
    expect(full.suggest('readers', 4, 'en').map(({ kind }) => kind)).toEqual(['concept'])
  })

  test('a concept that no document is about is not offered', () => {
    expect(texts('pris')).toEqual([])
  })

  test('a second name leads to its concept', () => {
    expect(index.suggest('data prot', 5, 'en')).toEqual([{ text: 'Data protection', kind: 'concept', facet: 'topic', key: 'privacy' }])
  })

  test('names are in the page’s language', () => {
    expect(texts('priva', 1, 'es')).toEqual(['Privacidad'])
  })

  test('every word typed counts, in any order, the last one unfinished', () => {
    expect(texts('teens priv')).toEqual(['Teaching Privacy to Teens'])
    expect(texts('fundamentals of catalo')).toEqual(['Fundamentals of Cataloging'])
  })

  test('with a moment given, titles of what is open then', () => {
    expect(texts('private')).toContain('Private Matters')
    expect(texts('private', 8, 'en', now)).not.toContain('Private Matters')
  })

  test('slips are forgiven', () => {
    expect(texts('fundamentls')).toEqual(['Fundamentals of Cataloging'])
    expect(texts('fundamnet')).toEqual(['Fundamentals of Cataloging'])
  })

  test('no more than asked for, none for nothing', () => {
    expect(texts('p', 2)).toHaveLength(2)
    expect([texts(''), texts('  '), texts('priv', 0), texts('priv', Number.NaN), texts('zzz')]).toEqual([[], [], [], [], []])
  })
})
