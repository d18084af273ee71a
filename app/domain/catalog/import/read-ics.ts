import { type EventLines, eventRuns, keyOf, readDate } from './ics-dates.ts'
import { type ContentLine, contentLines, splitEscaped, unescapeText } from './ics-lines.ts'
import { type CalendarZones, createZones } from './ics-zones.ts'
import { type ByteSource, emptyValues, type RawValue, type ReadItem, type ReadWarning, refusal, warning, wholeRefusal } from './records.ts'

/** Reads the events of an iCalendar file, one at a time. Alarms, attachments and free-busy times are not taken. */

/** What serves the dates or the calendar itself, and is no field of an option. */
const KEEPING_BOOKS = new Set(
  'DTSTAMP SEQUENCE CREATED LAST-MODIFIED TRANSP CLASS PRIORITY RRULE EXRULE EXDATE RDATE RECURRENCE-ID DURATION DTSTART DTEND ATTACH BEGIN END'.split(
    ' ',
  ),
)
const LISTS = new Set(['CATEGORIES', 'RESOURCES'])
const LINES_PER_EVENT = 2000

export async function* readIcs(bytes: ByteSource, now: Date): AsyncGenerator<ReadItem> {
  const overrides = (await mentions(bytes, 'RECURRENCE-ID')) ? await readOverrides(bytes) : new Map<string, Set<string>>()
  const zones = createZones()
  const open: string[] = []
  let event: EventLines | null = null
  let lines = 0
  let calendar = false
  for await (const line of contentLines(bytes)) {
    const said: ReadWarning[] = []
    if (line.guessed) said.push(warning(line.line, 'encoding', 'The line is not UTF-8; it was read as Windows-1252 (Latin-1)'))
    const component = line.value.trim().toUpperCase()
    if (line.name === 'BEGIN') {
      calendar = true
      if (component === 'VEVENT') {
        if (event) {
          yield* toItem(event, zones, overrides, now)
          yield warning(event.line, 'ics-unended', 'The event is not ended before the next begins; it was taken as it stands')
          open.length = 0
        }
        event = { line: line.line, props: new Map() }
        lines = 0
      } else if (event)
        said.push(warning(line.line, 'ics-within', `${component === 'VALARM' ? 'Alarms' : component} of events are not taken`))
      if (component === 'VTODO' || component === 'VJOURNAL')
        yield refusal(line.line, `A ${component === 'VTODO' ? 'to-do' : 'journal entry'} is no event`)
      if (open.length < 50) open.push(component)
      zones.learn(line)
    } else if (line.name === 'END') {
      const at = open.lastIndexOf(component)
      if (at >= 0) open.length = at
      if (component === 'VEVENT' && event) {
        yield* toItem(event, zones, overrides, now)
        event = null
      }
    } else if (event === null) zones.learn(line)
    else if (open.at(-1) === 'VEVENT') {
      lines += 1
      if (line.name === 'ATTACH') said.push(warning(line.line, 'ics-attach', 'Attachments are not taken'))
      else if (lines <= LINES_PER_EVENT) event.props.set(line.name, [...(event.props.get(line.name) ?? []), line])
      if (line.cut) said.push(warning(line.line, 'ics-cut', `The line ${line.name} is longer than 256 KB and was cut`))
    }
    yield* said
  }
  if (event) yield refusal(event.line, 'The file ends in the middle of the event')
  if (!calendar) yield wholeRefusal('The file is no calendar: it has no BEGIN line')
}

function* toItem(
  event: EventLines,
  zones: CalendarZones,
  overrides: ReadonlyMap<string, ReadonlySet<string>>,
  now: Date,
): Generator<ReadItem> {
  if (/^(PRIVATE|CONFIDENTIAL)$/iu.test(event.props.get('CLASS')?.[0]?.value.trim() ?? '')) {
    yield refusal(event.line, 'The event is marked as private in its calendar')
    return
  }
  const said: ReadWarning[] = []
  const uid = event.props.get('UID')?.[0]?.value.trim() ?? ''
  const recurring = event.props.has('RECURRENCE-ID')
  const overridden = (recurring ? undefined : overrides.get(uid)) ?? new Set<string>()
  const runs = eventRuns(event, { zones, now, overridden, said })
  const values = emptyValues()
  for (const [name, lines] of event.props) {
    if (!KEEPING_BOOKS.has(name)) values[name] = toValue(name, lines)
  }
  if (uid === '') said.push(warning(event.line, 'ics-uid', 'The event has no UID; it is known by its title and start'))
  yield* said
  yield { is: 'record', line: event.line, values, runs, runsAreAll: !recurring && event.props.has('RRULE'), toldElsewhere: [...overridden] }
}

function toValue(name: string, lines: readonly ContentLine[]): RawValue {
  if (LISTS.has(name)) return lines.flatMap(({ value }) => splitEscaped(value))
  return lines.length === 1 ? unescapeText(lines[0]?.value ?? '') : lines.map(({ value }) => unescapeText(value))
}

async function mentions(bytes: ByteSource, word: string): Promise<boolean> {
  let tail = Buffer.alloc(0)
  for await (const chunk of bytes()) {
    const both = Buffer.concat([tail, chunk])
    if (both.includes(word)) return true
    tail = both.subarray(Math.max(0, both.length - word.length))
  }
  return false
}

/** Which occurrences of which event are told again by a line of their own (RECURRENCE-ID), to be left out of the rule's dates. */
async function readOverrides(bytes: ByteSource): Promise<Map<string, Set<string>>> {
  const overrides = new Map<string, Set<string>>()
  const zones = createZones()
  let within = false
  let uid = ''
  let recurrence: ContentLine | null = null
  for await (const line of contentLines(bytes)) {
    if (line.name === 'BEGIN' && line.value.trim().toUpperCase() === 'VEVENT') {
      within = true
      uid = ''
      recurrence = null
    } else if (line.name === 'END' && line.value.trim().toUpperCase() === 'VEVENT') {
      const replaced = recurrence === null ? null : readDate(recurrence, zones, [])
      if (replaced !== null) overrides.set(uid, (overrides.get(uid) ?? new Set()).add(keyOf(replaced)))
      within = false
    } else if (!within) zones.learn(line)
    else if (line.name === 'UID') uid = line.value.trim()
    else if (line.name === 'RECURRENCE-ID') recurrence = line
  }
  return overrides
}
