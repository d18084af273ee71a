import { memo } from './memo.ts'

/** How long something takes, out of prose: "4 weeks", "Approx. 10 hours to complete", "PT1H30M", "1 - 3 Months". */

type LengthReading = {
  minutes: number | null
  /** from the first to the last day */
  spanDays: number | null
  /** what the source says, where the two numbers alone say less */
  note: string | null
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  half: 0.5,
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
}
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(minutes?|minutos?|mins?|m)$/, 1],
  [/^(hours?|horas?|hrs?|h)$/, 60],
  [/^(days?|d[ií]as?)$/, 1440],
  [/^(weeks?|wks?|semanas?)$/, 7 * 1440],
  [/^(months?|mos?|meses|mes)$/, 30 * 1440],
  [/^(years?|a[ñn]os?)$/, 365 * 1440],
]
const DAY = 1440
const NUMBER = String.raw`(\d+(?:[.,]\d+)?|\b(?:${Object.keys(NUMBER_WORDS).join('|')})\b)`
const AMOUNT_SOURCE = String.raw`${NUMBER}(?:\s*(?:-|–|—|to|or|a|o)\s*${NUMBER})?[\s-]*(minutes?|minutos?|mins?|hours?|horas?|hrs?|days?|d[ií]as?|weeks?|wks?|semanas?|months?|meses|mes|years?|a[ñn]os?|h|m)(?![a-z])`
const AMOUNT = new RegExp(AMOUNT_SOURCE, 'giu')
const ISO = /^P(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?)$/iu
/** "4 hours per week" states a pace, not a length. */
const PACE = new RegExp(
  String.raw`${AMOUNT_SOURCE}\.?\s*(?:\/|\bper\b|\bat\b|\beach\b|\ba\b|\bevery\b|\bpor\b)\s*(?:day|week|wk|month|d[ií]a|semana|mes)s?\b`,
  'giu',
)
const CLOCK = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?$/u

/** Null where no length is understood. A bare number is minutes only where the column says so (`bare`). */
export function readLength(raw: string, bare: 'minutes' | 'hours' | null = null): LengthReading | null {
  const text = raw.replace(/\s+/gu, ' ').trim()
  if (text === '' || text.length > 200) return null
  const iso = ISO.exec(text)
  if (iso && text.length > 2) return fromIso(iso)
  const clock = CLOCK.exec(text)
  if (clock) return whole(Number(clock[1]) * 60 + Number(clock[2]), null)
  if (/^\d+(\.\d+)?$/u.test(text)) return bare === null ? null : whole(Number(text) * (bare === 'hours' ? 60 : 1), null)
  return fromProse(text)
}

function fromIso([, weeks, years, months, days, hours, minutes]: RegExpExecArray): LengthReading | null {
  const n = (part: string | undefined) => Number(part ?? 0)
  const span = n(weeks) * 7 + n(years) * 365 + n(months) * 30 + n(days)
  const time = n(hours) * 60 + n(minutes)
  return span === 0 ? whole(time, null) : bounded({ minutes: time === 0 ? null : time, spanDays: span, note: null })
}

const fromProse = memo((text): LengthReading | null => {
  const sessions = new RegExp(String.raw`^${NUMBER}\s+${NUMBER}[\s-]hour\s+(?:sessions?|meetings?|classes|class|modules?)$`, 'iu').exec(
    text,
  )
  if (sessions) return whole(toNumber(sessions[1]) * toNumber(sessions[2]) * 60, text)
  if (/^(full|all|whole|one)[ -]day$/iu.test(text)) return bounded({ minutes: null, spanDays: 1, note: text })
  if (/^half[ -]?(a[ -])?day$/iu.test(text)) return whole(240, text)
  const unpaced = text.replace(PACE, ' ')
  let minutes = 0
  let span = 0
  let ranged = false
  for (const amount of unpaced.matchAll(AMOUNT)) {
    const unit = UNITS.find(([pattern]) => pattern.test((amount[3] ?? '').toLowerCase()))?.[1] ?? 0
    ranged ||= amount[2] !== undefined
    const size = toNumber(amount[1]) * unit
    if (unit >= DAY) span += size / DAY
    else minutes += size
  }
  const plain = span === 0 && !ranged && text.replace(AMOUNT, '').trim() === ''
  return bounded({
    minutes: minutes > 0 ? Math.round(minutes) : null,
    spanDays: span > 0 ? Math.round(span) : null,
    note: plain ? null : text,
  })
})

function toNumber(text = ''): number {
  return NUMBER_WORDS[text.toLowerCase()] ?? Number(text.replace(',', '.'))
}

function whole(minutes: number, note: string | null): LengthReading | null {
  return bounded({ minutes: Math.round(minutes), spanDays: null, note })
}

function bounded(length: LengthReading): LengthReading | null {
  const minutes = length.minutes !== null && length.minutes >= 1 && length.minutes <= 600_000 ? length.minutes : null
  const spanDays = length.spanDays !== null && length.spanDays >= 1 && length.spanDays <= 4000 ? length.spanDays : null
  return minutes === null && spanDays === null ? null : { minutes, spanDays, note: length.note }
}
