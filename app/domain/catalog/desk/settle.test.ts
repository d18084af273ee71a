import { describe, expect, test } from 'vitest'
import { makeVocabulary } from '#app/domain/catalog/testing/vocabulary.ts'
import { emptyContent } from './content.ts'
import { differences, sameValues } from './differences.ts'
import { readDeskForm } from './input.ts'
import { contentOf } from './of-values.ts'
import { settleContent } from './settle.ts'

const vocabulary = makeVocabulary()
const theme = (side: 'edi' | 'leadership') => [...vocabulary.themes.values()].find((entry) => entry.side === side)?.slug ?? ''

function settled(fields: Record<string, string | string[]>, runIds: number[] = []) {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  return settleContent(readDeskForm(pairs), { vocabulary, runIds: new Set(runIds) })
}

const dated = {
  'run.0.part.0.zone': 'America/Chicago',
  'run.0.part.0.starts': '2027-03-10T14:00',
  'run.0.part.0.ends': '2027-03-10T15:30',
}

describe('a form that cannot be taken as it is', () => {
  test.each<[string, Record<string, string | string[]>, string, string]>([
    ['a title of a book', { title: 'x'.repeat(401) }, 'title', 'too-long'],
    ['an address that is a script', { url: 'javascript:alert(1)' }, 'url', 'address'],
    ['an address that is a document', { url: 'data:text/html,x' }, 'url', 'address'],
    ['a kind that is none', { kind: 'sermon' }, 'kind', 'not-a-choice'],
    ['minutes in words', { minutes: 'an hour' }, 'minutes', 'number'],
    ['less than a minute', { minutes: '0' }, 'minutes', 'number'],
    ['more minutes than a lifetime', { minutes: '600001' }, 'minutes', 'number'],
    ['nothing to earn, and something', { recognition: ['none', 'hours'] }, 'recognition', 'none-and-more'],
    ['no theme, and a theme', { edi: ['none', theme('edi')] }, 'edi', 'none-and-more'],
    ['a theme of the other side', { edi: theme('leadership') }, 'edi', 'not-a-choice'],
    ['a goal that is none', { goals: 'PLD-X9' }, 'goals', 'not-a-choice'],
    ['a topic that is none', { topics: '__proto__' }, 'topics', 'not-a-choice'],
    ['a price in words', { 'price.member.amount': 'cheap' }, 'price.member.amount', 'price'],
    ['free, and a price', { cost: 'free', 'price.everyone.amount': '25' }, 'cost', 'cost-disagrees'],
    ['a day that there is not', { reviewBy: '2027-02-30' }, 'reviewBy', 'date'],
    ['the year 300,000', { reviewBy: '300000-01-01' }, 'reviewBy', 'date'],
    ['an hour that there is not', { ...dated, 'run.0.part.0.starts': '2027-03-10T25:00' }, 'run.0.part.0.starts', 'time'],
    ['an end and no start', { ...dated, 'run.0.part.0.starts': '' }, 'run.0.part.0.starts', 'time-missing'],
    ['a start and no end', { ...dated, 'run.0.part.0.ends': '' }, 'run.0.part.0.ends', 'end-missing'],
    ['an end before the start', { ...dated, 'run.0.part.0.ends': '2027-03-10T13:00' }, 'run.0.part.0.ends', 'end-first'],
    ['a zone that is none', { ...dated, 'run.0.part.0.zone': 'America/Springfield' }, 'run.0.part.0.zone', 'zone'],
    ['a distance from UTC', { ...dated, 'run.0.part.0.zone': '+05' }, 'run.0.part.0.zone', 'zone'],
    ['half a seat', { ...dated, 'run.0.seats': '1.5' }, 'run.0.seats', 'number'],
  ])('%s', (_, fields, field, code) => {
    expect(settled(fields).wrong).toContainEqual(expect.objectContaining({ field, code }))
  })
})

