import { describe, expect, test } from 'vitest'
import { readIcs } from './read-ics.ts'
import { bytesOf, readAll } from './testing/kit.ts'

const now = new Date('2027-01-10T12:00:00Z')

async function read(lines: string, step?: number) {
  const { records, refused, warnings } = await readAll(readIcs(bytesOf(lines, step), now))
  return { records, first: records[0], refused, warnings: warnings.map(({ reason }) => reason).join('\n') }
}

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => calendar('BEGIN:VEVENT', 'SUMMARY:Storytime', ...lines, 'END:VEVENT')
const days = (runs: readonly { starts: { date: string } }[] | undefined) => runs?.map(({ starts }) => starts.date)

describe('lines', () => {
  test('folds are undone before letters are decoded, even where they cut one in two', async () => {
    const bytes = Buffer.from(event('UID:1', 'DTSTART:20270301T100000Z', 'DESCRIPTION:Café y más'))
    const cut = bytes.indexOf(0xc3) + 1
    const folded = Buffer.concat([bytes.subarray(0, cut), Buffer.from('\r\n '), bytes.subarray(cut)])
    const { records } = await readAll(readIcs(bytesOf(new Uint8Array(folded)), now))
    expect(records[0]?.values.DESCRIPTION).toBe('Café y más')
  })

  test('CRLF and LF may be mixed, escapes are undone, quoted parameters hold colons', async () => {
    const { first } = await read(
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\r\nSUMMARY:Food\\, fun &amp\\; more\nORGANIZER;CN="A: B";X=1:mailto:x@a.example\r\nUID:tag:a\\,1\nDTSTART:20270301\nEND:VEVENT\r\nEND:VCALENDAR',
    )
    expect(first?.values).toMatchObject({ SUMMARY: 'Food, fun &amp; more', ORGANIZER: 'mailto:x@a.example', UID: 'tag:a,1' })
  })

  test('a line broken without a fold belongs to the one before', async () => {
    const { first } = await read(event('DTSTART:20270301', 'DESCRIPTION:First', 'second line, no fold', 'UID:1'))
    expect(first?.values.DESCRIPTION).toBe('First\nsecond line, no fold')
  })

  test('alarms and attachments are not taken, and that is said', async () => {
    const { first, warnings } = await read(
      event(
        'UID:1',
        'DTSTART:20270301T100000Z',
        'ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA',
        'BEGIN:VALARM',
        'ACTION:PROCEDURE',
        'SUMMARY:Run me',
        'END:VALARM',
      ),
    )
    expect(first?.values.SUMMARY).toBe('Storytime')
    expect(first?.values).not.toHaveProperty('ATTACH')
    expect(warnings).toMatch(/Attachments are not taken\n.*Alarms/u)
  })

  test('to-dos and private events are refused by line; a file that breaks off loses its last event alone', async () => {
    const { records, refused } = await read(
      'BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nBEGIN:VEVENT\nSUMMARY:Secret\nCLASS:PRIVATE\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Open\nDTSTART:20270301\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Cut',
    )
    expect(records.map(({ values }) => values.SUMMARY)).toEqual(['Open'])
    expect(refused.map(({ line }) => line)).toEqual([2, 5, 13])
  })

  test('what is no calendar is refused', async () => {
    expect((await read('hello\nworld')).refused).toEqual([{ line: 1, reason: 'The file is no calendar: it has no BEGIN line' }])
  })
})

describe('zones', () => {
  test.each([
    ['DTSTART;TZID=America/New_York:20270301T100000', 'America/New_York'],
    ['DTSTART;TZID=US/Pacific;VALUE=DATE-TIME:20270301T100000', 'US/Pacific'],
    ['DTSTART;TZID=PST:20270301T100000', 'PST'],
    ['DTSTART:20270301T100000Z', null],
    ['DTSTART:20270301T100000', null],
  ])('%s names %s', async (line, zone) => {
    expect((await read(event('UID:1', line))).first?.runs?.[0]?.starts.zone).toBe(zone)
  })

  test('the calendar’s own zone serves times without one, and says so', async () => {
    const { first, warnings } = await read(
      calendar('X-WR-TIMEZONE:America/Denver', 'BEGIN:VEVENT', 'SUMMARY:A', 'UID:1', 'DTSTART:20270301T100000', 'END:VEVENT'),
    )
    expect(first?.runs?.[0]?.starts.zone).toBe('America/Denver')
    expect(warnings).toMatch(/no zone; the calendar’s own zone America\/Denver/u)
  })

  test('a private name is understood by the calendar’s description, by its offsets where it says no place', async () => {
    const zone = (...lines: string[]) => [
      'BEGIN:VTIMEZONE',
      'TZID:Our Zone',
      ...lines,
      'BEGIN:STANDARD',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0600',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'TZOFFSETFROM:-0600',
      'TZOFFSETTO:-0500',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ]
    const meeting = ['BEGIN:VEVENT', 'SUMMARY:A', 'UID:1', 'DTSTART;TZID=Our Zone:20270301T100000', 'END:VEVENT']
    expect((await read(calendar(...zone('X-LIC-LOCATION:America/Winnipeg'), ...meeting))).first?.runs?.[0]?.starts.zone).toBe(
      'America/Winnipeg',
    )
    expect((await read(calendar(...zone(), ...meeting))).first?.runs?.[0]?.starts.zone).toBe('America/Chicago')
  })

  test('a zone nobody knows is said to be unknown', async () => {
    const { first, warnings } = await read(event('UID:1', 'DTSTART;TZID=Middle/Earth:20270301T100000'))
    expect(first?.runs?.[0]?.starts.zone).toBeNull()
    expect(warnings).toMatch(/“Middle\/Earth” is unknown/u)
  })
})

