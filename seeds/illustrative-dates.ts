import { offeredSince, type PartMode } from '#db/values.ts'
import { addDays, addMinutes, toInstant } from '#db/zoned-time.ts'
import type { OptionSeed } from './shape.ts'

/** The zone in which illustrative events take place. */
const zone = 'America/Chicago'
const wholeDays = new Set(['conference', 'institute', 'symposium', 'workshop', 'e-course', 'cohort', 'fellowship'])
/** So many parts make a series of weeks. */
const weeklySeries = 4

export type DatedPart = {
  position: number
  title: string | null
  mode: PartMode
  place: string | null
  note: string | null
  starts_local: string | null
  ends_local: string | null
  zone: string | null
  all_day: boolean
  starts_at: Date | null
  ends_at: Date | null
  minutes: number | null
}

/**
 * Made-up dates for a demonstration, relative to the day of seeding: for what needs a date and was seen since 2022,
 * or states no year. The same option on the same day always gets the same dates. Null where no dates are due.
 */
export function illustrativeRun(option: OptionSeed, today: string): { parts: DatedPart[]; closesAt: Date | null } | null {
  if (!option.dated || (option.lastSeen !== null && option.lastSeen < offeredSince)) return null
  const first = firstDay(option, today)
  const parts =
    option.parts.length > 0 ? option.parts.map((part, position) => statedPart(part, position, first)) : [onlyPart(option, first)]
  const starts = parts.flatMap((part) => part.starts_at ?? []).sort((a, b) => Number(a) - Number(b))[0]
  return { parts, closesAt: starts ? new Date(starts.getTime() - 3 * 86_400_000) : null }
}

/** A weekday 6 to 100 days ahead; e-courses start on Mondays, as the association's do. A series of weeks is laid across a clock change. */
function firstDay(option: OptionSeed, today: string): string {
  if (option.format === 'webinar-series' && option.parts.length >= weeklySeries) return beforeClockChange(today)
  const spread = spreadOf(option.partOf ?? option.externalId)
  const day = addDays(`${today}T00:00:00`, 6 + (spread % 95))
  const weekday = new Date(`${day}Z`).getUTCDay()
  const wanted = option.format === 'e-course' ? 1 : option.format === 'conference' || option.partOf ? 4 : 2 + (spread % 3)
  return addDays(day, (wanted - weekday + 7) % 7).slice(0, 10)
}

/** Twelve days before the next clock change that is at least so far away: two meetings of a weekly series stand on either side of it. */
function beforeClockChange(today: string): string {
  const ahead = 19
  const offset = (day: string) => toInstant(`${day}T12:00:00`, zone).getTime() - Date.parse(`${day}T12:00:00Z`)
  let day = addDays(`${today}T00:00:00`, ahead).slice(0, 10)
  for (let n = 0; n < 366; n += 1) {
    const next = addDays(`${day}T00:00:00`, 1).slice(0, 10)
    if (offset(next) !== offset(day)) return addDays(`${next}T00:00:00`, -12).slice(0, 10)
    day = next
  }
  return day
}

function spreadOf(id: string): number {
  let hash = 7
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return hash
}

function statedPart(part: OptionSeed['parts'][number], position: number, first: string): DatedPart {
  const { title, mode, place, note, minutes } = part
  if (part.dayOffset === null || part.at === null) return { position, title, mode, place, note, minutes, ...noDate }
  const starts = `${addDays(`${first}T00:00:00`, part.dayOffset).slice(0, 10)}T${part.at}:00`
  return { position, title, mode, place, note, minutes, ...dated(starts, addMinutes(starts, zone, minutes ?? 60), false) }
}

/** An option without parts: one meeting at one o'clock, or whole days where it lasts for days. */
function onlyPart(option: OptionSeed, first: string): DatedPart {
  const mode: PartMode = option.delivery === 'in-person' ? 'in-person' : option.delivery === 'on-demand' ? 'on-demand' : 'live-online'
  const common = { position: 0, title: null, mode, place: null, note: null, minutes: option.minutes }
  // what lasts for days, or for a time that no source states, is given whole days and no hour
  const days = option.spanDays ?? (option.minutes === null && wholeDays.has(option.format) ? 1 : 0)
  if (days > 1 || (days === 1 && option.minutes === null))
    return { ...common, ...dated(`${first}T00:00:00`, addDays(`${first}T00:00:00`, days), true) }
  const starts = `${first}T13:00:00`
  return { ...common, ...dated(starts, addMinutes(starts, zone, option.minutes ?? 60), false) }
}

const noDate = { starts_local: null, ends_local: null, zone: null, all_day: false, starts_at: null, ends_at: null } as const

function dated(starts: string, ends: string, allDay: boolean) {
  return {
    starts_local: starts,
    ends_local: ends,
    zone,
    all_day: allDay,
    starts_at: toInstant(starts, zone),
    ends_at: toInstant(ends, zone),
  }
}