describe('what a form comes to', () => {
  test('the empty one: nothing is stated, nothing is wrong', () => {
    const { values, wrong } = settleContent(emptyContent(), { vocabulary, runIds: new Set() })
    expect(wrong).toEqual([])
    expect(values).toMatchObject({ title: '', recognition: [], edi_answer: 'not-answered', cost: 'not-stated', runs: [] })
  })

  test('a start is local time and zone, and the instant follows, across the change of clocks', () => {
    const part = (starts: string) =>
      settled({ ...dated, 'run.0.part.0.starts': starts, 'run.0.part.0.ends': '', 'run.0.part.0.minutes': '90' }).values.runs[0]?.parts[0]
    expect(part('2027-03-13T14:00')).toMatchObject({ starts_at: '2027-03-13T20:00:00.000Z', ends_at: '2027-03-13T21:30:00.000Z' })
    expect(part('2027-03-14T14:00')).toMatchObject({ starts_at: '2027-03-14T19:00:00.000Z', ends_local: '2027-03-14T15:30:00' })
  })

  test('whole days end with the midnight after the last of them', () => {
    const { values } = settled({ ...dated, 'run.0.part.0.allDay': 'yes', 'run.0.part.0.ends': '2027-03-12T15:30' })
    expect(values.runs[0]?.parts[0]).toMatchObject({
      starts_local: '2027-03-10T00:00:00',
      ends_local: '2027-03-13T00:00:00',
      all_day: true,
    })
  })

  test('what strangers pay says what it costs', () => {
    expect(settled({ 'price.non-member.amount': '$49.99' }).values).toMatchObject({
      cost: 'to-50',
      prices: [{ tier: 'non-member', amount_minor: 4_999 }],
    })
    expect(settled({ 'price.everyone.amount': '0' }).values.cost).toBe('free')
    expect(settled({ 'price.member.amount': '10' }).values.cost).toBe('not-stated')
  })

  test('where both sides answer none, the default goal stands in; a chosen one does not need it', () => {
    expect(settled({ edi: 'none', leadership: 'none' }).values.goals).toEqual(['PLD-G1'])
    const other = [...vocabulary.goals.keys()].find((id) => id !== 'PLD-G1') ?? ''
    expect(settled({ edi: 'none', leadership: 'none', goals: other }).values.goals).toEqual([other])
  })

  test('a run is taken by its number only where the option has it, and left out where it is to be removed', () => {
    expect(settled({ ...dated, 'run.0.id': '7' }, [7]).values.runs[0]?.id).toBe(7)
    expect(settled({ ...dated, 'run.0.id': '7' }, [8]).values.runs[0]?.id).toBeNull()
    expect(settled({ ...dated, 'run.0.id': '7', 'run.0.remove': 'yes' }, [7]).values.runs).toEqual([])
  })

  test('hostile text is cleaned: markup of a description, what turns the reading direction, NUL', () => {
    const { values } = settled({
      title: 'a\u0000b\u202ec',
      description: '<p onclick=x>Hello <script>alert(1)</script><a href="javascript:x">there</a></p>',
    })
    expect(values.title).toBe('abc')
    expect(values.description).not.toMatch(/script|onclick/)
  })

  test('shown in a form and sent again, it says the same', () => {
    const { values } = settled({
      ...dated,
      title: 'A title',
      kind: 'event',
      summary: 'A summary',
      description: 'One\nline.\n\nAnother <here> & there.',
      url: 'https://www.example.org/a',
      textLanguage: 'es',
      languages: ['es', 'en'],
      recognition: ['hours', 'badge'],
      edi: theme('edi'),
      leadership: 'none',
      ediHow: 'So.',
      'price.member.amount': '12.50',
      'run.0.part.0.allDay': 'yes',
      'run.0.closes': '2027-03-01T12:00',
      reviewBy: '2027-06-01',
      partners: 'One\nTwo',
    })
    const again = settleContent(contentOf(values, vocabulary.themes, 'America/Chicago'), { vocabulary, runIds: new Set() })
    expect(again.wrong).toEqual([])
    expect(differences(values, again.values)).toEqual([])
    expect(sameValues(values, again.values)).toBe(true)
  })
})