describe('dates', () => {
  test('whole days end on their last day; equal days are one', async () => {
    const ends = async (...lines: string[]) => (await read(event('UID:1', ...lines))).first?.runs?.[0]?.ends?.date
    expect(await ends('DTSTART;VALUE=DATE:20270301', 'DTEND;VALUE=DATE:20270304')).toBe('2027-03-03')
    expect(await ends('DTSTART;VALUE=DATE:20270301', 'DTEND;VALUE=DATE:20270301')).toBe('2027-03-01')
    expect(await ends('DTSTART:20270301T100000Z', 'DURATION:PT90M')).toBe('2027-03-01')
  })

  test('an end before the start, and a start that is none, are not stated, with a warning', async () => {
    const backwards = await read(event('UID:1', 'DTSTART:20270301T100000Z', 'DTEND:20270228T100000Z'))
    expect(backwards.first?.runs?.[0]?.ends).toBeNull()
    expect(backwards.warnings).toMatch(/before it starts/u)
    const broken = await read(event('UID:1', 'DTSTART:soon'))
    expect(broken.first?.runs).toEqual([])
    expect(broken.warnings).toMatch(/“soon” is not understood/u)
  })

  test('a rule becomes dates, without those excluded, with those added', async () => {
    const { first } = await read(
      event(
        'UID:1',
        'DTSTART;TZID=America/Chicago:20270301T100000',
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'EXDATE;TZID=America/Chicago:20270308T100000',
        'RDATE;TZID=America/Chicago:20270401T100000',
      ),
    )
    expect(days(first?.runs)).toEqual(['2027-03-01', '2027-03-15', '2027-03-22', '2027-04-01'])
  })

  test('an occurrence that is told again replaces the one of the rule', async () => {
    const { records } = await read(
      calendar(
        'BEGIN:VEVENT',
        'SUMMARY:A',
        'UID:7',
        'DTSTART;TZID=America/Chicago:20270301T100000',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'SUMMARY:A',
        'UID:7',
        'RECURRENCE-ID:20270308T160000Z',
        'DTSTART;TZID=America/Chicago:20270309T120000',
        'END:VEVENT',
      ),
    )
    expect(days(records[0]?.runs)).toEqual(['2027-03-01', '2027-03-15'])
    expect(records[1]?.runs?.map(({ key, starts }) => [key, starts.date])).toEqual([['20270308T160000Z', '2027-03-09']])
  })

  test('a rule without an end gives the coming dates, bounded; one by the second gives its first date; both are said', async () => {
    const endless = await read(event('UID:1', 'DTSTART;TZID=America/Chicago:20190305T100000', 'RRULE:FREQ=WEEKLY'))
    expect(endless.first?.runs).toHaveLength(60)
    expect(days(endless.first?.runs)?.[0]).toBe('2027-01-05')
    expect(endless.warnings).toMatch(/without an end/u)
    const secondly = await read(event('UID:1', 'DTSTART:20270305T100000Z', 'RRULE:FREQ=SECONDLY;COUNT=1000000000'))
    expect(days(secondly.first?.runs)).toEqual(['2027-03-05'])
    expect(secondly.warnings).toMatch(/not taken/u)
  })

  test('a cancelled event is a cancelled date; an event without UID says that it has none', async () => {
    const { first, warnings } = await read(event('DTSTART:20270305T100000Z', 'STATUS:CANCELLED'))
    expect(first?.runs?.[0]?.state).toBe('cancelled')
    expect(warnings).toMatch(/no UID/u)
  })
})

test('100,000 events are read one by one', async () => {
  const many = async function* () {
    yield Buffer.from('BEGIN:VCALENDAR\r\n')
    for (let n = 0; n < 100_000; n += 500) {
      yield Buffer.from(
        Array.from(
          { length: 500 },
          (_, at) => `BEGIN:VEVENT\r\nUID:${n + at}\r\nSUMMARY:A ${n + at}\r\nDTSTART:20270301T100000Z\r\nEND:VEVENT\r\n`,
        ).join(''),
      )
    }
    yield Buffer.from('END:VCALENDAR\r\n')
  }
  let read = 0
  for await (const item of readIcs(many, now)) if (item.is === 'record') read += 1
  expect(read).toBe(100_000)
}, 60_000)
