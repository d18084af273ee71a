import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { icsChunks, icsText } from './ics.ts'
import { runPython, whyNoModule } from './testing/python.ts'
import { labels, makeHostileRecord, makePart, makeRecord, makeRun, makeUndatedPart, origin } from './testing/records.ts'

const words = { offeredBy: (unit: string) => `Offered by ${unit}`, illustrative: 'The dates are illustrative.' }

function calendarOf(...records: OptionRecord[]): string {
  return icsText({ records, origin, lang: 'en', name: 'Learning hub', labels, words })
}

function eventsOf(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
}

function textOf(event: ICAL.Component | undefined, name: string): string {
  return String(event?.getFirstPropertyValue(name))
}

function instantOf(event: ICAL.Component | undefined, name: string): string {
  const time = event?.getFirstPropertyValue(name)
  if (!(time instanceof ICAL.Time)) throw new Error(`${name} is no time`)
  return time.toJSDate().toISOString()
}

/** Two meetings each, one before and one after a change of the clock where the zone has one. */
const aroundTheChange = [
  ['America/Chicago', '2026-10-29', '2026-11-05'],
  ['Australia/Sydney', '2026-10-01', '2026-10-08'],
  ['Africa/Nairobi', '2026-10-29', '2026-11-05'],
  ['Pacific/Honolulu', '2026-10-29', '2026-11-05'],
  ['Asia/Kolkata', '2026-10-29', '2026-11-05'],
  ['Australia/Lord_Howe', '2027-04-01', '2027-04-08'],
  ['Europe/Dublin', '2027-03-25', '2027-04-01'],
  ['America/Phoenix', '2026-03-05', '2026-03-12'],
] as const
const worldwide = aroundTheChange.map(([zone, before, after], index) =>
  makeRecord({
    slug: `option-${index}`,
    runs: [
      makeRun(`run-${index}`, [
        makePart(0, zone, `${before}T13:00:00`, `${before}T14:30:00`),
        makePart(1, zone, `${after}T13:00:00`, `${after}T14:30:00`),
      ]),
    ],
  }),
)
/** A night each in which the clock changes between start and end. */
const nights = makeRecord({
  slug: 'nights',
  runs: [
    makeRun('nights', [
      makePart(0, 'America/Chicago', '2026-03-08T01:30:00', '2026-03-08T03:30:00'),
      makePart(1, 'America/Chicago', '2026-11-01T00:30:00', '2026-11-01T02:30:00'),
      makePart(2, 'Australia/Sydney', '2026-10-04T01:30:00', '2026-10-04T03:30:00'),
    ]),
  ],
})
worldwide.push(nights)
const expectedInstants = Object.fromEntries(
  worldwide.flatMap((record) =>
    record.runs.flatMap((run) =>
      run.parts.map((part) => [`${run.uid}-${part.position}`, [part.startsAt?.toISOString(), part.endsAt?.toISOString()]]),
    ),
  ),
)

