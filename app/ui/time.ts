import type { Language } from '#db/values.ts'
import { dateFormat, numberFormat, once } from './intl.ts'

const day = { weekday: 'short', month: 'short', day: 'numeric' } as const
const dayWithYear = { ...day, year: 'numeric' } as const
const longDay = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' } as const
const clock = { hour: 'numeric', minute: '2-digit' } as const

/** "Tue, Dec 8" – with the year when it is not the year of `now`. */
export function shortDay(at: Date, zone: string, lang: Language, now: Date): string {
  const format = isoDay(at, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4) ? day : dayWithYear
  return once(`${lang}${zone}${format === day ? 'd' : 'y'}${at.getTime()}`, () => dateFormat(lang, zone, format).format(at))
}

/** "Tuesday, December 8, 2026" */
export function fullDay(at: Date, zone: string, lang: Language): string {
  return dateFormat(lang, zone, longDay).format(at)
}

/** "1:00 – 2:30 pm": the day's halves in small letters, with a space of ordinary width that stays. */
function small(text: string): string {
  return text.replace(/\s([AP])M\b/g, (_, half: string) => `\u00a0${half.toLowerCase()}m`).replace(/\s–\s/g, '–')
}

/** "1:00–2:30 pm" in the zone. */
export function clockRange(from: Date, to: Date, zone: string, lang: Language): string {
  return once(`${lang}${zone}c${from.getTime()}-${to.getTime()}`, () => small(dateFormat(lang, zone, clock).formatRange(from, to)))
}

export function clockTime(at: Date, zone: string, lang: Language): string {
  return small(dateFormat(lang, zone, clock).format(at))
}

/** "Dec 8 – 10" */
export function dayRange(from: Date, to: Date, zone: string, lang: Language): string {
  const options = { month: 'short', day: 'numeric', year: 'numeric' } as const
  return once(`${lang}${zone}r${from.getTime()}-${to.getTime()}`, () => dateFormat(lang, zone, options).formatRange(from, to))
}

export function monthName(year: number, month: number, lang: Language): string {
  return dateFormat(lang, 'UTC', { month: 'long', year: 'numeric' }).format(new Date(Date.UTC(year, month - 1, 1)))
}

/** "CST", or "GMT+3" where the zone has no short name in the language. */
export function zoneShort(at: Date, zone: string, lang: Language): string {
  return once(`${lang}${zone}z${at.getTime()}`, () => {
    const parts = dateFormat(lang, zone, { timeZoneName: 'short', hour: 'numeric' }).formatToParts(at)
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
  })
}

/** "Chicago" of "America/Chicago". */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** `YYYY-MM-DD` of an instant in a zone. */
export function isoDay(at: Date, zone: string): string {
  // to the minute, since no clock changes within one
  const minute = Math.floor(at.getTime() / 60_000)
  return once(`${zone}i${minute}`, () => {
    const parts = dateFormat('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at)
    const value = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
    return `${value('year')}-${value('month')}-${value('day')}`
  })
}

export function monthShort(at: Date, zone: string, lang: Language): string {
  return dateFormat(lang, zone, { month: 'short' }).format(at)
}

export function dayOfMonth(at: Date, zone: string, lang: Language): string {
  return dateFormat(lang, zone, { day: 'numeric' }).format(at)
}

/** "90 minutes", "2 hours", "1 hour 15 minutes" */
export function duration(minutes: number, lang: Language): string {
  const unit = (count: number, name: 'hour' | 'minute') =>
    numberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count)
  if (minutes < 60 || minutes === 90) return unit(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`
}
