import { describe, expect, test } from 'vitest'
import { dedupeKey, likeness } from './dedupe.ts'
import type { Draft } from './draft.ts'
import { createFindings } from './findings.ts'
import { guessMapping } from './mapping.ts'
import { normalize } from './normalize.ts'
import type { ImportFormat, RawValues, ReadRecord } from './records.ts'

type Options = {
  format?: ImportFormat
  set?: Record<string, string>
  zone?: string | null
  record?: Partial<ReadRecord>
  also?: RawValues[]
}

function bring(values: RawValues, { format = 'csv', set = {}, zone = null, record = {}, also = [] }: Options = {}) {
  const mapping = guessMapping([values, ...also], format, {}, Object.keys(set) as never[])
  if ('refusal' in mapping) throw new Error(mapping.refusal)
  const findings = createFindings()
  const lookups = {
    unitId: (text: string) => (text === 'Southern Division' ? 2 : null),
    topic: (text: string) => (/^catalog(u?ing|ación)$/iu.test(text) ? 'cataloging' : null),
  }
  const result = normalize(
    { is: 'record', line: 9, values, ...record },
    { format, mapping: mapping.mapping, set, lookups, unit: { id: 1, zone }, warn: findings.warn },
  )
  const warnings = findings
    .take()
    .map(({ line, reason }) => `${line}: ${reason}`)
    .join('\n')
  return 'draft' in result
    ? { draft: result.draft, told: result.draft.told, warnings, refusal: null }
    : { draft: {} as Draft, told: {} as Draft['told'], warnings, refusal: result.refusal }
}

describe('a row', () => {
  test('becomes a draft with coded fields; nothing it does not speak of is told', () => {
    const { draft, warnings } = bring({
      id: 'c1',
      title: 'Indexing &amp; more',
      url: 'https://a.example/1',
      description: 'About indexing.',
      level: 'Beginner',
      duration: '90 minutes',
      price: '$25',
      delivery: 'In person',
      language: 'Spanish',
    })
    expect(draft).toMatchObject({
      line: 9,
      key: 'c1',
      told: {
        title: 'Indexing & more',
        url: 'https://a.example/1',
        description: '<p>About indexing.</p>',
        summary: 'About indexing.',
        level: 'introductory',
        minutes: 90,
        cost: 'to-50',
        delivery: 'in-person',
        languages: ['es'],
        text_language: 'es',
        unit_id: 1,
      },
      price: { amount: 2500, currency: 'USD' },
      runs: [],
      otherwise: { kind: 'course' },
    })
    expect(draft.told).not.toHaveProperty('format')
    expect(draft).not.toHaveProperty('topics')
    expect(warnings).toBe('')
  })

  test.each([
    ['no title', { title: '', url: 'https://a.example/1' }, 'The record has no title'],
    ['a title of invisible signs', { title: '\u200b\u202e', url: 'x' }, /^Nothing of the title/u],
    ['a title without letters', { title: '***', url: 'x' }, /neither a letter nor a digit/u],
    ['a title too long to be one', { title: 'words'.repeat(100), url: 'x' }, /too long to be one \(500 characters\)/u],
  ])('%s is refused', (_name, values, reason) => {
    const { refusal } = bring(values, { also: [{ title: 'A title', url: 'https://a.example/2' }] })
    expect(refusal).toMatch(reason)
  })

  test('cells in the wrong columns are refused where an address shows it', () => {
    const also = [{ title: 'A', url: 'https://a.example/2' }]
    expect(bring({ title: 'A text', url: 'and its rest' }, { record: { ragged: 'long' }, also }).refusal).toMatch(/wrong columns/u)
    expect(bring({ title: 'A text', url: 'https://a.example/1' }, { record: { ragged: 'long' }, also }).refusal).toBeNull()
    expect(bring({ title: 'A text', url: '' }, { record: { ragged: 'short' }, also }).refusal).toMatch(/broken off/u)
  })

  test('or where none of two coded cells can be read', () => {
    const also = [{ title: 'B', language: 'English', duration: '2 hours' }]
    expect(bring({ title: 'A piece', language: 'of text', duration: 'and more' }, { record: { ragged: 'long' }, also }).refusal).toMatch(
      /wrong columns/u,
    )
    expect(bring({ title: 'A course', language: 'English', duration: 'and more' }, { record: { ragged: 'long' }, also }).refusal).toBeNull()
  })

  test('what is not understood is not stated, with a warning that names the value and the line', () => {
    const also = [
      {
        title: 'B',
        url: 'https://a.example/2',
        level: 'Beginner',
        duration: '2 hours',
        price: '$1',
        language: 'English',
        format: 'Webinar',
        delivery: 'Hybrid',
        unit: 'x',
        starts: '2027-01-01',
      },
    ]
    const { told, warnings } = bring(
      {
        title: 'A',
        url: 'nowhere',
        level: 'Wizard',
        duration: 'long',
        price: 'ask us',
        language: 'Klingon',
        format: 'Opera',
        delivery: 'Pigeon',
        unit: 'Moon Unit',
        starts: 'soon',
      },
      { also },
    )
    expect(told).toMatchObject({
      url: null,
      level: 'not-stated',
      level_note: 'Wizard',
      minutes: null,
      cost: 'not-stated',
      cost_note: 'ask us',
      languages: [],
      format: 'not-stated',
      delivery: 'not-stated',
      unit_id: 1,
    })
    for (const value of ['nowhere', 'Wizard', 'long', 'ask us', 'Klingon', 'Opera', 'Pigeon', 'Moon Unit', 'soon'])
      expect(warnings).toContain(`“${value}”`)
    expect(warnings).toMatch(/^9: /u)
  })

  test('NA, None and dashes are blanks, not values', () => {
    const also = [{ title: 'B', level: 'Beginner', price: '$1', description: 'Text of it' }]
    const { told, warnings } = bring({ title: 'A', level: 'NA', price: 'None', description: '-' }, { also })
    expect(told).toMatchObject({ level: 'not-stated', level_note: null, cost: 'not-stated', cost_note: null, description: '' })
    expect(warnings).toBe('')
  })

  test('a formula is text like any other', () => {
    expect(bring({ title: '=HYPERLINK("https://evil.example","click")', url: 'https://a.example/1' }).told.title).toBe(
      '=HYPERLINK("https://evil.example","click")',
    )
  })

  test('topics are taken by exact terms of the vocabulary alone', () => {
    const { draft, warnings } = bring({ title: 'A', keywords: 'Cataloging; Witchcraft; Catalogación' })
    expect(draft.topics).toEqual(['cataloging'])
    expect(warnings).toContain('“Witchcraft”')
  })

  test('what is set for all wins', () => {
    const { told, draft } = bring(
      { title: 'A', level: 'Beginner', keywords: 'x' },
      { set: { level: 'advanced', topics: 'cataloging', unit: 'Southern Division' } },
    )
    expect(told).toMatchObject({ level: 'advanced', unit_id: 2 })
    expect(draft.topics).toEqual(['cataloging'])
  })
})

