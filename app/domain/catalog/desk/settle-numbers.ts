import type { DeskContent } from './content.ts'
import type { OptionValues } from './values.ts'
import type { Say } from './wrong.ts'

/** Whole numbers and days of the form. */

export function settleTimeless(content: DeskContent, say: Say): Pick<OptionValues, 'minutes' | 'span_days' | 'review_by'> {
  return {
    minutes: wholeNumber(content.minutes, 'minutes', { least: 1, most: 600_000 }, say),
    span_days: wholeNumber(content.spanDays, 'spanDays', { least: 1, most: 4_000 }, say),
    review_by: day(content.reviewBy, 'reviewBy', say),
  }
}

export function wholeNumber(typed: string, field: string, { least, most }: { least: number; most: number }, say: Say): number | null {
  const text = typed.trim()
  if (text === '') return null
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  say(field, 'number', most)
  return null
}

/** `YYYY-MM-DD` of a day that there is, within the years that a catalog speaks of. */
function day(typed: string, field: string, say: Say): string | null {
  const text = typed.trim()
  if (text === '') return null
  if (isDay(text)) return text
  say(field, 'date')
  return null
}

export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}
