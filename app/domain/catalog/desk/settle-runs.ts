import { isKnownZone } from '#app/domain/catalog/formats/vtimezone.ts'
import { partModes, runStates } from '#db/values.ts'
import { addDays, addMinutes, toInstant } from '#db/zoned-time.ts'
import { type DeskPart, type DeskRun, isEmptyPart, isEmptyRun } from './content.ts'
import { address, choice, oneLine } from './settle-fields.ts'
import { isDay, wholeNumber } from './settle-numbers.ts'
import type { PartValues, RunValues } from './values.ts'
import type { Say } from './wrong.ts'

/** Dates as typed to dates as stored: a wall clock in a zone, and the instants that follow. */

const placeLength = 300
const mostSeats = 1_000_000

export function settleRuns(runs: readonly DeskRun[], runIds: ReadonlySet<number>, say: Say): RunValues[] {
  return runs.flatMap((run, at) => (isEmptyRun(run) || run.remove !== '' ? [] : [settleRun(run, `run.${at}`, runIds, say)]))
}

function settleRun(run: DeskRun, field: string, runIds: ReadonlySet<number>, say: Say): RunValues {
  const id = Number(run.id)
  const parts = run.parts.flatMap((part, at) => (isEmptyPart(part) ? [] : [settlePart(part, `${field}.part.${at}`, say)]))
  const zone = parts.find((part) => part.zone !== null)?.zone ?? run.parts.find((part) => isZone(part.zone))?.zone
  return {
    id: run.id !== '' && runIds.has(id) ? id : null,
    state: choice(`${field}.state`, run.state, runStates, say) ?? 'scheduled',
    seats: wholeNumber(run.seats, `${field}.seats`, { least: 0, most: mostSeats }, say),
    closes_at: closing(run.closes, zone, `${field}.closes`, say),
    parts,
  }
}

function closing(typed: string, zone: string | undefined, field: string, say: Say): string | null {
  if (typed.trim() === '') return null
  const local = localTime(typed)
  if (local === null || zone === undefined) {
    say(field, local === null ? 'time' : 'zone')
    return null
  }
  return toInstant(local, zone).toISOString()
}

const undated = { starts_local: null, ends_local: null, zone: null, all_day: false, starts_at: null, ends_at: null }

function settlePart(part: DeskPart, field: string, say: Say): PartValues {
  const minutes = wholeNumber(part.minutes, `${field}.minutes`, { least: 1, most: 600_000 }, say)
  return {
    title: oneLine(part.title, `${field}.title`, placeLength, say),
    mode: choice(`${field}.mode`, part.mode, partModes, say) ?? 'not-stated',
    place: oneLine(part.place, `${field}.place`, placeLength, say),
    url: address(part.url, `${field}.url`, say),
    note: oneLine(part.note, `${field}.note`, placeLength, say),
    ...(times(part, minutes, field, say) ?? undated),
    minutes,
  }
}

type Times = Pick<PartValues, 'starts_local' | 'ends_local' | 'zone' | 'all_day' | 'starts_at' | 'ends_at'>

function times(part: DeskPart, minutes: number | null, field: string, say: Say): Times | null {
  if (part.starts.trim() === '' && part.ends.trim() === '') return null
  const starts = localTime(part.starts)
  const ends = localTime(part.ends)
  if (starts === null) say(`${field}.starts`, part.starts.trim() === '' ? 'time-missing' : 'time')
  if (ends === null && part.ends.trim() !== '') say(`${field}.ends`, 'time')
  if (!isZone(part.zone)) say(`${field}.zone`, 'zone')
  if (starts === null || !isZone(part.zone) || (ends === null && part.ends.trim() !== '')) return null
  if (part.allDay !== '') return placed(wholeDays(starts, ends ?? starts), part.zone, true, `${field}.ends`, say)
  if (ends === null && minutes === null) {
    say(`${field}.ends`, 'end-missing')
    return null
  }
  return placed([starts, ends ?? addMinutes(starts, part.zone, minutes ?? 0)], part.zone, false, `${field}.ends`, say)
}

/** From midnight to the midnight after the last day. */
function wholeDays(starts: string, ends: string): [string, string] {
  return [`${starts.slice(0, 10)}T00:00:00`, addDays(`${ends.slice(0, 10)}T00:00:00`, 1)]
}

function placed([starts, ends]: [string, string], zone: string, allDay: boolean, field: string, say: Say): Times | null {
  const [from, to] = [toInstant(starts, zone), toInstant(ends, zone)]
  if (to < from || (allDay && to.getTime() === from.getTime())) {
    say(field, 'end-first')
    return null
  }
  return { starts_local: starts, ends_local: ends, zone, all_day: allDay, starts_at: from.toISOString(), ends_at: to.toISOString() }
}

/** By its name: a distance from UTC is no zone. */
function isZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && isKnownZone(zone)
}

/** `YYYY-MM-DDTHH:MM:SS` of what a browser's field for a time sends, or of a day alone. */
function localTime(typed: string): string | null {
  const found = /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?$/.exec(typed.trim())
  if (!found || !isDay(found[1] ?? '')) return null
  return `${found[1]}T${found[2] ?? '00'}:${found[3] ?? '00'}:${found[4] ?? '00'}`
}
