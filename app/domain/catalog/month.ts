import { toInstant } from '#db/zoned-time.ts'
import type { OptionRecord, Part } from './record.ts'

/** First instant of a month in a zone, in epoch milliseconds: what "in January" means to a reader there. */
export function monthStart(zone: string): (year: number, month: number) => number {
  return (year, month) => toInstant(`${year}-${String(month).padStart(2, '0')}-01T00:00:00`, zone).getTime()
}

export type Month = { year: number; month: number }

/** `2027-01` → a month, or null for anything else. */
export function readMonth(text: string | null): Month | null {
  const found = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(text ?? '')
  return found ? { year: Number(found[1]), month: Number(found[2]) } : null
}

export function writeMonth({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

export function shiftMonth({ year, month }: Month, by: number): Month {
  const at = year * 12 + (month - 1) + by
  return { year: Math.floor(at / 12), month: (at % 12) + 1 }
}

export type Entry = { slug: string; title: string; lang: 'en' | 'es'; part: Part; illustrative: boolean }

/** Days `YYYY-MM-DD` of the month, each with what starts on it in the reader's zone (all-day parts: on their own day). */
export function entriesByDay(
  records: readonly OptionRecord[],
  month: Month,
  dayOf: (at: Date, part: Part) => string,
): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>()
  const prefix = writeMonth(month)
  for (const record of records)
    for (const run of record.runs)
      for (const part of run.parts) {
        if (!part.startsAt || run.state === 'cancelled') continue
        const day = part.allDay ? (part.startsLocal?.slice(0, 10) ?? '') : dayOf(part.startsAt, part)
        if (!day.startsWith(prefix)) continue
        const entry = { slug: record.slug, title: record.title, lang: record.text_language, part, illustrative: run.illustrative }
        days.set(day, [...(days.get(day) ?? []), entry])
      }
  for (const entries of days.values())
    entries.sort((a, b) => Number(a.part.startsAt) - Number(b.part.startsAt) || a.title.localeCompare(b.title))
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Weeks of the month as days, Sunday first, filled up with the neighbors' days. */
export function weeksOf({ year, month }: Month): string[][] {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const start = first.getTime() - first.getUTCDay() * 86_400_000
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const weeks = Math.ceil((first.getUTCDay() + length) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => new Date(start + (week * 7 + day) * 86_400_000).toISOString().slice(0, 10)),
  )
}
