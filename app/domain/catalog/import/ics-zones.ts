import type { ContentLine } from './ics-lines.ts'
import { quoted, type ReadWarning, warning } from './records.ts'
import { readZone } from './zones.ts'

/** Which zone a TZID of this calendar means: its own name, what its VTIMEZONE says, or the calendar's zone. */

export type CalendarZones = {
  /** takes in a line of a VTIMEZONE, or X-WR-TIMEZONE */
  learn(line: ContentLine): void
  /** the zone's name to read a time with; null where none is known. Says what was guessed. */
  nameFor(tzid: string | undefined, line: number, said: ReadWarning[]): string | null
}

/** Winter and summer distance from UTC of zones that calendars often describe without naming them. */
const BY_OFFSETS: Readonly<Record<string, string>> = {
  '-0500 -0400': 'America/New_York',
  '-0600 -0500': 'America/Chicago',
  '-0700 -0600': 'America/Denver',
  '-0800 -0700': 'America/Los_Angeles',
  '-0900 -0800': 'America/Anchorage',
  '-0700': 'America/Phoenix',
  '-1000': 'Pacific/Honolulu',
  '-0400': 'America/Puerto_Rico',
  '+0000 +0100': 'Europe/London',
  '+0100 +0200': 'Europe/Berlin',
  '+0000': 'UTC',
}

type Described = { location: string | null; standard: string | null; daylight: string | null }

export function createZones(): CalendarZones {
  const described = new Map<string, Described>()
  let current: Described = { location: null, standard: null, daylight: null }
  let part: 'standard' | 'daylight' | null = null
  let calendar: string | null = null
  return {
    learn({ name, value }) {
      const text = value.trim()
      if (name === 'X-WR-TIMEZONE') calendar = readZone(text)?.zone ?? calendar
      else if (name === 'BEGIN') {
        if (text === 'VTIMEZONE') current = { location: null, standard: null, daylight: null }
        part = text === 'STANDARD' ? 'standard' : text === 'DAYLIGHT' ? 'daylight' : null
      } else if (name === 'TZID' && described.size < 500) described.set(text, current)
      else if (name === 'X-LIC-LOCATION') current.location = text
      else if (name === 'TZOFFSETTO' && part !== null) current[part] = text.slice(0, 5)
    },
    nameFor(tzid, line, said) {
      if (tzid === undefined || tzid === '') return calendar
      if (readZone(tzid) !== null) return tzid
      const { location, standard, daylight } = described.get(tzid) ?? { location: null, standard: null, daylight: null }
      const byName = location === null ? null : readZone(location)?.zone
      const byOffsets = BY_OFFSETS[[standard, daylight].filter((offset) => offset !== null).join(' ')]
      const zone = byName ?? byOffsets ?? null
      if (zone !== null) {
        said.push(
          warning(line, `zone ${tzid}`, `The time zone ${quoted(tzid)} is known by the calendar’s own description alone; taken as ${zone}`),
        )
        return zone
      }
      const instead = calendar === null ? 'the time is kept without a zone' : `the calendar’s own zone ${calendar} was taken`
      said.push(warning(line, `zone ${tzid}`, `The time zone ${quoted(tzid)} is unknown; ${instead}`))
      return calendar
    },
  }
}
