import type { OptionRecord, Run } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import type { Language } from '#db/values.ts'
import { type DatedPart, datedParts, isDated, lastDayOf, shiftDay } from './dated-part.ts'
import { foldLine, foldLines, icsTextValue, icsUriValue } from './ics-lines.ts'
import type { Labels } from './labels.ts'
import { htmlToText, oneLine, shorten } from './text.ts'
import { instantOf, isKnownZone, vtimezone } from './vtimezone.ts'

export type IcsWords = {
  /** e.g. "Offered by PLA" */
  offeredBy: (unit: string) => string
  /** says that the dates are invented for a demonstration */
  illustrative: string
}

export type IcsInput = {
  records: readonly OptionRecord[]
  /** public address of the hub, without a slash at its end */
  origin: string
  lang: Language
  /** the calendar's name, as calendar programs show it */
  name: string
  labels: Labels
  words: IcsWords
}

const descriptionLimit = 2_000

/**
 * A calendar (RFC 5545) of every dated part of every run, in chunks: the head with the time zones, one chunk an option, the end.
 * Ids are stable: the run's uid and the part's position; SEQUENCE is the run's.
 */
export function* icsChunks(input: IcsInput): Generator<string> {
  yield foldLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Learning Hub//Catalog//${input.lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${icsTextValue(oneLine(input.name))}`,
    `X-WR-CALNAME:${icsTextValue(oneLine(input.name))}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...zonesOf(input.records).flatMap(({ zone, from, to }) => vtimezone(zone, from, to)),
  ])
  for (const record of input.records) {
    const lines = record.runs.flatMap((run) => run.parts.filter(isDated).flatMap((part) => eventLines(record, run, part, input)))
    if (lines.length > 0) yield foldLines(lines)
  }
  yield foldLine('END:VCALENDAR')
}

export function icsText(input: IcsInput): string {
  return [...icsChunks(input)].join('')
}

/** Each zone that a TZID will name, with the years it has to cover. */
function zonesOf(records: readonly OptionRecord[]): { zone: string; from: number; to: number }[] {
  const spans = new Map<string, { zone: string; from: number; to: number }>()
  for (const part of records.flatMap((record) => record.runs.flatMap((run) => run.parts.filter(isDated)))) {
    if (part.allDay || !isZoned(part)) continue
    const [from, to] = [part.startsAt.getUTCFullYear(), part.endsAt.getUTCFullYear()]
    const known = spans.get(part.zone)
    spans.set(part.zone, { zone: part.zone, from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) })
  }
  return [...spans.values()].sort((a, b) => (a.zone < b.zone ? -1 : 1))
}

/**
 * Whether wall-clock time and zone say the stored instants. They do not for an unknown zone, nor in the second pass of an hour
 * that the clock repeats, which iCalendar cannot name: then the instants are written in UTC.
 */
function isZoned(part: DatedPart): boolean {
  if (/^(Etc\/)?(UTC|GMT)$/.test(part.zone) || !isKnownZone(part.zone)) return false
  return (
    instantOf(part.zone, part.startsLocal) === part.startsAt.getTime() && instantOf(part.zone, part.endsLocal) === part.endsAt.getTime()
  )
}

function eventLines(record: OptionRecord, run: Run, part: DatedPart, { origin, labels, words }: IcsInput): string[] {
  const dated = datedParts(run)
  const page = `${origin}${paths.option(record.slug)}`
  const location = part.place ?? (part.mode === 'in-person' || part.mode === 'not-stated' ? null : labels.value('delivery', part.mode))
  const categories = [...record.topics.map(labels.topic), ...record.themes.map(labels.theme)]
  return [
    'BEGIN:VEVENT',
    `UID:${icsTextValue(oneLine(run.uid))}-${part.position}`,
    `DTSTAMP:${utc(record.updated_at)}`,
    `LAST-MODIFIED:${utc(record.updated_at)}`,
    `SEQUENCE:${run.sequence}`,
    `STATUS:${statusOf(run)}`,
    ...timeLines(part),
    `SUMMARY:${icsTextValue(summaryOf(record, part, dated))}`,
    `DESCRIPTION:${icsTextValue(descriptionOf(record, run, part, page, words))}`,
    ...(location ? [`LOCATION:${icsTextValue(oneLine(location))}`] : []),
    `URL:${icsUriValue(page)}`,
    ...(categories.length > 0 ? [`CATEGORIES:${categories.map((name) => icsTextValue(oneLine(name))).join(',')}`] : []),
    'END:VEVENT',
  ]
}

/** An invented date is no more than tentative in somebody's calendar. */
function statusOf(run: Run): string {
  if (run.state === 'cancelled') return 'CANCELLED'
  return run.state === 'postponed' || run.illustrative ? 'TENTATIVE' : 'CONFIRMED'
}

function summaryOf(record: OptionRecord, part: DatedPart, dated: DatedPart[]): string {
  const title = oneLine(record.title)
  if (dated.length < 2) return title
  const name = part.title === null ? '' : oneLine(part.title)
  return name && name !== title ? `${title}: ${name}` : `${title} (${dated.indexOf(part) + 1}/${dated.length})`
}

function descriptionOf(record: OptionRecord, run: Run, part: DatedPart, page: string, words: IcsWords): string {
  return [
    run.illustrative ? words.illustrative : '',
    record.summary,
    shorten(htmlToText(record.description), descriptionLimit),
    part.note ?? '',
    oneLine(words.offeredBy(record.unit.name)),
    [part.url, record.url, page].filter((url, at, all) => url && all.indexOf(url) === at).join('\n'),
  ]
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .join('\n\n')
}

function timeLines(part: DatedPart): string[] {
  if (part.allDay) {
    const start = part.startsLocal.slice(0, 10)
    return [`DTSTART;VALUE=DATE:${compact(start)}`, `DTEND;VALUE=DATE:${compact(shiftDay(lastDayOf(part), 1))}`]
  }
  // an end that equals the start is left out: RFC 5545 wants it later
  const ends = part.endsAt > part.startsAt
  if (!isZoned(part)) return [`DTSTART:${utc(part.startsAt)}`, ...(ends ? [`DTEND:${utc(part.endsAt)}`] : [])]
  const time = (name: string, local: string) => `${name};TZID=${part.zone}:${compact(local)}`
  return [time('DTSTART', part.startsLocal), ...(ends ? [time('DTEND', part.endsLocal)] : [])]
}

function compact(time: string): string {
  return time.slice(0, 19).replace(/[-:]/g, '')
}

function utc(at: Date): string {
  return `${compact(at.toISOString())}Z`
}
