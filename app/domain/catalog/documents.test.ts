import { describe, expect, test } from 'vitest'
import { facets, plainText, toConcepts, toDocument } from './documents.ts'
import { makePart, makeRecord, makeRun, makeUndatedPart } from './formats/testing/records.ts'
import type { OptionRecord } from './record.ts'
import { goesInto, makeTopic, makeUnit, makeVocabulary } from './testing/vocabulary.ts'

const now = new Date('2026-11-24T12:00:00Z')
const alias = (text: string, kind: 'former-name' | 'other-name' = 'other-name') => ({ unit_id: 1, alias: text, kind })
const term = (text: string, lang: 'en' | 'es', kind: 'synonym' | 'acronym') => ({ topic_slug: 'weeding', lang, term: text, kind })
const vocabulary = makeVocabulary({
  units: [
    makeUnit('lita', { name: 'Library and Information Technology Association', acronym: 'LITA', successors: [goesInto('core')] }),
    makeUnit('core', { name: 'Core', aliases: [alias('Core: Leadership, Infrastructure, Futures')] }),
    makeUnit('pla', { name: 'Public Library Association', acronym: 'PLA' }),
  ],
  topics: [
    makeTopic('collections', { label_en: 'Collections' }),
    makeTopic('weeding', {
      label_en: 'Weeding',
      label_es: 'Descarte',
      broader_slug: 'collections',
      terms: [term('deselection', 'en', 'synonym'), term('expurgo', 'es', 'synonym')],
    }),
  ],
})
const ref = (slug: string) => ({ slug, name: slug, acronym: null, kind: 'division' })
const document = (more: Partial<OptionRecord>) => toDocument(makeRecord(more), vocabulary, now)

describe('an option as the index sees it', () => {
  test('is found by its words, its topics’ names, its providers’ names and its partners', () => {
    const { texts } = document({
      title: 'Weeding with care',
      summary: 'What leaves the shelf.',
      description: '<p>Criteria &amp; <b>words</b> for patrons</p>',
      topics: ['weeding'],
      unit: ref('lita'),
      withUnits: [ref('pla')],
      partners: ['A partner of ours'],
    })
    expect(texts).toMatchObject({ title: 'Weeding with care', summary: 'What leaves the shelf.', topics: 'Weeding' })
    expect(texts.description).toBe('Criteria & words for patrons A partner of ours')
    for (const name of ['LITA', 'Library and Information Technology Association', 'Core', 'Infrastructure', 'PLA'])
      expect(texts.unit).toContain(name)
  })

  test('stands under its units and what they became, its topics and what is broader, each once', () => {
    const { keys } = document({
      unit: ref('lita'),
      withUnits: [ref('core'), ref('pla')],
      topics: ['weeding', 'collections'],
      themes: ['fair'],
      goals: ['EDI-G1'],
    })
    expect(keys.unit).toEqual(['lita', 'core', 'pla'])
    expect(keys.topic).toEqual(['weeding', 'collections'])
    expect(keys).toMatchObject({ theme: ['fair'], goal: ['EDI-G1'] })
  })

  test('has a value in every facet of what is always said, and “not stated” where nothing is', () => {
    const { keys } = document({
      audience: [],
      library_types: [],
      languages: [],
      recognition: [],
      access: [],
      level: 'not-stated',
      length: 'not-stated',
    })
    expect(Object.keys(keys).sort()).toEqual([...facets].sort())
    for (const facet of ['audience', 'library', 'language', 'credit', 'access', 'level', 'length'])
      expect(keys[facet], facet).toEqual(['not-stated'])
  })

  test('has the spans of its runs, without the cancelled ones and those that have no dates', () => {
    const part = (day: string) => makePart(0, 'America/Chicago', `${day}T13:00:00`, `${day}T14:00:00`)
    const runs = [
      makeRun('past', [part('2026-03-03')]),
      makeRun('off', [part('2027-01-12')], { state: 'cancelled' }),
      makeRun('undated', [makeUndatedPart(0)]),
      makeRun('coming', [part('2027-01-05'), part('2027-01-19')], { closesAt: new Date('2027-01-04T00:00:00Z') }),
    ]
    const { spans, alwaysOpen, closesAt } = document({ dated: true, last_seen: null, runs })
    expect(spans).toEqual([
      [Date.parse('2026-03-03T19:00:00Z'), Date.parse('2026-03-03T20:00:00Z')],
      [Date.parse('2027-01-05T19:00:00Z'), Date.parse('2027-01-19T20:00:00Z')],
    ])
    expect(alwaysOpen).toBe(false)
    expect(closesAt).toBe(Date.parse('2027-01-04T00:00:00Z'))
  })

  test.each<[string, Partial<OptionRecord>, boolean]>([
    ['a toolkit', { dated: false, runs: [] }, true],
    ['an event that needs a date, last seen in 2023', { dated: true, last_seen: 2023, runs: [] }, true],
    ['an event that needs a date, last seen in 2013', { dated: true, last_seen: 2013, runs: [] }, false],
  ])('%s is open without a date: %j', (_, more, open) => {
    expect(document(more).alwaysOpen).toBe(open)
  })

  test.each<[string, Partial<OptionRecord>, number | null]>([
    ['minutes', { minutes: 90, span_days: 2 }, 90],
    ['days', { minutes: null, span_days: 2 }, 2880],
    ['nothing stated', { minutes: null, span_days: null }, null],
  ])('is as long as its %s', (_, more, minutes) => {
    expect(document(more).minutes).toBe(minutes)
  })

  test.each<[string, Partial<OptionRecord>, number | null]>([
    ['free is nothing, whatever the tiers', { cost: 'free', prices: [] }, 0],
    ['what a stranger pays', { cost: 'to-50', prices: price(['member', 1000], ['non-member', 2500]) }, 2500],
    ['everyone’s price', { cost: 'to-50', prices: price(['everyone', 4500]) }, 4500],
    [
      'a tier whose price is not stated does not hide the one that is',
      { cost: 'to-50', prices: price(['everyone', null], ['non-member', 2500]) },
      2500,
    ],
    ['members’ prices alone are not everyone’s', { cost: 'not-stated', prices: price(['member', 0]) }, null],
  ])('costs everyone: %s', (_, more, cents) => {
    expect(document(more).priceCents).toBe(cents)
  })
})

