import { isOpen, type OptionRecord } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import type { Side } from '#db/values.ts'
import { datedParts, lastDayOf, localTime, shownRun } from './dated-part.ts'
import { withoutControls } from './text.ts'

export type CsvInput = {
  records: Iterable<OptionRecord> | AsyncIterable<OptionRecord>
  origin: string
  now: Date
  sideOfTheme: (slug: string) => Side | undefined
}

/** The field names of `hub import` first, so that an export can be read in again; then what only a reader needs. */
export const csvColumns = [
  'external_id',
  'title',
  'url',
  'summary',
  'description',
  'unit',
  'delivery',
  'format',
  'level',
  'audience',
  'library_types',
  'language',
  'minutes',
  'price',
  'topics',
  'starts',
  'ends',
  'zone',
  'kind',
  'cost',
  'edi_themes',
  'leadership_themes',
  'goals',
  'recognition',
  'access',
  'availability',
  'dates_illustrative',
  'hub_url',
] as const
type Column = (typeof csvColumns)[number]

const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/u
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/** A spreadsheet takes a cell that starts with one of these signs for a formula; an apostrophe keeps it text. Numbers stay numbers. */
export function escapeFormula(cell: string): string {
  return formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell
}

/** Undoes `escapeFormula`: takes away the one apostrophe that stands before a formula's sign. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell
}

/** RFC 4180 with a byte order mark (without it Excel reads UTF-8 as something else), CRLF, one row an option, in chunks. */
export async function* csvChunks({ records, ...context }: CsvInput): AsyncGenerator<string> {
  yield `\ufeff${csvColumns.join(',')}\r\n`
  for await (const record of records) {
    const cells = cellsOf(record, context)
    yield `${csvColumns.map((column) => csvCell(cells[column])).join(',')}\r\n`
  }
}

function csvCell(value: string): string {
  const text = escapeFormula(withoutControls(value))
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

function cellsOf(record: OptionRecord, { origin, now, sideOfTheme }: Omit<CsvInput, 'records'>): Record<Column, string> {
  const themes = (side: Side, answer: OptionRecord['edi_answer']) =>
    answer === 'none' ? 'none' : list(record.themes.filter((slug) => sideOfTheme(slug) === side))
  return {
    external_id: record.external_id ?? '',
    title: record.title,
    url: record.url ?? '',
    summary: record.summary,
    description: record.description,
    unit: record.unit.slug,
    delivery: stated(record.delivery),
    format: stated(record.format),
    level: stated(record.level),
    audience: list(record.audience),
    library_types: list(record.library_types),
    language: list(record.languages),
    minutes: record.minutes === null ? '' : String(record.minutes),
    price: priceOf(record),
    topics: list(record.topics),
    ...timesOf(record, now),
    kind: record.kind,
    cost: stated(record.cost),
    edi_themes: themes('edi', record.edi_answer),
    leadership_themes: themes('leadership', record.leadership_answer),
    goals: list(record.goals),
    recognition: list(record.recognition),
    access: list(record.access),
    availability: isOpen(record, now) ? 'open' : 'not-open',
    hub_url: `${origin}${paths.option(record.slug)}`,
  }
}

function list(values: readonly string[]): string {
  return values.join('; ')
}

/** What no source states is an empty cell: an import then says *not stated* by itself. */
function stated(value: string): string {
  return value === 'not-stated' ? '' : value
}

/** What a person without a membership pays, where it is stated. */
function priceOf(record: OptionRecord): string {
  const price = ['everyone', 'non-member'].flatMap((tier) =>
    record.prices.filter((entry) => entry.tier === tier && entry.amountMinor !== null),
  )[0]
  if (price?.amountMinor == null) return record.cost === 'free' ? '0.00' : ''
  const amount = (price.amountMinor / 100).toFixed(2)
  return price.currency === 'USD' ? amount : `${amount} ${price.currency}`
}

/** First start and last end of the run that can be joined, else of the last one, in the zone of its first part. */
function timesOf(record: OptionRecord, now: Date): Pick<Record<Column, string>, 'starts' | 'ends' | 'zone' | 'dates_illustrative'> {
  const run = shownRun(record, now)
  const parts = run ? datedParts(run) : []
  const first = parts[0]
  const last = parts.reduce((latest, part) => (latest && latest.endsAt >= part.endsAt ? latest : part), first)
  if (!run || !first || !last) return { starts: '', ends: '', zone: '', dates_illustrative: '' }
  const allDay = parts.every((part) => part.allDay)
  return {
    starts: allDay ? first.startsLocal.slice(0, 10) : first.startsLocal,
    ends: allDay ? lastDayOf(last) : last.zone === first.zone ? last.endsLocal : localTime(first.zone, last.endsAt),
    zone: first.zone,
    dates_illustrative: run.illustrative ? 'yes' : 'no',
  }
}
