import type { Delivery, PartMode, RunState } from '#db/values.ts'
import { addDays, toInstant } from '#db/zoned-time.ts'
import { cleanLine } from './clean-text.ts'
import { readDelivery } from './code-words.ts'
import type { RunDraft } from './draft.ts'
import { type Moment, momentAt, type Placed, placeTime, type ReadTime, sayTime } from './when.ts'

/** Dates as told to dates as stored: a wall clock in a zone, whole days, and what is to be said where a zone is missing. */

export type Say = (group: string, reason: string) => void
export type RunFacts = {
  /** wins over what the record says */
  zoneForAll: string | null
  /** where the record says nothing */
  zoneOtherwise: string | null
  place: string | null
  delivery: Delivery | 'online' | null
  title: string
}

export function toRun(
  run: { key: string | null; starts: ReadTime; ends: ReadTime | null; state: RunState },
  facts: RunFacts,
  say: Say,
): RunDraft | null {
  const [starts, ends] = wholeDays(run.starts, run.ends)
  const dates = starts.time === null ? dayDates(starts, ends, facts, say) : clockDates(starts, ends, facts, say)
  if (dates === null) return null
  const place = facts.place === null ? null : cleanLine(facts.place).text.slice(0, 300)
  const minutes = dates.all_day ? null : Math.round((dates.ends_at.getTime() - dates.starts_at.getTime()) / 60_000)
  return {
    key: run.key ?? dates.starts_local.replace(/[-:]/gu, ''),
    state: run.state,
    mode: modeOf(facts, say),
    place: place === '' ? null : place,
    minutes: minutes !== null && minutes >= 1 && minutes <= 1440 ? minutes : null,
    ...dates,
  }
}

type Dates = Pick<RunDraft, 'starts_local' | 'ends_local' | 'zone' | 'all_day' | 'starts_at' | 'ends_at' | 'note'>

/** From midnight to midnight is how databases write whole days; the last one counts. */
function wholeDays(starts: ReadTime, ends: ReadTime | null): [ReadTime, ReadTime | null] {
  const midnight = (time: ReadTime | null) => time === null || time.time === null || time.time === '00:00:00'
  if (starts.time === null || !midnight(starts) || !midnight(ends) || ends === null) return [starts, ends]
  const day = (time: ReadTime): ReadTime => ({ date: time.date, time: null, offset: null, zone: null })
  return [day(starts), day(ends)]
}

function dayDates(starts: ReadTime, ends: ReadTime | null, facts: RunFacts, say: Say): Dates {
  const zone = facts.zoneForAll ?? placeTime(starts, facts.zoneOtherwise)?.moment.zone ?? null
  if (zone === null) say('zone-of-days', 'No time zone is stated; the whole days were counted in UTC')
  if (ends !== null && ends.date < starts.date) {
    say('end-first', `It ends (${sayTime(ends)}) before it starts (${sayTime(starts)}); the end is not stated`)
    return wholeDayDates(starts.date, starts.date, zone ?? 'UTC', null)
  }
  return wholeDayDates(starts.date, ends?.date ?? starts.date, zone ?? 'UTC', null)
}

function wholeDayDates(first: string, last: string, zone: string, note: string | null): Dates {
  const starts = `${first}T00:00:00`
  const ends = addDays(`${last}T00:00:00`, 1)
  return {
    starts_local: starts,
    ends_local: ends,
    zone,
    all_day: true,
    starts_at: toInstant(starts, zone),
    ends_at: toInstant(ends, zone),
    note,
  }
}

function clockDates(starts: ReadTime, ends: ReadTime | null, facts: RunFacts, say: Say): Dates {
  const placed = place(starts, facts)
  if (placed === null) {
    say(
      'zone-missing',
      `No time zone is stated for ${sayTime(starts)}: the day was taken, the time stands in a note. Give one with --set zone=…`,
    )
    const note = `${starts.time?.slice(0, 5)}${ends?.time ? `–${ends.time.slice(0, 5)}` : ''}, time zone not stated`
    const last = ends !== null && ends.date > starts.date ? ends.date : starts.date
    return wholeDayDates(starts.date, last, 'UTC', note)
  }
  if (placed.guess !== null) say(`zone ${starts.zone}`, placed.guess)
  if (placed.how === 'offset' && starts.offset !== 0)
    say('zone-offset', `Only the distance from UTC is stated, no zone; kept as ${placed.moment.zone}`)
  const end = endOf(starts, ends, placed, facts, say)
  return {
    starts_local: placed.moment.local,
    ends_local: end.local,
    zone: placed.moment.zone,
    all_day: false,
    starts_at: placed.moment.at,
    ends_at: end.at,
    note: null,
  }
}

function place(time: ReadTime, { zoneForAll, zoneOtherwise }: RunFacts): Placed | null {
  return zoneForAll === null ? placeTime(time, zoneOtherwise) : placeTime({ ...time, zone: null }, zoneForAll)
}

function endOf(starts: ReadTime, ends: ReadTime | null, placed: Placed, facts: RunFacts, say: Say): Moment {
  if (ends === null) return placed.moment
  const written: ReadTime = ends.time === null ? { ...ends, time: starts.time, offset: starts.offset, zone: starts.zone } : ends
  const end = place(written, { ...facts, zoneOtherwise: placed.moment.zone })
  if (end !== null && end.moment.at.getTime() >= placed.moment.at.getTime())
    return end.moment.zone === placed.moment.zone ? end.moment : momentAt(end.moment.at, placed.moment.zone)
  say('end-first', `It ends (${sayTime(ends)}) before it starts (${sayTime(starts)}); the end is not stated`)
  return placed.moment
}

const ONLINE = /\b(online|virtual(ly)?|zoom|webinar|webex|livestream|remote|google meet|teams|en línea|virtual event)\b|https?:\/\//iu

/** How a date is taken; where nothing tells it, that is not stated, and reported. */
function modeOf({ place, delivery, title }: RunFacts, say: Say): PartMode {
  if (delivery === 'in-person' || delivery === 'live-online' || delivery === 'on-demand') return delivery
  if (delivery === 'online') return 'live-online'
  if (place !== null && place.trim() !== '') return isOnlinePlace(place) ? 'live-online' : 'in-person'
  if (ONLINE.test(title)) return 'live-online'
  if (delivery !== 'hybrid' && delivery !== 'blended') say('mode', 'Neither a place nor the way of taking part is stated')
  return 'not-stated'
}

export function isOnlinePlace(place: string): boolean {
  const read = readDelivery(place)
  return read === 'online' || read === 'live-online' || ONLINE.test(place)
}

/** "Event — Mon Aug 3, 9:00 AM — Library": the title, and the place where one stands behind. Null where nothing is glued on. */
export function splitTitle(
  title: string,
  date: string,
  saysDay: (title: string, date: string) => boolean,
): { title: string; place: string | null; clock: boolean } | null {
  const found = GLUED.exec(title)
  if (!found || !saysDay(title.slice((found[1] ?? '').length), date)) return null
  return { title: (found[1] ?? '').trim(), place: found[3]?.trim() || null, clock: found[2] !== undefined }
}

const GLUED =
  /^(.{2,300}?)\s+[—–|-]{1,2}\s+(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,?\s+\d{4})?(,?\s+\d{1,2}(?::\d{2})?\s*[ap]m)?(?:\s+[—–|-]{1,2}\s+(.*))?$/iu
