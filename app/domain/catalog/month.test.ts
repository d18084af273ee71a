import { describe, expect, test } from 'vitest'
import { makePart, makeRecord, makeRun, makeUndatedPart } from './formats/testing/records.ts'
import { entriesByDay, readMonth, shiftMonth, weeksOf, writeMonth } from './month.ts'

describe('a month in an address', () => {
  test.each([
    ['2027-01', { year: 2027, month: 1 }],
    ['2099-12', { year: 2099, month: 12 }],
    ['2027-1', null],
    ['2027-00', null],
    ['2027-13', null],
    ['1999-12', null],
    ['20270-1', null],
    [' 2027-01', null],
    ['2027-01\n', null],
    ['', null],
    [null, null],
  ])('%j', (text, month) => {
    expect(readMonth(text)).toEqual(month)
    if (month) expect(writeMonth(month)).toBe(text)
  })

  test.each([
    [{ year: 2027, month: 1 }, -1, { year: 2026, month: 12 }],
    [{ year: 2026, month: 12 }, 1, { year: 2027, month: 1 }],
    [{ year: 2027, month: 6 }, 0, { year: 2027, month: 6 }],
    [{ year: 2027, month: 3 }, -15, { year: 2025, month: 12 }],
    [{ year: 2027, month: 11 }, 26, { year: 2030, month: 1 }],
  ])('%j moved by %i', (month, by, moved) => {
    expect(shiftMonth(month, by)).toEqual(moved)
  })
})

describe('the weeks of a month', () => {
  test.each([
    [2027, 2, 5, '2027-01-31', '2027-03-06'],
    // February of 2026 begins on a Sunday and fills four weeks exactly
    [2026, 2, 4, '2026-02-01', '2026-02-28'],
    [2028, 2, 5, '2028-01-30', '2028-03-04'],
    [2027, 1, 6, '2026-12-27', '2027-02-06'],
    [2026, 12, 5, '2026-11-29', '2027-01-02'],
  ])('%i-%i has %i, from %s to %s', (year, month, count, first, last) => {
    const weeks = weeksOf({ year, month })
    expect(weeks).toHaveLength(count)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect([weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual([first, last])
    expect(weeks.flat().filter((day) => day.startsWith(writeMonth({ year, month }))).length).toBe(
      new Date(Date.UTC(year, month, 0)).getUTCDate(),
    )
    for (const week of weeks) expect(new Date(`${week[0]}T00:00:00Z`).getUTCDay()).toBe(0)
  })
})

describe('what a month’s days hold', () => {
  const day = (zone: string) => (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)
  const chicago = 'America/Chicago'
  const record = (slug: string, parts: ReturnType<typeof makePart>[], more: Parameters<typeof makeRun>[2] = {}) =>
    makeRecord({ slug, title: slug, runs: [makeRun(slug, parts, more)] })
  const slugs = (days: ReturnType<typeof entriesByDay>) => [...days].map(([at, entries]) => [at, entries.map((entry) => entry.slug)])
  const january = { year: 2027, month: 1 }

  test('each meeting stands on its day, in the order of the hours', () => {
    const records = [
      record('late', [makePart(0, chicago, '2027-01-05T15:00:00', '2027-01-05T16:00:00')]),
      record('series', [
        makePart(0, chicago, '2027-01-12T09:00:00', '2027-01-12T10:00:00'),
        makePart(1, chicago, '2027-01-05T09:00:00', '2027-01-05T10:00:00'),
      ]),
      record('february', [makePart(0, chicago, '2027-02-01T09:00:00', '2027-02-01T10:00:00')]),
    ]
    expect(slugs(entriesByDay(records, january, day(chicago)))).toEqual([
      ['2027-01-05', ['series', 'late']],
      ['2027-01-12', ['series']],
    ])
  })

  test('on the reader’s day, not the event’s', () => {
    const evening = [record('evening', [makePart(0, chicago, '2027-01-31T19:00:00', '2027-01-31T20:00:00')])]
    expect(slugs(entriesByDay(evening, january, day('Pacific/Honolulu')))).toEqual([['2027-01-31', ['evening']]])
    expect(slugs(entriesByDay(evening, january, day('Africa/Nairobi')))).toEqual([])
    expect(slugs(entriesByDay(evening, { year: 2027, month: 2 }, day('Africa/Nairobi')))).toEqual([['2027-02-01', ['evening']]])
  })

  test('whole days stand on their own day wherever the reader is', () => {
    const fair = [record('fair', [makePart(0, chicago, '2027-01-01T00:00:00', '2027-01-02T00:00:00', { allDay: true })])]
    for (const zone of [chicago, 'Pacific/Honolulu', 'Pacific/Kiritimati'])
      expect(slugs(entriesByDay(fair, january, day(zone)))).toEqual([['2027-01-01', ['fair']]])
  })

  test('nothing of what is cancelled or has no date', () => {
    const parts = [makePart(0, chicago, '2027-01-05T09:00:00', '2027-01-05T10:00:00')]
    const records = [record('off', parts, { state: 'cancelled' }), record('undated', [makeUndatedPart(0)]), makeRecord({ runs: [] })]
    expect(slugs(entriesByDay(records, january, day(chicago)))).toEqual([])
  })
})
