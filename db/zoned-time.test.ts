import { Settings } from 'luxon'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays, addMinutes, toInstant } from './zoned-time.ts'

const clock = Settings.now
afterEach(() => {
  Settings.now = clock
})

/** Days on which the hub may be running: what it answers must not depend on them. */
const seasons = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'] as const

describe.each(seasons)('the instant of a local time, reckoned on %s', (today) => {
  const instant = (local: string, zone: string) => {
    Settings.now = () => Date.parse(today)
    return toInstant(local, zone).toISOString()
  }

  test.each([
    ['Chicago in winter', '2026-01-20T13:00:00', 'America/Chicago', '2026-01-20T19:00:00.000Z'],
    ['Chicago in summer', '2026-07-20T13:00:00', 'America/Chicago', '2026-07-20T18:00:00.000Z'],
    ['Nairobi, which never changes its clocks', '2026-01-20T13:00:00', 'Africa/Nairobi', '2026-01-20T10:00:00.000Z'],
    ['Nairobi half a year later', '2026-07-20T13:00:00', 'Africa/Nairobi', '2026-07-20T10:00:00.000Z'],
    ['Honolulu, which never changes them either', '2026-07-20T20:00:00', 'Pacific/Honolulu', '2026-07-21T06:00:00.000Z'],
    ['Sydney in its summer', '2026-01-20T13:00:00', 'Australia/Sydney', '2026-01-20T02:00:00.000Z'],
    ['Sydney in its winter', '2026-07-20T13:00:00', 'Australia/Sydney', '2026-07-20T03:00:00.000Z'],
    ['Kathmandu, a quarter of an hour off', '2026-07-20T13:00:00', 'Asia/Kathmandu', '2026-07-20T07:15:00.000Z'],
    ['Kiritimati, a day ahead of Honolulu', '2026-07-20T13:00:00', 'Pacific/Kiritimati', '2026-07-19T23:00:00.000Z'],
    ['a time without seconds', '2026-07-20T13:00', 'UTC', '2026-07-20T13:00:00.000Z'],
    ['a time as PostgreSQL writes it', '2026-07-20 13:00:00', 'UTC', '2026-07-20T13:00:00.000Z'],
  ])('%s', (_, local, zone, expected) => {
    expect(instant(local, zone)).toBe(expected)
  })

  test.each([
    ['Chicago, the last minute before the clock is put forward', '2026-03-08T01:59:00', 'America/Chicago', '2026-03-08T07:59:00.000Z'],
    ['Chicago, the first minute after', '2026-03-08T03:00:00', 'America/Chicago', '2026-03-08T08:00:00.000Z'],
    ['Chicago, the hour that is skipped: an hour later on the clock', '2026-03-08T02:30:00', 'America/Chicago', '2026-03-08T08:30:00.000Z'],
    ['Sydney, the hour that is skipped', '2026-10-04T02:30:00', 'Australia/Sydney', '2026-10-03T16:30:00.000Z'],
    ['Apia, the day that is skipped', '2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
  ])('%s', (_, local, zone, expected) => {
    expect(instant(local, zone)).toBe(expected)
  })

  test.each([
    ['Chicago', '2026-11-01T01:30:00', 'America/Chicago', '2026-11-01T06:30:00.000Z'],
    ['Sydney', '2026-04-05T02:30:00', 'Australia/Sydney', '2026-04-04T15:30:00.000Z'],
    ['Lord Howe, where the clock goes back by half an hour', '2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ])('%s, a time that comes twice: the first', (_, local, zone, expected) => {
    expect(instant(local, zone)).toBe(expected)
  })
})

describe('what is no time, or no zone, is an error that names both', () => {
  test.each([
    ['2026-02-30T10:00:00', 'UTC'],
    ['2026-01-20T25:00:00', 'UTC'],
    ['', 'UTC'],
    ['tomorrow', 'UTC'],
    ['infinity', 'UTC'],
    ['2026-01-20T13:00:00', 'Mars/Olympus'],
    ['2026-01-20T13:00:00', ''],
    ['2026-01-20T13:00:00', '__proto__'],
  ])('%j in %j', (local, zone) => {
    expect(() => toInstant(local, zone)).toThrow(RangeError)
    expect(() => toInstant(local, zone)).toThrow(`${local} in ${zone}`)
  })
})

describe('later on the wall clock', () => {
  test.each([
    ['2026-01-20T13:00:00', 'America/Chicago', 90, '2026-01-20T14:30:00'],
    ['2026-01-20T23:30:00', 'America/Chicago', 60, '2026-01-21T00:30:00'],
    // the clock is put forward at 2: an hour and a half after 1 o'clock it shows half past 3
    ['2026-03-08T01:00:00', 'America/Chicago', 90, '2026-03-08T03:30:00'],
    ['2026-11-01T00:30:00', 'America/Chicago', 120, '2026-11-01T01:30:00'],
    ['2026-01-20 13:00:00', 'Pacific/Honolulu', 1, '2026-01-20T13:01:00'],
  ])('%s in %s and %i minutes', (local, zone, minutes, expected) => {
    expect(addMinutes(local, zone, minutes)).toBe(expected)
  })

  test.each([
    ['2026-03-07T02:30:00', 1, '2026-03-08T02:30:00'],
    ['2026-02-28T09:00:00', 1, '2026-03-01T09:00:00'],
    ['2028-02-28T09:00:00', 1, '2028-02-29T09:00:00'],
    ['2026-01-01T09:00:00', -1, '2025-12-31T09:00:00'],
    ['2026-12-31T00:00:00', 365, '2027-12-31T00:00:00'],
  ])('%s and %i days is the same time of day', (local, days, expected) => {
    expect(addDays(local, days)).toBe(expected)
  })
})
