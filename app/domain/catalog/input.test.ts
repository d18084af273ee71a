import { describe, expect, test } from 'vitest'
import { facets } from './documents.ts'
import { type CatalogQuery, readCatalogQuery, sorts, whenSpan, withoutChip, withoutFacet, writeCatalogQuery } from './input.ts'
import { monthStart } from './month.ts'
import { makeVocabulary } from './testing/vocabulary.ts'

const vocabulary = makeVocabulary()
const read = (address: string | [string, string][]) => readCatalogQuery(new URLSearchParams(address), vocabulary)
const write = (query: Partial<CatalogQuery>) => new URLSearchParams(writeCatalogQuery(query)).toString()
const nothing: CatalogQuery = { q: '', filters: {}, availability: 'open', when: null, sort: 'relevance', page: 1, ignored: [] }

describe('an address of the catalog', () => {
  test('that asks for nothing is the whole of what is offered now', () => {
    expect(read('')).toEqual(nothing)
    expect(read('q=&topic=&sort=&page=&availability=&when=')).toEqual(nothing)
  })

  test('is read whole: words, filters, date, order and page', () => {
    expect(
      read('q=grant+writing&topic=weeding&topic=collections&unit=alpha&level=advanced&when=2027-01&availability=any&sort=date&page=3'),
    ).toEqual({
      q: 'grant writing',
      filters: { topic: ['collections', 'weeding'], unit: ['alpha'], level: ['advanced'] },
      availability: 'any',
      when: '2027-01',
      sort: 'date',
      page: 3,
      ignored: [],
    })
  })

  test.each([
    ['delivery', ['in-person', 'live-online', 'on-demand', 'hybrid', 'blended']],
    ['level', ['introductory', 'intermediate', 'advanced', 'not-stated']],
    ['length', ['30m', '1h', 'half-day', 'day', 'weeks']],
    ['cost', ['free', 'to-50', 'more', 'not-stated']],
    ['credit', ['none', 'hours', 'ceu', 'badge', 'certification']],
    ['audience', ['trustee', 'not-stated']],
    ['library', ['tribal', 'not-stated']],
    ['access', ['captions', 'not-stated']],
    ['format', ['webinar', 'involvement']],
    ['theme', ['fair', 'guide']],
    ['goal', ['PLD-G1', 'EDI-G1']],
    ['language', ['en', 'es', 'haw', 'zh-Hant', 'not-stated']],
  ])('%s takes the values that people were promised', (facet, values) => {
    const query = read(values.map((value): [string, string] => [facet, value]))
    expect(query.ignored).toEqual([])
    expect(query.filters).toEqual({ [facet]: [...values].sort() })
  })

  test.each(sorts)('sort=%s is an order', (sort) => {
    expect(read(`sort=${sort}`)).toMatchObject({ sort, ignored: [] })
  })

  test('a value that stands twice counts once, and the first of two pages is the page', () => {
    expect(read('topic=weeding&topic=weeding').filters).toEqual({ topic: ['weeding'] })
    expect(read('page=2&page=3&sort=date&sort=newest')).toMatchObject({ page: 2, sort: 'date' })
  })
})

describe('what is not understood is named and left out', () => {
  test.each([
    ['page=-1', { page: 1 }],
    ['page=0', { page: 1 }],
    ['page=1e9', { page: 1 }],
    ['page=1000000000', { page: 1 }],
    ['page=10001', { page: 1 }],
    ['page=NaN', { page: 1 }],
    ['page=2.5', { page: 1 }],
    ['page=٣', { page: 1 }],
    ['page=2 ', { page: 1 }],
    ['sort=best', { sort: 'relevance' }],
    ['sort=__proto__', { sort: 'relevance' }],
    ['availability=all', { availability: 'open' }],
    ['when=2027-13', { when: null }],
    ['when=1999-01', { when: null }],
    ['when=30-day', { when: null }],
    ['topic=alchemy', { filters: {} }],
    ['topic=__proto__', { filters: {} }],
    ['topic=constructor', { filters: {} }],
    ['unit=Alpha', { filters: {} }],
    ['level=beginner', { filters: {} }],
    ['delivery=weeding', { filters: {} }],
    ['language=english', { filters: {} }],
    ['language=<b>', { filters: {} }],
    ['goal=PLD-G999', { filters: {} }],
  ])('%s', (address, expected) => {
    const query = read(address)
    expect(query).toMatchObject(expected)
    expect(query.ignored).toEqual([address])
  })

  test('while the rest counts', () => {
    expect(read('level=beginner&level=advanced&q=weeding')).toMatchObject({
      q: 'weeding',
      filters: { level: ['advanced'] },
      ignored: ['level=beginner'],
    })
  })

  test('parameters of others are none of ours', () => {
    expect(read('utm_source=mail&__proto__=x&constructor=y&toString=z')).toEqual(nothing)
  })

  test('a value without end is named by its beginning', () => {
    for (const name of ['topic', 'sort', 'page', 'language', 'when']) {
      const query = read([[name, `en-${'x'.repeat(10_000)}`]])
      expect(query).toMatchObject({ filters: {}, sort: 'relevance', page: 1 })
      expect(query.ignored).toHaveLength(1)
      expect(query.ignored[0]?.length).toBeLessThan(100)
    }
    expect(read([['topic', `${'x'.repeat(59)}😀`]]).ignored[0]?.isWellFormed()).toBe(true)
  })
})

