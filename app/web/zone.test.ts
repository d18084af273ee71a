import { describe, expect, test } from 'vitest'
import { knownZone, listZones } from './zone.ts'

describe('a zone by its name', () => {
  test.each([
    'America/Chicago',
    'Pacific/Honolulu',
    'Africa/Nairobi',
    'Australia/Sydney',
    'UTC',
    'America/Argentina/Ushuaia',
    'America/Port-au-Prince',
  ])('%s is one', (zone) => {
    expect(knownZone(zone)).toBe(zone)
  })

  test.each([
    ['Asia/Kolkata', 'Asia/Calcutta'],
    ['America/Indiana/Indianapolis', 'America/Indianapolis'],
    ['Europe/Kyiv', 'Europe/Kiev'],
    ['US/Central', 'America/Chicago'],
    ['america/chicago', 'America/Chicago'],
  ])('%s, as other browsers write it, is the same as %s', (zone, same) => {
    expect(sameClock(knownZone(zone), same)).toBe(true)
  })

  test.each([
    ...[
      undefined,
      null,
      '',
      ' ',
      'Mars/Olympus',
      'America',
      'America/',
      '/etc/localtime',
      '../../etc/passwd',
      'America/Chicago ',
      'America/Chicago\n',
    ],
    ...[
      'America/Chicago;Path=/',
      '<script>',
      '__proto__',
      'constructor',
      '+05:30',
      '-06:00',
      '+23:59',
      'GMT+25',
      'x'.repeat(100_000),
      'America/Chic\u0000ago',
    ],
  ])('%j is none', (value) => {
    expect(knownZone(value)).toBeNull()
  })

  test('what is taken can be used to write a time', () => {
    for (const zone of ['EST5EDT', 'Etc/GMT+5', 'GMT', 'PST8PDT', 'CET', 'Zulu']) {
      const known = knownZone(zone)
      if (known) expect(() => new Intl.DateTimeFormat('en', { timeZone: known })).not.toThrow()
    }
  })
})

test('every zone of the list can be chosen, the usual ones of the association’s members first', () => {
  const { usual, all } = listZones()
  expect(usual).toEqual(
    expect.arrayContaining(['America/New_York', 'America/Chicago', 'Pacific/Honolulu', 'America/Puerto_Rico', 'Pacific/Guam']),
  )
  expect(all.length).toBeGreaterThan(400)
  expect(all.filter((zone) => knownZone(zone) !== zone)).toEqual([])
  expect(usual.filter((zone) => !all.includes(zone))).toEqual([])
})

/** Two names of one zone, whichever of them the engine prefers. */
function sameClock(one: string | null, other: string): boolean {
  const at = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)]
  const read = (zone: string) =>
    at.map((time) => new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(time)).join()
  return one !== null && read(one) === read(other)
}