describe('the same event is the same instant everywhere', () => {
  test('ical.js reads back the instants before and after a change of the clock', () => {
    const read = Object.fromEntries(
      eventsOf(calendarOf(...worldwide)).map((event) => [textOf(event, 'uid'), [instantOf(event, 'dtstart'), instantOf(event, 'dtend')]]),
    )
    expect(read).toEqual(expectedInstants)
    expect(expectedInstants['run-0-0']).toEqual(['2026-10-29T18:00:00.000Z', '2026-10-29T19:30:00.000Z'])
    expect(expectedInstants['run-0-1']).toEqual(['2026-11-05T19:00:00.000Z', '2026-11-05T20:30:00.000Z'])
  })

  const reason = whyNoModule('icalendar')
  test.skipIf(reason)(`python3-icalendar reads back the same from our VTIMEZONE alone${reason ? ` (${reason})` : ''}`, () => {
    // the zones come from the file's own VTIMEZONE, not from that machine's database
    const script = `
import sys, json, icalendar, datetime
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(zone['TZID']): zone.to_tz() for zone in calendar.walk('vtimezone')}
def instant(prop):
    zone = zones[prop.params['TZID']]
    return zone.localize(prop.dt.replace(tzinfo=None)).astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
print(json.dumps({str(e['UID']): [instant(e['DTSTART']), instant(e['DTEND'])] for e in calendar.walk('vevent')}))`
    expect(runPython(script, calendarOf(...worldwide))).toEqual(expectedInstants)
  })

  test('the second pass of a repeated hour, and an unknown zone, are written in UTC', () => {
    const part = makePart(0, 'America/Chicago', '2026-11-01T01:30:00', '2026-11-01T03:00:00', {
      startsAt: new Date('2026-11-01T07:30:00Z'),
    })
    const lost = makePart(1, 'America/Chicago', '2026-11-02T01:30:00', '2026-11-02T03:00:00', { zone: 'Mars/Olympus' })
    const text = calendarOf(makeRecord({ runs: [makeRun('fold', [part, lost])] }))
    expect(text).toContain('DTSTART:20261101T073000Z\r\nDTEND:20261101T090000Z')
    expect(text).toContain('DTSTART:20261102T073000Z')
    expect(text).not.toContain('TZID')
  })
})

describe('an event', () => {
  const [event] = eventsOf(calendarOf(makeRecord()))

  test('has a stable id, a growing sequence, and was stamped when it last changed', () => {
    expect(textOf(event, 'uid')).toBe('run-1-0')
    expect(textOf(event, 'sequence')).toBe('3')
    expect(textOf(event, 'dtstamp')).toBe('2026-05-04T09:30:15Z')
  })

  test('says what, by whom and where to look', () => {
    expect(textOf(event, 'summary')).toBe('Weeding with care')
    expect(textOf(event, 'description')).toBe(
      'Decide what leaves the shelf, and tell the town why.\n\nTwo hours on weeding & trust.\n\n- Criteria\n- Words for patrons\n\n' +
        'Offered by Public Library Association\n\nhttps://example.org/weeding?a=1&b=2\nhttp://localhost:3000/catalog/weeding-with-care',
    )
    expect(textOf(event, 'location')).toBe('delivery live-online')
    expect(textOf(event, 'url')).toBe('http://localhost:3000/catalog/weeding-with-care')
    expect(event?.getFirstProperty('categories')?.getValues()).toEqual([
      'Topic weeding',
      'Topic collection-assessment',
      'Theme leading-people',
    ])
    expect(textOf(event, 'status')).toBe('CONFIRMED')
  })

  test.each([
    ['cancelled', false, 'CANCELLED'],
    ['postponed', false, 'TENTATIVE'],
    ['scheduled', true, 'TENTATIVE'],
  ] as const)('%s (illustrative: %s) is %s', (state, illustrative, status) => {
    const record = makeRecord()
    const [read] = eventsOf(calendarOf({ ...record, runs: record.runs.map((run) => ({ ...run, state, illustrative })) }))
    expect(textOf(read, 'status')).toBe(status)
    expect(textOf(read, 'description').startsWith(words.illustrative)).toBe(illustrative)
  })

  test('of several is told apart by its own title or its number; parts without a date are no events', () => {
    const parts = [
      makeUndatedPart(0, { title: 'Read ahead', mode: 'on-demand' }),
      makePart(1, 'America/Chicago', '2026-10-29T13:00:00', '2026-10-29T14:30:00', { title: 'Live workshop' }),
      makePart(2, 'America/Chicago', '2026-11-05T13:00:00', '2026-11-05T14:30:00', { mode: 'in-person', place: 'Room 5, Main Library' }),
    ]
    const events = eventsOf(calendarOf(makeRecord({ runs: [makeRun('run-1', parts)] })))
    expect(events.map((read) => textOf(read, 'uid'))).toEqual(['run-1-1', 'run-1-2'])
    expect(events.map((read) => textOf(read, 'summary'))).toEqual(['Weeding with care: Live workshop', 'Weeding with care (2/2)'])
    expect(textOf(events[1], 'location')).toBe('Room 5, Main Library')
  })

  test.each([
    ['one day, end at its own midnight', '2026-06-26T00:00:00', '2026-06-26T00:00:00', '2026-06-27'],
    ['one day, end in the evening', '2026-06-26T00:00:00', '2026-06-26T23:59:59', '2026-06-27'],
    ['three days, end at the midnight after', '2026-06-26T00:00:00', '2026-06-29T00:00:00', '2026-06-29'],
    ['three days, end in the last', '2026-06-26T00:00:00', '2026-06-28T23:59:59', '2026-06-29'],
  ])('all day, %s: the end is the day after the last', (_, starts, ends, exclusive) => {
    const text = calendarOf(makeRecord({ runs: [makeRun('days', [makePart(0, 'America/Chicago', starts, ends, { allDay: true })])] }))
    const [read] = eventsOf(text)
    expect(text).toContain('DTSTART;VALUE=DATE:20260626\r\n')
    expect(textOf(read, 'dtend')).toBe(exclusive)
    expect(text).not.toContain('VTIMEZONE')
  })

  test('without a length has no end', () => {
    const [read] = eventsOf(
      calendarOf(makeRecord({ runs: [makeRun('point', [makePart(0, 'UTC', '2026-06-26T10:00:00', '2026-06-26T10:00:00')])] })),
    )
    expect(textOf(read, 'dtstart')).toBe('2026-06-26T10:00:00Z')
    expect(read?.getFirstProperty('dtend')).toBeNull()
  })
})