describe('words', () => {
  test.each([
    ['  grant\t\n writing  ', 'grant writing'],
    ['nul\u0000byte', 'nul byte'],
    ['half \ud800 a pair', 'half a pair'],
    ['turned \u202e around', 'turned around'],
    ['zero\u200bwidth', 'zero width'],
    ['a\u0300\u0301\u0302', 'a\u0300\u0301\u0302'],
    ["'; drop table options; --", "'; drop table options; --"],
    ['%_\\:*&|!()', '%_\\:*&|!()'],
    ['👩🏽‍💻', '👩🏽 💻'],
    ['\u0000\u0001', ''],
  ])('%j are read as %j', (typed, words) => {
    expect(read([['q', typed]])).toEqual({ ...nothing, q: words })
  })

  test('are cut where nobody types on', () => {
    const query = read([['q', 'weeding '.repeat(100_000)]])
    expect(query.q.length).toBeLessThanOrEqual(10_000)
    expect(query.q.startsWith('weeding weeding')).toBe(true)
    // a cut through a pair leaves no half of it
    expect(read([['q', `${'a'.repeat(9_999)}😀`]]).q).toBe('a'.repeat(9_999))
  })

  test('broken escapes are words like others', () => {
    expect(read('q=100%25&topic=%zz').q).toBe('100%')
    expect(read('q=%E0%A4%A').q).toBe('%A')
  })
})

describe('a query has one address', () => {
  test('without what is said by default, in one order', () => {
    expect(write(read('sort=relevance&page=1&availability=open&when='))).toBe('')
    expect(write(read('page=2&level=advanced&q=weeding&unit=beta&unit=alpha&theme=fair'))).toBe(
      'q=weeding&theme=fair&level=advanced&unit=alpha&unit=beta&page=2',
    )
    expect(write(read('unit=alpha&unit=beta'))).toBe(write(read('unit=beta&unit=alpha&unit=beta')))
  })

  test('that reads back as the same query, whatever was asked at first', () => {
    const random = randomFrom(7)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const names = ['q', 'when', 'availability', 'sort', 'page', 'utm_source', ...facets]
    const values = [
      '',
      'weeding',
      'fair',
      'alpha',
      'PLD-G1',
      'advanced',
      'free',
      'en',
      'not-stated',
      'any',
      'open',
      'date',
      '2',
      '99999',
      '30-days',
    ]
    const odd = ['2027-01', '-1', 'NaN', '\u0000', '\ud800x', ' a  b ', '%', '__proto__', 'ñandú & más', '=&?#', 'x'.repeat(300)]
    for (let n = 0; n < 2_000; n += 1) {
      const asked = Array.from({ length: Math.floor(random() * 8) }, (): [string, string] => [pick(names), pick([...values, ...odd])])
      const once = read(asked)
      const address = writeCatalogQuery(once)
      const again = readCatalogQuery(new URLSearchParams(new URLSearchParams(address).toString()), vocabulary)
      expect(again, JSON.stringify(asked)).toEqual({ ...once, ignored: [] })
      expect(writeCatalogQuery(again)).toEqual(address)
    }
  })
})

describe('a filter taken back', () => {
  const query = read('q=weeding&level=advanced&level=introductory&when=2027-01&page=4')

  test('alone, or with all of its kind, begins at the first page again', () => {
    expect(write(withoutChip(query, { facet: 'level', value: 'advanced' }))).toBe('q=weeding&level=introductory&when=2027-01')
    expect(write(withoutChip(query, { facet: 'unit', value: 'alpha' }))).toBe('q=weeding&level=advanced&level=introductory&when=2027-01')
    expect(write(withoutFacet(query, 'level'))).toBe('q=weeding&when=2027-01')
    expect(write(withoutFacet(query, 'starts'))).toBe('q=weeding&level=advanced&level=introductory')
    expect(write(withoutFacet(query, 'availability'))).toBe('q=weeding&level=advanced&level=introductory&when=2027-01&availability=any')
  })
})

describe('the span of time that is asked for', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const utc = (year: number, month: number) => Date.UTC(year, month - 1, 1)

  test.each([
    [null, undefined],
    ['7-days', { from: now, to: now + 7 * 86_400_000 }],
    ['90-days', { from: now, to: now + 90 * 86_400_000 }],
    ['2027-01', { from: Date.UTC(2027, 0, 1), to: Date.UTC(2027, 1, 1) }],
    ['2026-12', { from: Date.UTC(2026, 11, 1), to: Date.UTC(2027, 0, 1) }],
  ])('%s', (when, span) => {
    expect(whenSpan(when, now, utc)).toEqual(span)
  })

  test('a month begins at midnight where the reader is, an hour less or more of it in the months of clock changes', () => {
    const hours = (when: string, zone: string) => {
      const span = whenSpan(when, now, monthStart(zone))
      return span && (span.to - span.from) / 3_600_000
    }
    expect(whenSpan('2027-01', now, monthStart('America/Chicago'))?.from).toBe(Date.parse('2027-01-01T06:00:00Z'))
    expect(whenSpan('2027-01', now, monthStart('Australia/Sydney'))?.from).toBe(Date.parse('2026-12-31T13:00:00Z'))
    expect(hours('2027-03', 'America/Chicago')).toBe(31 * 24 - 1)
    expect(hours('2027-11', 'America/Chicago')).toBe(30 * 24 + 1)
    expect(hours('2027-03', 'Africa/Nairobi')).toBe(31 * 24)
  })
})

/** Pseudo-random numbers in [0, 1), the same ones in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
