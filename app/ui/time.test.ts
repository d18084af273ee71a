import { describe, expect, test } from 'vitest'
import {
  clockRange,
  clockTime,
  dayOfMonth,
  dayRange,
  duration,
  fullDay,
  isoDay,
  monthName,
  monthShort,
  shortDay,
  zoneCity,
  zoneShort,
} from './time.ts'

const now = new Date('2026-11-24T12:00:00Z')
const at = new Date('2027-01-05T19:00:00Z')
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ')

describe('the same event, read in several places', () => {
  test.each([
    ['America/Chicago', 'Tue, Jan 5, 2027', '1:00 pm', 'CST'],
    ['Pacific/Honolulu', 'Tue, Jan 5, 2027', '9:00 am', 'HST'],
    ['Africa/Nairobi', 'Tue, Jan 5, 2027', '10:00 pm', 'GMT+3'],
    ['Australia/Sydney', 'Wed, Jan 6, 2027', '6:00 am', 'GMT+11'],
  ])('%s', (zone, day, time, name) => {
    expect([shortDay(at, zone, 'en', now), clockTime(at, zone, 'en'), zoneShort(at, zone, 'en')].map(plain)).toEqual([day, time, name])
  })

  test('before and after the clock is changed', () => {
    const [summer, winter] = [new Date('2026-10-27T18:00:00Z'), new Date('2026-11-03T19:00:00Z')]
    expect([clockTime(summer, 'America/Chicago', 'en'), clockTime(winter, 'America/Chicago', 'en')].map(plain)).toEqual([
      '1:00 pm',
      '1:00 pm',
    ])
    expect([zoneShort(summer, 'America/Chicago', 'en'), zoneShort(winter, 'America/Chicago', 'en')]).toEqual(['CDT', 'CST'])
    expect([clockTime(summer, 'Africa/Nairobi', 'en'), clockTime(winter, 'Africa/Nairobi', 'en')].map(plain)).toEqual([
      '9:00 pm',
      '10:00 pm',
    ])
  })
})

test('a day bears its year only where that is not this year’s', () => {
  expect(shortDay(new Date('2026-12-08T19:00:00Z'), 'America/Chicago', 'en', now)).toBe('Tue, Dec 8')
  expect(shortDay(at, 'America/Chicago', 'en', now)).toContain('2027')
})

test('the year is that of the reader’s own clock on the wall', () => {
  // in Chicago it is still the last evening of 2026
  const newYear = new Date('2027-01-01T02:00:00Z')
  expect(shortDay(newYear, 'America/Chicago', 'en', now)).toBe('Thu, Dec 31')
})

test('in Spanish too', () => {
  expect(plain(shortDay(at, 'America/Chicago', 'es', now))).toMatch(/mar.*5.*ene.*2027/)
  expect(plain(fullDay(at, 'America/Chicago', 'es'))).toMatch(/martes.*5.*enero.*2027/)
  expect(monthName(2027, 1, 'es')).toMatch(/enero.*2027/)
  expect(duration(75, 'es')).toBe('1 hora 15 minutos')
})

test('from one time to another, from one day to another', () => {
  expect(plain(clockRange(at, new Date('2027-01-05T20:30:00Z'), 'America/Chicago', 'en'))).toBe('1:00–2:30 pm')
  expect(plain(clockRange(new Date('2027-01-05T17:00:00Z'), at, 'America/Chicago', 'en'))).toBe('11:00 am–1:00 pm')
  expect(plain(dayRange(at, new Date('2027-01-07T19:00:00Z'), 'America/Chicago', 'en'))).toBe('Jan 5 – 7, 2027')
})

test('days for machines, and the pieces of a date', () => {
  expect([isoDay(at, 'America/Chicago'), isoDay(at, 'Australia/Sydney')]).toEqual(['2027-01-05', '2027-01-06'])
  expect([
    monthShort(at, 'UTC', 'en'),
    dayOfMonth(at, 'Australia/Sydney', 'en'),
    fullDay(at, 'UTC', 'en'),
    monthName(2026, 12, 'en'),
  ]).toEqual(['Jan', '6', 'Tuesday, January 5, 2027', 'December 2026'])
  expect([zoneCity('America/New_York'), zoneCity('America/Argentina/Ushuaia'), zoneCity('UTC')]).toEqual(['New York', 'Ushuaia', 'UTC'])
})

test.each([
  [1, '1 minute'],
  [30, '30 minutes'],
  [60, '1 hour'],
  [75, '1 hour 15 minutes'],
  [90, '90 minutes'],
  [120, '2 hours'],
  [61, '1 hour 1 minute'],
  [600, '10 hours'],
])('%i minutes: %s', (minutes, words) => {
  expect(duration(minutes, 'en')).toBe(words)
})
