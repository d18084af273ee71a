import { DateTime, IANAZone } from 'luxon'
import { describe, expect, test } from 'vitest'
import { instantOf, isKnownZone, localOf, offsetAt, transitionsIn, vtimezone } from './vtimezone.ts'

describe('changes of the clock', () => {
  test('Chicago falls back on November 1, 2026, at 7:00 UTC', () => {
    expect(transitionsIn('America/Chicago', 2026)).toEqual([
      { at: Date.UTC(2026, 2, 8, 8), from: -21600, to: -18000 },
      { at: Date.UTC(2026, 10, 1, 7), from: -18000, to: -21600 },
    ])
  })

  test.each(['Africa/Nairobi', 'Pacific/Honolulu', 'Asia/Kolkata', 'America/Phoenix'])('%s never changes its clock', (zone) => {
    expect(transitionsIn(zone, 2026)).toEqual([])
  })

  test('Lord Howe moves by half an hour, Samoa skipped a day, Monrovia had seconds', () => {
    expect(transitionsIn('Australia/Lord_Howe', 2026).map(({ from, to }) => to - from)).toEqual([-1800, 1800])
    expect(transitionsIn('Pacific/Apia', 2011).some(({ from, to }) => to - from === 86_400)).toBe(true)
    expect(transitionsIn('Africa/Monrovia', 1972)).toEqual([{ at: Date.UTC(1972, 0, 7, 0, 44, 30), from: -2670, to: 0 }])
  })
})

test.each([
  ['America/New_York', -28],
  ['Australia/Sydney', 0],
  ['Asia/Kathmandu', 0],
  ['Africa/Casablanca', 0],
  ['Europe/Dublin', 0],
])('offsets of %s agree with luxon through five years', (zone) => {
  const other = IANAZone.create(zone)
  for (let at = Date.UTC(2023, 0, 1); at < Date.UTC(2028, 0, 1); at += 7 * 3_600_000) {
    if (offsetAt(zone, at) !== other.offset(at) * 60) expect.fail(`${zone} at ${new Date(at).toISOString()}`)
  }
})

describe('a wall-clock time', () => {
  test('is an instant and back', () => {
    const at = instantOf('Australia/Sydney', '2026-10-04T13:00:00')
    expect(at).toBe(DateTime.fromISO('2026-10-04T13:00:00', { zone: 'Australia/Sydney' }).toMillis())
    expect(localOf('Australia/Sydney', at)).toBe('2026-10-04T13:00:00')
  })

  test('that comes twice is the first; in a gap the offset before it holds', () => {
    expect(new Date(instantOf('America/Chicago', '2026-11-01T01:30:00')).toISOString()).toBe('2026-11-01T06:30:00.000Z')
    expect(new Date(instantOf('America/Chicago', '2026-03-08T02:30:00')).toISOString()).toBe('2026-03-08T08:30:00.000Z')
  })
})

test('names that are no zone are told apart, whatever they hold', () => {
  expect(isKnownZone('America/Chicago')).toBe(true)
  expect(isKnownZone('Central Standard Time')).toBe(false)
  expect(isKnownZone('UTC\r\nX-EVIL:1')).toBe(false)
})

test('a VTIMEZONE names every onset in the time that held until then', () => {
  expect(vtimezone('America/Chicago', 2026, 2026).join('\n')).toContain(
    'BEGIN:DAYLIGHT\nDTSTART:20250309T020000\nRDATE:20260308T020000\nRDATE:20270314T020000\nTZOFFSETFROM:-0600\nTZOFFSETTO:-0500\nTZNAME:CDT\nEND:DAYLIGHT',
  )
})

test('a zone without summer time has one observance', () => {
  const lines = vtimezone('Asia/Kolkata', 2026, 2026)
  expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VTIMEZONE', 'BEGIN:STANDARD'])
  expect(lines).toContain('TZOFFSETTO:+0530')
})