describe('ways to take part', () => {
  test('online with a time of day is live; without a date nothing tells, and that is said', () => {
    const also = [{ title: 'B', delivery: 'Online', starts: '2027-01-01 10:00' }]
    expect(bring({ title: 'A', delivery: 'Online', starts: '2027-03-04 10:00' }, { zone: 'America/Chicago', also }).told.delivery).toBe(
      'live-online',
    )
    const undated = bring({ title: 'A', delivery: 'Online', starts: '' }, { also })
    expect(undated.told.delivery).toBe('not-stated')
    expect(undated.warnings).toMatch(/nothing says whether live/u)
  })

  test('two columns may say it together; a format may say it too', () => {
    expect(bring({ title: 'A', Delivery: 'Online', Format: 'Asynchronous (Date based)' }).told.delivery).toBe('on-demand')
    expect(bring({ title: 'A', course_type: 'Self-paced on your time' }).told).toMatchObject({
      format: 'self-paced',
      delivery: 'on-demand',
    })
    expect(bring({ title: 'A', online_event: 'false' }, { also: [{ title: 'B', online_event: 'true' }] }).told.delivery).toBe('in-person')
  })

  test('a room is in person, an address to dial in is online, and a text that speaks of Zoom leaves it open', () => {
    const event = (place: string, description: string) =>
      bring(
        { SUMMARY: 'A', LOCATION: place, DESCRIPTION: description },
        {
          format: 'ics',
          record: {
            runs: [{ key: 'x', starts: { date: '2027-03-04', time: '10:00:00', offset: 0, zone: null }, ends: null, state: 'scheduled' }],
          },
        },
      )
    expect(event('Room 5', 'Come along').told.delivery).toBe('in-person')
    expect(event('Online', 'Come along').told.delivery).toBe('live-online')
    expect(event('Room 5', 'Or join by Zoom').told.delivery).toBe('not-stated')
    expect(event('', 'Come along').told).not.toHaveProperty('delivery')
    expect(event('', 'Come along').warnings).toMatch(/Neither a place/u)
  })
})

