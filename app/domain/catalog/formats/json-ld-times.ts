import type { Run } from '#app/domain/catalog/record.ts'
import type { Delivery, PartMode, RunState } from '#db/values.ts'
import { type DatedPart, datedParts, lastDayOf, offsetTime, shiftDay } from './dated-part.ts'
import type { JsonLdInput } from './json-ld-facts.ts'
import { type JsonLdNode, type JsonLdValue, node } from './json-ld-node.ts'
import { isoDuration, oneLine } from './text.ts'

/** When and where a run is held, as schema.org says it of an Event. */

type Fields = Record<string, JsonLdValue | null | undefined>

const statuses: Record<RunState, string> = {
  scheduled: 'https://schema.org/EventScheduled',
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
}
const online = 'https://schema.org/OnlineEventAttendanceMode'
const offline = 'https://schema.org/OfflineEventAttendanceMode'
const mixed = 'https://schema.org/MixedEventAttendanceMode'

const courseModes: Record<Delivery, string[]> = {
  'in-person': ['onsite'],
  'live-online': ['online', 'synchronous'],
  'on-demand': ['online', 'asynchronous'],
  hybrid: ['blended'],
  blended: ['blended'],
  'not-stated': [],
}

export function courseMode({ record }: JsonLdInput): string[] {
  return courseModes[record.delivery]
}

export function attendanceOf(delivery: Delivery): string | null {
  if (delivery === 'not-stated') return null
  if (delivery === 'in-person') return offline
  return delivery === 'live-online' || delivery === 'on-demand' ? online : mixed
}

function attendanceMode(all: readonly PartMode[]): string | null {
  const modes = all.filter((mode) => mode !== 'not-stated')
  if (modes.length === 0) return null
  if (modes.every((mode) => mode === 'in-person')) return offline
  return modes.every((mode) => mode !== 'in-person') ? online : mixed
}

/** Start, end, status, way and place of a run that has a date. */
export function runFacts(run: Run, input: JsonLdInput): Fields {
  const parts = datedParts(run)
  const first = parts[0]
  const last = parts.reduce((latest, part) => (latest && latest.endsAt >= part.endsAt ? latest : part), first)
  return {
    startDate: first && startOf(first),
    endDate: last && endOf(last),
    eventStatus: statuses[run.state],
    eventAttendanceMode: attendanceMode(run.parts.map((part) => part.mode)),
    location: locations(run.parts, input),
    maximumAttendeeCapacity: run.seats,
  }
}

/** The meetings of a run as events of their own, where there are several. */
export function meetings(run: Run, input: JsonLdInput): JsonLdNode[] {
  const parts = datedParts(run)
  if (parts.length < 2) return []
  return parts.map((part, index) =>
    node('EducationEvent', {
      name: part.title ? oneLine(part.title) : `${oneLine(input.record.title)} (${index + 1}/${parts.length})`,
      startDate: startOf(part),
      endDate: endOf(part),
      eventStatus: statuses[run.state],
      eventAttendanceMode: attendanceMode([part.mode]),
      location: locations([part], input),
    }),
  )
}

/** Invented dates are said to be so wherever they stand. */
export function datesNote(run: Run, input: JsonLdInput): string | null {
  return run.illustrative ? input.illustrative : null
}

function startOf(part: DatedPart): string {
  return part.allDay ? part.startsLocal.slice(0, 10) : offsetTime(part.zone, part.startsAt)
}

function endOf(part: DatedPart): string {
  return part.allDay ? lastDayOf(part) : offsetTime(part.zone, part.endsAt)
}

/** Rooms by name, online rooms by address: the part's own, else that of the option. What is not known is left out. */
function locations(parts: Run['parts'], { record }: JsonLdInput): JsonLdNode[] {
  const found = new Map<string, JsonLdNode>()
  for (const part of parts) {
    if (part.mode === 'in-person') {
      const name = part.place ? oneLine(part.place) : ''
      if (name) found.set(`place ${name}`, node('Place', { name, address: name }))
    } else if (part.mode !== 'not-stated') {
      const url = part.url ?? record.url
      if (url) found.set(`online ${url}`, node('VirtualLocation', { url }))
    }
  }
  return [...found.values()]
}

/** A run whose meetings come every seven days at the same time, as a schedule; null for any other rhythm. */
export function weeklySchedule(run: Run): JsonLdNode | null {
  const parts = datedParts(run)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last || parts.length < 2 || first.allDay) return null
  const clock = (part: DatedPart) => [part.zone, part.allDay, part.startsLocal.slice(11), part.endsLocal.slice(11)].join(' ')
  const isWeekly = parts.every(
    (part, index) => clock(part) === clock(first) && part.startsLocal.slice(0, 10) === shiftDay(first.startsLocal.slice(0, 10), 7 * index),
  )
  if (!isWeekly) return null
  const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${first.startsLocal.slice(0, 10)}T00:00:00Z`),
  )
  return node('Schedule', {
    startDate: first.startsLocal.slice(0, 10),
    endDate: last.startsLocal.slice(0, 10),
    startTime: first.startsLocal.slice(11, 19),
    endTime: first.endsLocal.slice(11, 19),
    byDay: `https://schema.org/${weekday}`,
    repeatFrequency: 'P1W',
    repeatCount: parts.length,
    scheduleTimezone: first.zone,
  })
}

export function workload({ record }: JsonLdInput): string | null {
  return record.minutes === null ? null : isoDuration(record.minutes)
}