function price(...tiers: [OptionRecord['prices'][number]['tier'], number | null][]): OptionRecord['prices'] {
  return tiers.map(([tier, amountMinor]) => ({ tier, amountMinor, currency: 'USD', note: null }))
}

describe('cleaned HTML as words', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One Two'],
    ['a &amp;lt;b&amp;gt; c', 'a &lt;b&gt; c'],
    ['&quot;Fish &amp; chips&quot;&nbsp;&#39;n&#39; more', '"Fish & chips" \'n\' more'],
    ['<a href="https://example.org/?a=1&amp;b=2">link</a>', 'link'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  test('a long one takes no longer than its length', () => {
    expect(plainText('<'.repeat(100_000))).toHaveLength(100_000)
    expect(plainText(`${'a '.repeat(50_000)}<b>`).length).toBe(99_999)
  })
})

describe('the vocabulary as concepts', () => {
  const concepts = toConcepts(vocabulary)

  test('a topic is known by its names in both languages and its terms in theirs', () => {
    expect(concepts.find((concept) => concept.key === 'weeding')).toMatchObject({
      key: 'weeding',
      facet: 'topic',
      label: 'Weeding',
      terms: [
        { lang: 'en', text: 'Weeding' },
        { lang: 'es', text: 'Descarte' },
        { lang: 'en', text: 'deselection' },
        { lang: 'es', text: 'expurgo' },
      ],
    })
  })

  test('a unit by its name, its acronym and its other names', () => {
    const terms = (key: string) =>
      concepts.find((concept) => concept.facet === 'unit' && concept.key === key)?.terms.map(({ text }) => text)
    expect(terms('lita')).toEqual(['Library and Information Technology Association', 'LITA'])
    expect(terms('core')).toEqual(['Core', 'Core: Leadership, Infrastructure, Futures'])
  })
})
