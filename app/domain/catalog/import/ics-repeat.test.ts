import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { expandRepeat, readRepeat } from './ics-repeat.ts'

/** Dates by another program's reading of the same rule. */
function byAnother(rule: string, first: string, many: number): string[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(first))
  const days: string[] = []
  for (let day = iterator.next(); day && days.length < many; day = iterator.next()) days.push(day.toString().slice(0, 10))
  return days
}

describe('agrees with ical.js', () => {
  test.each([
    ['FREQ=DAILY;COUNT=10', '2027-01-01'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=20', '2027-02-20'],
    ['FREQ=WEEKLY;COUNT=30', '2027-01-06'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=25', '2027-01-04'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=12', '2027-01-05'],
    ['FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231T235959Z', '2027-01-02'],
    ['FREQ=MONTHLY;COUNT=14', '2027-01-15'],
    ['FREQ=MONTHLY;COUNT=10', '2027-01-31'],
    ['FREQ=MONTHLY;BYDAY=2TU;COUNT=12', '2027-01-12'],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=12', '2027-01-29'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15,-1;COUNT=20', '2027-01-01'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=10', '2027-01-29'],
    ['FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO;COUNT=6', '2027-01-04'],
    ['FREQ=YEARLY;COUNT=5', '2027-05-04'],
    ['FREQ=YEARLY;BYMONTH=4;BYDAY=2SU;COUNT=5', '2027-04-11'],
  ])('%s from %s', (rule, first) => {
    const repeat = readRepeat(rule)
    expect(repeat).not.toBeNull()
    if (repeat === null) return
    const ours = expandRepeat(repeat, first, first, 400).days
    // ten years are looked at: what lies beyond is left out
    const theirs = byAnother(rule, first, 400).filter((day) => Number(day.slice(0, 4)) <= 2036)
    expect(ours).toEqual(theirs)
  })
})

test('a day that a year or a month lacks is left out (RFC 5545, 3.3.10)', () => {
  const leap = readRepeat('FREQ=YEARLY;COUNT=3')
  expect(leap && expandRepeat(leap, '2028-02-29', '2028-01-01', 9).days).toEqual(['2028-02-29', '2032-02-29', '2036-02-29'])
})

test('an impossible rule ends, an endless one is cut and says that there is more', () => {
  const impossible = readRepeat('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')
  expect(impossible && expandRepeat(impossible, '2027-01-30', '2027-01-01', 50).days).toEqual(['2027-01-30'])
  const endless = readRepeat('FREQ=DAILY')
  expect(endless && expandRepeat(endless, '1990-01-01', '2027-03-01', 3)).toEqual({
    days: ['2027-03-01', '2027-03-02', '2027-03-03'],
    more: true,
  })
})

test.each([
  'FREQ=HOURLY',
  'FREQ=SECONDLY;COUNT=5',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;BYHOUR=9,10',
  'nonsense',
  '',
])('%j is not taken', (rule) => {
  expect(readRepeat(rule)).toBeNull()
})
