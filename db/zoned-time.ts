import { DateTime } from 'luxon'

/**
 * The instant of a wall-clock time in an IANA zone: the one place where local time becomes UTC.
 * `local` is `YYYY-MM-DDTHH:MM[:SS]`. A time that a clock skips is moved forward; one that happens twice is the first.
 * Throws on an unknown zone or a time that is none.
 */
export function toInstant(local: string, zone: string): Date {
  const at = DateTime.fromISO(local.replace(' ', 'T'), { zone })
  if (!at.isValid) throw new RangeError(`${local} in ${zone}: ${at.invalidExplanation ?? 'not a time'}`)
  // an hour that a clock repeats has two instants: the first of them, whatever the season in which we ask
  const [first = at] = at.getPossibleOffsets()
  return first.toJSDate()
}

/** Minutes later on the wall clock's own line of time: 90 minutes after a start are 90 real minutes, whatever the clock does. */
export function addMinutes(local: string, zone: string, minutes: number): string {
  return DateTime.fromISO(local.replace(' ', 'T'), { zone }).plus({ minutes }).toFormat("yyyy-MM-dd'T'HH:mm:ss")
}

/** The same clock time some days later. */
export function addDays(local: string, days: number): string {
  return DateTime.fromISO(local.replace(' ', 'T'), { zone: 'UTC' }).plus({ days }).toFormat("yyyy-MM-dd'T'HH:mm:ss")
}
