import { describe, expect, test } from 'vitest'
import { makePart, makeRecord, makeRun, makeUndatedPart } from './formats/testing/records.ts'
import type { OptionRecord } from './record.ts'
import { closesInDays, whenOf } from './when.ts'

const now = new Date('2026-11-24T12:00:00Z')
const zone = 'America/Chicago'
const meeting = (day: string, from = '13:00', to = '14:00', at = 0) => makePart(at, zone, `${day}T${from}:00`, `${day}T${to}:00`)
const event = (runs: OptionRecord['runs'], more: Partial<OptionRecord> = {}) => makeRecord({ dated: true, last_seen: null, runs, ...more })

describe('when an option can be taken or used', () => {
  test.each<[string, OptionRecord, object]>([
    ['a resource: any time', makeRecord({ kind: 'resource', dated: false, runs: [] }), { kind: 'any-time' }],
    ['a self-paced course: any time', makeRecord({ kind: 'course', dated: false, runs: [] }), { kind: 'any-time' }],
    ['a service: it goes on', makeRecord({ kind: 'service', dated: false, runs: [] }), { kind: 'ongoing' }],
    ['an event of which no source states a date', event([]), { kind: 'undated', lastSeen: null }],
    ['and that was last seen in 2023', event([], { last_seen: 2023 }), { kind: 'undated', lastSeen: 2023 }],
    ['an event last seen in 2012: not offered now', event([], { last_seen: 2012 }), { kind: 'past', lastOffered: 2012, cancelled: false }],
  ])('%s', (_, option, when) => {
    expect(whenOf(option, now)).toEqual(when)
  })

  test('one coming meeting', () => {
    expect(whenOf(event([makeRun('one', [meeting('2027-01-05')])]), now)).toMatchObject({
      kind: 'single',
      part: { startsLocal: '2027-01-05T13:00:00' },
    })
  })

  test('one meeting, with something to read at any time before', () => {
    expect(whenOf(event([makeRun('one', [makeUndatedPart(0), meeting('2027-01-05', '13:00', '14:00', 1)])]), now).kind).toBe('single')
  })

  test.each([
    ['a whole day', makePart(0, zone, '2027-01-05T00:00:00', '2027-01-06T00:00:00', { allDay: true }), 'single'],
    ['two whole days', makePart(0, zone, '2027-01-05T00:00:00', '2027-01-07T00:00:00', { allDay: true }), 'series'],
    ['a night at the library', makePart(0, zone, '2027-01-05T20:00:00', '2027-01-06T07:00:00'), 'single'],
    ['two days, from nine to five', makePart(0, zone, '2027-01-05T09:00:00', '2027-01-06T17:00:00'), 'series'],
    ['a moment: the end is not stated', makePart(0, zone, '2027-01-05T09:00:00', '2027-01-05T09:00:00'), 'single'],
  ])('%s', (_, part, kind) => {
    expect(whenOf(event([makeRun('run', [part])]), now).kind).toBe(kind)
  })

  describe('a weekly series across the change of clocks', () => {
    const days = ['2026-10-20', '2026-10-27', '2026-11-03', '2026-11-10']
    const series = event([
      makeRun(
        'series',
        days.map((day, at) => meeting(day, '13:00', '14:00', at)),
      ),
    ])

    test.each([
      ['before it begins', '2026-10-01T00:00:00Z', '2026-10-20T13:00:00', false],
      ['during its first meeting', '2026-10-20T18:30:00Z', '2026-10-20T13:00:00', true],
      ['after its first meeting', '2026-10-20T19:00:00Z', '2026-10-27T13:00:00', true],
      ['after its last meeting in summer time', '2026-10-27T19:00:00Z', '2026-11-03T13:00:00', true],
      // one o'clock in winter is an hour later for the world
      ['in the hour that the clock change adds', '2026-11-03T19:30:00Z', '2026-11-03T13:00:00', true],
      ['after that', '2026-11-03T20:00:00Z', '2026-11-10T13:00:00', true],
    ])('%s', (_, at, next, underWay) => {
      expect(whenOf(series, new Date(at))).toMatchObject({ kind: 'series', underWay, next: { startsLocal: next } })
    })

    test('is over with its last meeting', () => {
      expect(whenOf(series, new Date('2026-11-10T20:00:00Z'))).toEqual({ kind: 'past', lastOffered: 2026, cancelled: false })
    })
  })

  test('the run that is over gives way to the next', () => {
    const twice = event([makeRun('a', [meeting('2026-03-03')]), makeRun('b', [meeting('2027-03-02')])])
    expect(whenOf(twice, now)).toMatchObject({ kind: 'single', run: { uid: 'b' } })
  })

  describe('what is not offered now', () => {
    test('says the year of its last run, as the clock on the wall had it', () => {
      const newYear = makePart(0, 'Pacific/Honolulu', '2025-12-31T20:00:00', '2025-12-31T22:00:00')
      expect(whenOf(event([makeRun('eve', [newYear])], { last_seen: 2019 }), now)).toMatchObject({ kind: 'past', lastOffered: 2025 })
      const lastDay = makePart(0, zone, '2025-12-31T00:00:00', '2026-01-01T00:00:00', { allDay: true })
      expect(whenOf(event([makeRun('day', [lastDay])]), now)).toMatchObject({ kind: 'past', lastOffered: 2025 })
    })

    test('does not count a run that never took place', () => {
      const runs = [makeRun('held', [meeting('2024-05-07')]), makeRun('not held', [meeting('2026-05-05')], { state: 'cancelled' })]
      expect(whenOf(event(runs), now)).toEqual({ kind: 'past', lastOffered: 2024, cancelled: false })
    })

    test('says that it was cancelled while the day is still ahead', () => {
      const off = event([makeRun('off', [meeting('2027-01-05')], { state: 'cancelled' })], { last_seen: 2025 })
      expect(whenOf(off, now)).toEqual({ kind: 'past', lastOffered: 2025, cancelled: true })
      expect(whenOf(off, new Date('2027-01-06T00:00:00Z'))).toEqual({ kind: 'past', lastOffered: 2025, cancelled: false })
    })
  })
})

describe('days until registration closes', () => {
  const closing = (closesAt: string | null) =>
    event([makeRun('one', [meeting('2027-01-05')], { closesAt: closesAt === null ? null : new Date(closesAt) })])

  test.each([
    ['not stated', null, null],
    ['over', '2026-11-24T12:00:00Z', null],
    ['within the hour', '2026-11-24T12:30:00Z', 1],
    ['in a day', '2026-11-25T12:00:00Z', 1],
    ['in a day and a moment', '2026-11-25T12:00:01Z', 2],
    ['in two weeks', '2026-12-08T12:00:00Z', 14],
    ['in more than two weeks', '2026-12-08T12:00:01Z', null],
  ])('%s', (_, closesAt, days) => {
    expect(closesInDays(closing(closesAt), now)).toBe(days)
  })

  test('nothing closes where nothing is offered', () => {
    expect(closesInDays(event([]), now)).toBeNull()
  })
})
