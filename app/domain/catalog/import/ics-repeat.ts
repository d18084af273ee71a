/**
 * Dates of a repeating event, counted out day by day: bounded whatever the rule says, and pure.
 * Understands FREQ=DAILY|WEEKLY|MONTHLY|YEARLY with INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST.
 */

type Repeat = {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  count: number | null
  /** last day, YYYYMMDD; the time of day is compared by the caller's own reading of days */
  until: string | null
  byDay: readonly { nth: number; day: number }[]
  byMonthDay: readonly number[]
  byMonth: readonly number[]
  bySetPos: readonly number[]
  weekStart: number
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
/** Days looked at for one rule: ten years. */
const HORIZON = 3660
const KNOWN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'])

/** Null for a rule that is not understood or that repeats within a day. */
export function readRepeat(rule: string): Repeat | null {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  )
  const freq = parts.get('FREQ')
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY') return null
  if ([...parts.keys()].some((name) => name !== '' && !KNOWN.has(name))) return null
  const byDay = list(parts.get('BYDAY')).map((text) => /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/u.exec(text))
  if (byDay.includes(null)) return null
  const numbers = (name: string) => list(parts.get(name)).map(Number)
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : null
  const until = /^(\d{8})/u.exec(parts.get('UNTIL') ?? '')?.[1] ?? null
  const all = [interval, count ?? 1, ...numbers('BYMONTHDAY'), ...numbers('BYMONTH'), ...numbers('BYSETPOS')]
  if (!all.every(Number.isInteger) || interval < 1 || (count ?? 1) < 1) return null
  return {
    freq,
    interval,
    count,
    until,
    byDay: byDay.map((found) => ({ nth: Number(found?.[1] ?? 0), day: DAYS.indexOf(found?.[2] ?? '') })),
    byMonthDay: numbers('BYMONTHDAY'),
    byMonth: numbers('BYMONTH'),
    bySetPos: numbers('BYSETPOS'),
    weekStart: Math.max(DAYS.indexOf(parts.get('WKST') ?? 'MO'), 0),
  }
}

function list(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',')
}

export type Dates = {
  /** YYYY-MM-DD, in order, the first day among them */
  days: string[]
  /** the rule goes on beyond the days given */
  more: boolean
}

/**
 * @param first the day of the first occurrence, YYYY-MM-DD
 * @param from days before this are counted but left out, so that an old rule without end still yields the coming days
 * @param limit how many days to give at most
 */
export function expandRepeat(rule: Repeat, first: string, from: string, limit: number): Dates {
  const start = toDay(first)
  const days: string[] = []
  let counted = 0
  let period: number[] = []
  let current = Number.NaN
  let over = false
  const settle = () => {
    for (const day of pick(period, rule.bySetPos)) {
      if (day < start || over) continue
      counted += 1
      if (rule.count !== null && counted > rule.count) over = true
      else if (toText(day) >= from) days.push(toText(day))
    }
    period = []
  }
  const skip = rule.count === null ? Math.max(0, toDay(from) - start - 800) : 0
  for (let day = start + (skip > 0 ? skip : -370); day < start + skip + HORIZON; day += 1) {
    const key = periodOf(rule, day)
    if (key !== current) {
      settle()
      current = key
      if (over || days.length > limit || (rule.until !== null && compact(day) > rule.until)) break
    }
    if (inRhythm(rule, start, day) && fits(rule, start, day) && (rule.until === null || compact(day) <= rule.until)) period.push(day)
  }
  settle()
  if (first >= from && !days.includes(first)) days.unshift(first)
  return { days: days.slice(0, limit), more: days.length > limit || (rule.count === null && rule.until === null) }
}

function pick(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length))
}

/** Days since 1970-01-01. */
function toDay(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
}

function toText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

function compact(day: number): string {
  return toText(day).replace(/-/gu, '')
}

function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

function week(day: number, weekStart: number): number {
  return Math.floor((day + 4 - weekStart) / 7)
}

function parts(day: number): { year: number; month: number; date: number; last: number } {
  const at = new Date(day * 86_400_000)
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()]
  return { year, month, date: at.getUTCDate(), last: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }
}

/** The stretch within which BYSETPOS counts. */
function periodOf(rule: Repeat, day: number): number {
  if (rule.freq === 'DAILY') return day
  if (rule.freq === 'WEEKLY') return week(day, rule.weekStart)
  const { year, month } = parts(day)
  return rule.freq === 'MONTHLY' ? year * 12 + month : year
}

function inRhythm(rule: Repeat, start: number, day: number): boolean {
  return (((periodOf(rule, day) - periodOf(rule, start)) % rule.interval) + rule.interval) % rule.interval === 0
}

function fits(rule: Repeat, start: number, day: number): boolean {
  const { month, date, last } = parts(day)
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month + 1)) return false
  if (rule.byMonthDay.length > 0 && !rule.byMonthDay.includes(date) && !rule.byMonthDay.includes(date - last - 1)) return false
  if (rule.byDay.length > 0)
    return rule.byDay.some(({ nth, day: wanted }) => weekday(day) === wanted && (nth === 0 || isNth(rule, day, nth)))
  if (rule.byMonthDay.length > 0) return true
  const first = parts(start)
  if (rule.freq === 'WEEKLY') return weekday(day) === weekday(start)
  if (rule.freq === 'MONTHLY') return date === first.date
  if (rule.freq === 'YEARLY') return date === first.date && (rule.byMonth.length > 0 || month === first.month)
  return true
}

/** The nth such weekday of the month, or of the year where the rule is yearly and names no month. */
function isNth(rule: Repeat, day: number, nth: number): boolean {
  const { year, date, last } = parts(day)
  if (rule.freq === 'YEARLY' && rule.byMonth.length === 0) {
    const of = day - toDay(`${year}-01-01`)
    const length = toDay(`${year + 1}-01-01`) - toDay(`${year}-01-01`)
    return nth > 0 ? Math.floor(of / 7) + 1 === nth : Math.floor((length - 1 - of) / 7) + 1 === -nth
  }
  return nth > 0 ? Math.floor((date - 1) / 7) + 1 === nth : Math.floor((last - date) / 7) + 1 === -nth
}
