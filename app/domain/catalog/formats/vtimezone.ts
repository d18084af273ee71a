/**
 * Time zones as iCalendar wants them, computed from the rules that Node itself knows (Intl), so that a calendar
 * never disagrees with the page. Offsets are seconds east of UTC, instants epoch milliseconds.
 */

export type Transition = { at: number; from: number; to: number }

const day = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat | null>()
const transitionsByYear = new Map<string, Transition[]>()

/** The clock of a zone; null for a name that nobody knows. Known names are few, unknown ones are not kept. */
function clockOf(zone: string): Intl.DateTimeFormat | null {
  const kept = formatters.get(zone)
  if (kept) return kept
  try {
    const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric })
    formatters.set(zone, made)
    return made
  } catch {
    return null
  }
}

export function isKnownZone(zone: string): boolean {
  return /^[A-Za-z0-9_+/-]+$/.test(zone) && clockOf(zone) !== null
}

/** Seconds east of UTC at an instant. Throws on an unknown zone. */
export function offsetAt(zone: string, at: number): number {
  const clock = clockOf(zone)
  if (!clock) throw new RangeError(`unknown time zone: ${zone}`)
  const whole = Math.floor(at / 1000) * 1000
  const found = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/.exec(clock.format(whole))
  if (!found) throw new RangeError(`no clock for ${zone} at ${at}`)
  const [month = 0, date = 0, year = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number)
  return (Date.UTC(year, month - 1, date, hour, minute, second) - whole) / 1000
}

/** The instant that a wall-clock time names by RFC 5545: the first of two, and the offset before a gap. `local` is `YYYY-MM-DDTHH:MM:SS`. */
export function instantOf(zone: string, local: string): number {
  const wall = Date.parse(`${local}Z`)
  const before = offsetAt(zone, wall - day)
  const early = wall - before * 1000
  if (offsetAt(zone, early) === before) return early
  const after = offsetAt(zone, wall + day)
  const late = wall - after * 1000
  return offsetAt(zone, late) === after ? late : early
}

/** The wall-clock time of an instant, `YYYY-MM-DDTHH:MM:SS`. */
export function localOf(zone: string, at: number): string {
  return new Date(at + offsetAt(zone, at) * 1000).toISOString().slice(0, 19)
}

/** Every change of the clock in a calendar year (UTC), in order. */
export function transitionsIn(zone: string, year: number): Transition[] {
  const key = `${zone} ${year}`
  const kept = transitionsByYear.get(key)
  if (kept) return kept
  const found: Transition[] = []
  const end = Date.UTC(year + 1, 0, 1)
  let from = offsetAt(zone, Date.UTC(year, 0, 1))
  for (let low = Date.UTC(year, 0, 1); low < end; low += day) {
    const to = offsetAt(zone, low + day)
    if (to !== from) found.push({ at: changeBetween(zone, low, low + day, from), from, to })
    from = to
  }
  transitionsByYear.set(key, found)
  return found
}

function changeBetween(zone: string, low: number, high: number, from: number): number {
  let [before, after] = [low / 1000, high / 1000]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(zone, middle * 1000) === from) before = middle
    else after = middle
  }
  return after * 1000
}

/** Lines of a VTIMEZONE that holds from the year before `fromYear` to the end of the year after `toYear`. */
export function vtimezone(zone: string, fromYear: number, toYear: number): string[] {
  const start = Date.UTC(fromYear - 1, 0, 1)
  const initial = offsetAt(zone, start)
  const observances = new Map<string, { transition: Transition; onsets: Transition[] }>()
  for (let year = fromYear - 1; year <= toYear + 1; year++) {
    for (const transition of transitionsIn(zone, year)) {
      const key = `${transition.from} ${transition.to} ${isSummerTime(zone, transition.at)}`
      const known = observances.get(key)
      if (known) known.onsets.push(transition)
      else observances.set(key, { transition, onsets: [transition] })
    }
  }
  const opening = { at: start, from: initial, to: initial }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(zone, opening, [opening]),
    ...[...observances.values()].flatMap(({ transition, onsets }) => observance(zone, transition, onsets)),
    'END:VTIMEZONE',
  ]
}

/** Onsets are written in the local time that held until then, as RFC 5545 3.6.5 asks. */
function observance(zone: string, transition: Transition, onsets: Transition[]): string[] {
  const kind = isSummerTime(zone, transition.at) ? 'DAYLIGHT' : 'STANDARD'
  const times = onsets.map(({ at, from }) => new Date(at + from * 1000).toISOString().slice(0, 19).replace(/[-:]/g, ''))
  return [
    `BEGIN:${kind}`,
    `DTSTART:${times[0]}`,
    ...times.slice(1).map((time) => `RDATE:${time}`),
    `TZOFFSETFROM:${signed(transition.from)}`,
    `TZOFFSETTO:${signed(transition.to)}`,
    `TZNAME:${zoneName(zone, transition.at)}`,
    `END:${kind}`,
  ]
}

/** Intl does not say what is summer time; the larger offset of a year is. It only chooses a label. */
function isSummerTime(zone: string, at: number): boolean {
  const year = new Date(at).getUTCFullYear()
  return offsetAt(zone, at) > Math.min(offsetAt(zone, Date.UTC(year, 0, 1)), offsetAt(zone, Date.UTC(year, 6, 1)))
}

function zoneName(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

function signed(seconds: number): string {
  const total = Math.abs(seconds)
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${two(hours)}${two(minutes)}${rest > 0 ? two(rest) : ''}`
}