describe('the file', () => {
  const hostile = calendarOf(makeHostileRecord(), makeRecord({ title: `${'é'.repeat(60)}${'👩🏽‍💻'.repeat(30)}` }))

  test('ends every line with CRLF and none is longer than 75 octets', () => {
    const lines = hostile.split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(hostile.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  test('is never folded inside a character', () => {
    for (const line of Buffer.from(hostile).toString('latin1').split('\r\n')) {
      const bytes = Buffer.from(line, 'latin1')
      expect(Buffer.from(bytes.toString('utf8')).equals(bytes)).toBe(true)
    }
  })

  test('takes no property, control character or direction override from a title, a uid or an address', () => {
    expect(hostile.replaceAll('\r\n ', '')).not.toMatch(/^(ATTACH|X-EVIL)/m)
    expect(hostile.replace(/\r\n/g, '')).not.toMatch(/\p{Cc}|\p{Cs}/u)
    const [event] = eventsOf(hostile)
    expect(textOf(event, 'summary')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    expect(textOf(event, 'summary')).toContain('</script>')
    expect(textOf(event, 'summary')).toContain('\\, ; ,=1+1')
  })

  const reason = whyNoModule('icalendar')
  test.skipIf(reason)(`is read by python3-icalendar, hostile texts among it${reason ? ` (${reason})` : ''}`, () => {
    const script = `
import sys, json, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
events = list(calendar.walk('vevent'))
print(json.dumps({'errors': [str(e) for c in calendar.walk() for e in c.errors], 'titles': [str(e['SUMMARY']) for e in events]}))`
    // that version loses a backslash before a comma, which ical.js and RFC 5545 keep: compared without it
    const titles = eventsOf(hostile).map((event) => textOf(event, 'summary').replaceAll('\\,', ','))
    expect(runPython(script, hostile)).toEqual({ errors: [], titles })
  })

  test('comes in chunks, one an option, and holds no event for what has no date', () => {
    const chunks = [...icsChunks({ records: [makeRecord(), makeRecord({ runs: [] })], origin, lang: 'en', name: 'x', labels, words })]
    expect(chunks).toHaveLength(3)
  })
})
