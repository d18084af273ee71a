import { describe, expect, test } from 'vitest'
import { makePart, makeRecord, makeRun, makeUndatedPart } from './formats/testing/records.ts'
import { isOpen, nextPart, nextRun, type OptionRecord, runSpan } from './record.ts'

const now = new Date('2026-11-24T12:00:00Z')
const zone = 'America/Chicago'

/** A run of meetings of an hour, at one o'clock on the given days. */
function run(uid: string, days: string[], more: Parameters<typeof makeRun>[2] = {}) {
  return makeRun(
    uid,
    days.map((day, at) => makePart(at, zone, `${day}T13:00:00`, `${day}T14:00:00`)),
    more,
  )
}
const past = run('past', ['2026-03-03'])
const coming = run('coming', ['2027-01-05'])
const underWay = run('under-way', ['2026-11-17', '2026-12-01'])
const cancelled = run('cancelled', ['2027-01-12'], { state: 'cancelled' })
const undated = makeRun('undated', [makeUndatedPart(0), makeUndatedPart(1)])

describe('what can be taken or used now or later', () => {
  const record = (dated: boolean, last_seen: number | null, runs: OptionRecord['runs']) => makeRecord({ dated, last_seen, runs })

  test.each<[string, OptionRecord, boolean]>([
    ['a toolkit', record(false, null, []), true],
    ['a toolkit last seen in 2009', record(false, 2009, []), true],
    ['a recording of a run that is over', record(false, 2020, [past]), true],
    ['an event without a date and without a year', record(true, null, []), true],
    ['an event last seen in 2022', record(true, 2022, []), true],
    ['an event last seen in 2021', record(true, 2021, []), false],
    ['an event that comes, though last seen in 2012', record(true, 2012, [past, coming]), true],
    ['an event whose runs are over, though seen last year', record(true, 2025, [past]), false],
    ['an event that is under way', record(true, 2012, [underWay]), true],
    ['an event whose coming run is cancelled', record(true, 2025, [cancelled]), false],
    ['an event of which one run is cancelled', record(true, 2025, [cancelled, coming]), true],
    ['an event with a run that has no dates', record(true, 2023, [undated]), true],
    ['an event of old with a run that has no dates', record(true, 2013, [undated]), false],
    ['a postponed run counts until its date is over', record(true, null, [run('later', ['2027-02-02'], { state: 'postponed' })]), true],
  ])('%s', (_, option, open) => {
    expect(isOpen(option, now)).toBe(open)
  })

  test('what is archived is not offered, whatever dates it has, or needs none', () => {
    const archived_at = new Date('2026-05-01T00:00:00Z')
    expect(isOpen(makeRecord({ dated: false, archived_at }), now)).toBe(false)
    expect(isOpen(makeRecord({ dated: true, archived_at, runs: [coming] }), now)).toBe(false)
    expect(nextRun({ runs: [coming], archived_at }, now)).toBeNull()
  })

  test('past is decided by the end of the last part, to the moment', () => {
    const option = record(true, null, [underWay])
    const end = new Date('2026-12-01T20:00:00Z')
    expect(isOpen(option, new Date(end.getTime() - 1))).toBe(true)
    expect(isOpen(option, end)).toBe(false)
  })
})

describe('the run a person can still join or is in', () => {
  test.each([
    ['the only one', [coming], 'coming'],
    ['the sooner of two', [run('second', ['2027-03-02']), coming], 'coming'],
    ['the one under way before the one to come', [coming, underWay], 'under-way'],
    ['not the one that is over', [past, coming], 'coming'],
    ['not the one that is cancelled', [cancelled, run('later', ['2027-05-04'])], 'later'],
    ['not one without dates', [undated, coming], 'coming'],
  ])('%s', (_, runs, uid) => {
    expect(nextRun({ runs, archived_at: null }, now)?.uid).toBe(uid)
  })

  test.each([[[]], [[past]], [[cancelled]], [[undated]]])('none of these: %#', (runs) => {
    expect(nextRun({ runs, archived_at: null }, now)).toBeNull()
  })
})

describe('a run from its parts', () => {
  test('spans from the first start to the last end, in whatever order they stand', () => {
    const mixed = makeRun('mixed', [
      makePart(0, zone, '2027-01-12T13:00:00', '2027-01-12T14:00:00'),
      makeUndatedPart(1),
      makePart(2, zone, '2027-01-05T09:00:00', '2027-01-05T17:00:00'),
    ])
    expect(runSpan(mixed)).toEqual({ start: new Date('2027-01-05T15:00:00Z'), end: new Date('2027-01-12T20:00:00Z') })
    expect(runSpan(undated)).toBeNull()
    expect(runSpan(makeRun('empty', []))).toBeNull()
  })

  test('the next meeting is the first that has not ended', () => {
    expect(nextPart(underWay, now)?.startsLocal).toBe('2026-12-01T13:00:00')
    expect(nextPart(underWay, new Date('2026-11-17T19:30:00Z'))?.startsLocal).toBe('2026-11-17T13:00:00')
    expect(nextPart(past, now)).toBeNull()
    expect(nextPart(undated, now)).toBeNull()
  })
})
