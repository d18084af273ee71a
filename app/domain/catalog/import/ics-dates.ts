import type { RunState } from '#db/values.ts'
import type { ContentLine } from './ics-lines.ts'
import { expandRepeat, readRepeat } from './ics-repeat.ts'
import type { CalendarZones } from './ics-zones.ts'
import { readLength } from './lengths.ts'
import { quoted, type RawRun, type ReadWarning, warning } from './records.ts'
import { placeTime, type ReadTime, readTime, sayTime } from './when.ts'

/** The dates of one event: its start and end, and those that a rule of repetition adds. */

/** Dates taken of a rule without an end, and of one that ends. */
const ENDLESS = 60
const ENDING = 366

export type EventLines = { line: number; props: Map<string, ContentLine[]> }
type Context = { zones: CalendarZones; now: Date; overridden: ReadonlySet<string>; said: ReadWarning[] }

export function eventRuns(event: EventLines, context: Context): RawRun[] {
  const { zones, said } = context
  const startLine = event.props.get('DTSTART')?.[0]
  const starts = startLine ? readDate(startLine, zones, said) : null
  if (starts === null) {
    const reason = startLine
      ? `The start ${quoted(startLine.value)} is not understood; the date is not stated`
      : 'The event states no start'
    said.push(warning(event.line, 'ics-start', reason))
    return []
  }
  const ends = readEnd(event, starts, context)
  const state: RunState = event.props.get('STATUS')?.[0]?.value.trim().toUpperCase() === 'CANCELLED' ? 'cancelled' : 'scheduled'
  const recurrence = event.props.get('RECURRENCE-ID')?.[0]
  if (recurrence) {
    const replaced = readDate(recurrence, zones, said)
    return [{ key: keyOf(replaced ?? starts), starts, ends, state }]
  }
  const days = repeatDays(event, starts, context)
  const excluded = new Set(listed(event, 'EXDATE', context).map(keyOf))
  const runs = days.map((date): RawRun => {
    const shifted: ReadTime = { ...starts, date }
    return {
      key: keyOf(shifted),
      starts: shifted,
      ends: ends === null ? null : { ...ends, date: shiftDate(ends.date, daysBetween(starts.date, date)) },
      state,
    }
  })
  for (const extra of listed(event, 'RDATE', context)) runs.push({ key: keyOf(extra), starts: extra, ends: null, state })
  return runs.filter(
    ({ key }, index) => !excluded.has(key) && !context.overridden.has(key) && runs.findIndex((run) => run.key === key) === index,
  )
}

/** One name for one occurrence, however its time was written: the instant, the day, or the bare wall clock. */
export function keyOf(time: ReadTime): string {
  const compact = (text: string) => text.replace(/[-:]/gu, '')
  if (time.time === null) return compact(time.date)
  const placed = placeTime(time, null)
  return placed === null ? compact(`${time.date}T${time.time}`) : `${compact(placed.moment.at.toISOString().slice(0, 19))}Z`
}

export function readDate(line: ContentLine, zones: CalendarZones, said: ReadWarning[]): ReadTime | null {
  const time = readTime(line.value)
  if (time === null) return null
  if (time.time === null) return { ...time, zone: zones.nameFor(undefined, line.line, said) }
  const tzid = line.params.TZID
  const zone = zones.nameFor(time.offset === null ? tzid : undefined, line.line, said)
  if (time.offset === null && tzid === undefined && zone !== null) {
    said.push(warning(line.line, 'ics-floating', `The time states no zone; the calendar’s own zone ${zone} was taken`))
  }
  return { ...time, zone }
}

function readEnd(event: EventLines, starts: ReadTime, { zones, said }: Context): ReadTime | null {
  const line = event.props.get('DTEND')?.[0]
  const duration = event.props.get('DURATION')?.[0]
  if (!line && duration) return addDuration(starts, duration, said)
  if (!line) return null
  const read = readDate(line, zones, said)
  const ends = read !== null && read.zone === null && read.offset === null ? { ...read, zone: starts.zone } : read
  if (ends === null) {
    said.push(warning(event.line, 'ics-end', `The end ${quoted(line.value)} is not understood; it is not stated`))
    return null
  }
  // the day after the last one, where whole days are meant; equal days are one day
  if (starts.time === null && ends.time === null && ends.date > starts.date) return { ...ends, date: shiftDate(ends.date, -1) }
  if (sayTime(ends) < sayTime(starts) && ends.offset === starts.offset && ends.zone === starts.zone) {
    said.push(
      warning(
        event.line,
        'ics-end-first',
        `The event ends (${sayTime(ends)}) before it starts (${sayTime(starts)}); the end is not stated`,
      ),
    )
    return null
  }
  return ends
}

function addDuration(starts: ReadTime, line: ContentLine, said: ReadWarning[]): ReadTime | null {
  const length = readLength(line.value.trim().replace(/^\+/u, ''))
  if (length === null) {
    said.push(warning(line.line, 'ics-duration', `The duration ${quoted(line.value)} is not understood; the end is not stated`))
    return null
  }
  const clock =
    Date.parse(`${starts.date}T${starts.time ?? '00:00:00'}Z`) + ((length.minutes ?? 0) + (length.spanDays ?? 0) * 1440) * 60_000
  const text = new Date(clock).toISOString()
  return { ...starts, date: text.slice(0, 10), time: starts.time === null ? null : text.slice(11, 19) }
}

function listed(event: EventLines, name: string, { zones, said }: Context): ReadTime[] {
  return (event.props.get(name) ?? [])
    .flatMap((line) =>
      line.value
        .split(',')
        .slice(0, ENDING)
        .map((value) => readDate({ ...line, value: value.split('/')[0] ?? '' }, zones, said)),
    )
    .filter((time) => time !== null)
}

function repeatDays(event: EventLines, starts: ReadTime, { now, said }: Context): string[] {
  const rule = event.props.get('RRULE')?.[0]?.value.trim()
  if (rule === undefined || rule === '') return [starts.date]
  const repeat = readRepeat(rule)
  if (repeat === null) {
    said.push(warning(event.line, 'ics-rule', `The event repeats by a rule that is not taken (${quoted(rule)}); only its first date was`))
    return [starts.date]
  }
  const endless = repeat.count === null && repeat.until === null
  const month = `${now.toISOString().slice(0, 7)}-01`
  const from = endless && month > starts.date ? month : starts.date
  const { days, more } = expandRepeat(repeat, starts.date, from, endless ? ENDLESS : ENDING)
  if (more)
    said.push(
      warning(
        event.line,
        'ics-endless',
        `The event repeats ${endless ? 'without an end' : 'very often'} (${quoted(rule)}); ${days.length} dates until ${days.at(-1) ?? starts.date} were taken`,
      ),
    )
  return days.length > 0 ? days : [starts.date]
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
