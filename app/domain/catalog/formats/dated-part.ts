import type { OptionRecord, Part, Run } from '#app/domain/catalog/record.ts'
import { nextRun, runSpan } from '#app/domain/catalog/record.ts'
import { isKnownZone, localOf, offsetAt } from './vtimezone.ts'

/** A part that has a date, with all five of its time fields. */
export type DatedPart = Part & { startsLocal: string; endsLocal: string; zone: string; startsAt: Date; endsAt: Date }

export function isDated(part: Part): part is DatedPart {
  return part.startsAt !== null && part.endsAt !== null && part.startsLocal !== null && part.endsLocal !== null && part.zone !== null
}

/** The dated parts of a run, first start first. */
export function datedParts(run: Run): DatedPart[] {
  return run.parts.filter(isDated).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/** The last day of an all-day part. An end at midnight after the start is the moment after the last day, any other end lies in it. */
export function lastDayOf(part: Pick<DatedPart, 'startsLocal' | 'endsLocal'>): string {
  const [start, end] = [part.startsLocal.slice(0, 10), part.endsLocal.slice(0, 10)]
  if (end <= start) return start
  return part.endsLocal.slice(11, 19) === '00:00:00' ? shiftDay(end, -1) : end
}

/** `YYYY-MM-DD` moved by whole days. */
export function shiftDay(date: string, by: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}

/** The wall-clock time of an instant, `YYYY-MM-DDTHH:MM:SS`; in UTC where the zone is not known. */
export function localTime(zone: string, at: Date): string {
  return isKnownZone(zone) ? localOf(zone, at.getTime()) : at.toISOString().slice(0, 19)
}

/** ISO 8601 with the distance from UTC that holds there and then: `2026-11-01T13:00:00-06:00`. */
export function offsetTime(zone: string, at: Date): string {
  const minutes = isKnownZone(zone) ? Math.round(offsetAt(zone, at.getTime()) / 60) : 0
  const two = (number: number) => String(number).padStart(2, '0')
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const shown = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  return `${shown}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

/** The run that a list shows: the one that can still be joined, else the last that was or will be held. */
export function shownRun(record: Pick<OptionRecord, 'runs' | 'archived_at'>, now: Date): Run | null {
  const held = record.runs.filter((run) => run.state !== 'cancelled' && runSpan(run) !== null)
  return nextRun(record, now) ?? held.at(-1) ?? null
}
