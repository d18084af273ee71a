import { DateTime } from 'luxon'
import { toInstant } from '#db/zoned-time.ts'
import { memo } from './memo.ts'
import { fixedZone, readZone } from './zones.ts'

/** A day, perhaps with a time, as a source wrote it; not yet a moment. */
export type ReadTime = {
  /** YYYY-MM-DD */
  date: string
  /** HH:MM:SS, null for a whole day */
  time: string | null
  /** minutes east of UTC, where the source states them */
  offset: number | null
  /** the zone's name as written */
  zone: string | null
  /** 3/4/2026 was read as March 4 */
  monthFirst?: true
}

/** A moment with the wall clock it was stated for. `local` is YYYY-MM-DDTHH:MM:SS in `zone`. */
export type Moment = { local: string; zone: string; at: Date }

const MONTHS = ['jan ene', 'feb', 'mar', 'apr abr', 'may', 'jun', 'jul', 'aug ago', 'sep', 'oct', 'nov', 'dec dic'].map((names) =>
  names.split(' '),
)
const CLOCK = String.raw`(?:[\sT,]+(\d{1,2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?\s*(Z|[+-]\d{2}:?\d{2}|[A-Za-z][A-Za-z_/+-]*(?: [A-Za-z]+)*)?)?`
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?\s*(Z|[+-]\d{2}:?\d{2})?(?:\[?([A-Za-z_]+\/[A-Za-z0-9_/+-]+)\]?)?)?$/iu
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/u
const NUMBERS = new RegExp(String.raw`^(\d{1,4})[/.](\d{1,2})[/.](\d{2,4})${CLOCK}$`, 'iu')
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})[\s-]+([a-z]{3,})\.?[\s-]+(\d{4})${CLOCK}$`, 'iu')
const MONTH_DAY = new RegExp(String.raw`^([a-z]{3,})\.?\s+(\d{1,2})\s+(\d{4})${CLOCK}$`, 'iu')
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun|lun|mar|mié|mie|jue|vie|sáb|sab|dom)[a-zéá]*\.?,?\s+(?=\D*\d)/iu

/** Reads the ways in which calendars, spreadsheets and feeds write a date. Null where it is none. */
export const readTime = memo((raw): ReadTime | null => {
  const text = raw.trim()
  if (text.length < 8 || text.length > 80) return null
  const iso = ISO.exec(text)
  if (iso) return assemble(iso[1], iso[2], iso[3], iso[4], iso[5], iso[6], iso[7], iso[8], iso[9])
  const basic = BASIC.exec(text)
  if (basic) return assemble(basic[1], basic[2], basic[3], basic[4], basic[5], basic[6], undefined, basic[7])
  const plain = text
    .replace(/(\d)(st|nd|rd|th)\b/giu, '$1')
    .replace(/\b(at|de|del|a las|um)\b/giu, ' ')
    .replace(/[,@]/gu, ' ')
    .replace(/\s+/gu, ' ')
  const numbers = NUMBERS.exec(plain)
  if (numbers) return readNumbers(numbers)
  const words = monthOf(plain) === null ? plain.replace(WEEKDAY, '') : plain
  const dayMonth = DAY_MONTH.exec(words)
  if (dayMonth) return withMonth(dayMonth, dayMonth[2], dayMonth[1])
  const monthDay = MONTH_DAY.exec(words)
  return monthDay ? withMonth(monthDay, monthDay[1], monthDay[2]) : null
}, 20_000)

function withMonth(found: RegExpExecArray, month: string | undefined, day: string | undefined): ReadTime | null {
  const number = monthOf(month ?? '')
  return number === null ? null : assemble(found[3], String(number), day, found[4], found[5], found[6], found[7], found[8])
}

function monthOf(word: string): number | null {
  const start = word.slice(0, 3).toLowerCase()
  const index = MONTHS.findIndex((names) => names.includes(start))
  return index < 0 || !/^[a-z]{3,10}\.?(\s|$)/iu.test(word) ? null : index + 1
}

function readNumbers(found: RegExpExecArray): ReadTime | null {
  const [, first = '', second = '', third = ''] = found
  const clock = [found[4], found[5], found[6], found[7], found[8]] as const
  if (first.length === 4) return assemble(first, second, third, ...clock)
  const year = third.length === 2 ? `20${third}` : third
  if (year.length !== 4) return null
  if (Number(first) > 12) return assemble(year, second, first, ...clock)
  const time = assemble(year, first, second, ...clock)
  return time !== null && Number(second) <= 12 && first !== second ? { ...time, monthFirst: true } : time
}

function assemble(
  year = '',
  month = '',
  day = '',
  hour?: string,
  minute?: string,
  second?: string,
  half?: string,
  offset?: string,
  zone?: string,
): ReadTime | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDay(date)) return null
  if (hour === undefined) return { date, time: null, offset: null, zone: null }
  const hours = readHour(Number(hour), half)
  if (hours === null || Number(minute ?? 0) > 59 || (minute === undefined && half === undefined)) return null
  const seconds = Math.min(Number(second ?? 0), 59)
  const two = (n: number) => String(n).padStart(2, '0')
  return { date, time: `${two(hours)}:${minute ?? '00'}:${two(seconds)}`, ...readOffset(offset), ...(zone === undefined ? {} : { zone }) }
}

function readHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

function readOffset(text: string | undefined): { offset: number | null; zone: string | null } {
  if (text === undefined || text === '') return { offset: null, zone: null }
  const found = /^([+-])(\d{2}):?(\d{2})$/u.exec(text)
  if (found) return { offset: (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])), zone: null }
  if (/^(z|utc|gmt)$/iu.test(text)) return { offset: 0, zone: null }
  return { offset: null, zone: text }
}

function isRealDay(date: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date)
  if (!found) return false
  const year = Number(found[1])
  if (year < 1950 || year > 2199) return false
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}

/** The words of a date for a note: "2026-03-04 10:00". */
export function sayTime(time: ReadTime): string {
  return time.time === null ? time.date : `${time.date} ${time.time.slice(0, 5)}`
}

/** How a reading of the zone came about: `stated` by the source, `given` for all, or only as a distance from UTC. */
export type Placed = { moment: Moment; how: 'stated' | 'given' | 'offset'; guess: string | null }

/**
 * Sets a time on the map: the zone it names, else the one given for the whole file, else its bare distance from UTC.
 * Null for a wall-clock time without any of these.
 */
export function placeTime(time: ReadTime, given: string | null): Placed | null {
  const named = time.zone === null ? null : readZone(time.zone)
  const zone = named?.zone ?? given
  const clock = time.time ?? '00:00:00'
  if (time.offset !== null && time.time !== null) {
    const at = new Date(Date.parse(`${time.date}T${clock}Z`) - time.offset * 60_000)
    const shown = zone ?? fixedZone(time.offset) ?? 'UTC'
    return { moment: momentAt(at, shown), how: zone === null ? 'offset' : 'given', guess: named?.guess ?? null }
  }
  if (zone === null) return null
  return { moment: wallClock(`${time.date}T${clock} ${zone}`), how: named ? 'stated' : 'given', guess: named?.guess ?? null }
}

/** A time that the clock skips is told as the one that it moves to. */
const wallClock = memo((text): Moment => {
  const [local = '', zone = ''] = text.split(' ')
  return momentAt(toInstant(local, zone), zone)
}, 20_000)

export function momentAt(at: Date, zone: string): Moment {
  return { local: DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss"), zone, at }
}