describe('dates', () => {
  const at = (starts: string, ends = '', options: Options = {}) =>
    bring({ title: 'A', starts, ends }, { also: [{ title: 'B', starts: '2027-01-01', ends: '2027-01-01' }], ...options })

  test('a wall clock in the unit’s zone', () => {
    expect(at('2027-03-04 10:00', '2027-03-04 11:30', { zone: 'America/Chicago' }).draft.runs[0]).toMatchObject({
      starts_local: '2027-03-04T10:00:00',
      ends_local: '2027-03-04T11:30:00',
      zone: 'America/Chicago',
      all_day: false,
      minutes: 90,
      starts_at: new Date('2027-03-04T16:00:00Z'),
    })
  })

  test('the zone set for all wins over the unit’s', () => {
    expect(at('2027-03-04 10:00', '', { zone: 'America/Chicago', set: { zone: 'America/New_York' } }).draft.runs[0]).toMatchObject({
      zone: 'America/New_York',
      starts_at: new Date('2027-03-04T15:00:00Z'),
    })
  })

  test('a wall clock without any zone keeps its day; the time stands in a note, and that is said', () => {
    const { draft, warnings } = at('2027-03-04 10:00', '2027-03-04 11:30')
    expect(draft.runs[0]).toMatchObject({
      all_day: true,
      starts_local: '2027-03-04T00:00:00',
      ends_local: '2027-03-05T00:00:00',
      note: '10:00–11:30, time zone not stated',
    })
    expect(warnings).toMatch(/No time zone is stated.*--set zone/u)
  })

  test('whole days end at the midnight after the last; from midnight to midnight means days', () => {
    for (const [starts, ends] of [
      ['2027-03-04', '2027-03-06'],
      ['2027-03-04T00:00:00', '2027-03-06T00:00:00'],
    ] as const) {
      expect(at(starts, ends, { zone: 'America/Chicago' }).draft).toMatchObject({
        runs: [{ all_day: true, starts_local: '2027-03-04T00:00:00', ends_local: '2027-03-07T00:00:00' }],
        told: { span_days: 3 },
      })
    }
  })

  test('an end before the start is not stated, with a warning', () => {
    const { draft, warnings } = at('2027-03-04 10:00', '2027-03-04 09:00', { zone: 'America/Chicago' })
    expect(draft.runs[0]).toMatchObject({ starts_local: '2027-03-04T10:00:00', ends_local: '2027-03-04T10:00:00', minutes: null })
    expect(warnings).toMatch(/before it starts/u)
  })

  test('a meeting across the change of clocks lasts as long as it lasts', () => {
    expect(at('2027-03-14 01:00', '2027-03-14 04:00', { zone: 'America/Chicago' }).draft.runs[0]?.minutes).toBe(120)
  })

  test('date and place glued to a feed’s title are taken off; a day without a clock is a whole day', () => {
    const item = (title: string, pubDate: string) =>
      bring({ title, link: 'https://a.example/x', pubDate, 'channel lastBuildDate': 'Mon, 01 Feb 2027 08:00:00 GMT' }, { format: 'rss' })
    const timed = item('Maps — for all — Thu Mar 4, 9:00 AM — Main Library', 'Thu, 04 Mar 2027 09:00:00 -0800')
    expect(timed.draft).toMatchObject({
      told: { title: 'Maps — for all' },
      runs: [{ place: 'Main Library', starts_local: '2027-03-04T09:00:00', zone: 'Etc/GMT+8' }],
    })
    expect(item('Maps — Thu Mar 4', 'Thu, 04 Mar 2027 00:00:00 -0800').draft.runs[0]).toMatchObject({
      all_day: true,
      starts_local: '2027-03-04T00:00:00',
    })
    expect(item('The Big Read — March 2027', 'Thu, 04 Mar 2027 09:00:00 -0800').told.title).toBe('The Big Read — March 2027')
  })
})

describe('identity', () => {
  test('an id, else the page, else unit, title and first start', () => {
    expect(
      bring({ id: 'x1', title: 'A', url: 'https://a.example/1' }, { also: [{ id: 'x2', title: 'B', url: 'https://a.example/2' }] }).draft
        .key,
    ).toBe('x1')
    expect(bring({ title: 'A', url: 'https://www.a.example/1/' }).draft).toMatchObject({ key: 'a.example/1', keyIsPage: true })
    const homeless = bring({ title: 'A', url: 'https://a.example/' }).draft
    expect(homeless).toMatchObject({ key: null, dedupeKey: dedupeKey(1, 'a', null), page: null })
  })

  test('certain, possible, or neither, with the reason', () => {
    const twin = (title: string, url: string | null, starts: number[] = [], unitId = 1) => ({ title, url, unitId, starts })
    expect(likeness(twin('Maps!', 'https://a.example/1'), twin('MAPS', 'http://www.a.example/1/'))).toEqual({
      certain: true,
      reason: 'Same web page and same title',
    })
    expect(likeness(twin('Maps', 'https://a.example/1'), twin('Charts', 'https://a.example/1'))?.certain).toBe(false)
    expect(likeness(twin('Maps for beginners', null, [1000]), twin('Maps for a beginner', null, [1000], 2))?.reason).toMatch(
      /alike and same start .* different units/u,
    )
    expect(likeness(twin('Maps for beginners', null, [1000]), twin('Storytime', null, [1000], 2))).toBeNull()
    expect(likeness(twin('Maps', null, [1000]), twin('Maps', null, [2000], 2))).toBeNull()
  })
})

test('warnings of one kind are listed 20 times, then counted', () => {
  const findings = createFindings()
  for (let line = 1; line <= 50; line += 1) findings.warn(line, 'level Mixed', 'The level “Mixed” is none')
  findings.warn(60, 'other', 'Another')
  findings.finish()
  const listed = findings.take()
  expect(listed).toHaveLength(22)
  expect(listed.at(-1)).toEqual({
    severity: 'warning',
    line: 21,
    reason: '30 more of this kind, the first of them: The level “Mixed” is none',
  })
})
