import { readAddress } from './addresses.ts'
import { type Column, isDistinct } from './evidence.ts'
import { type Field, foldHeader, headerScore, notThese } from './header-words.ts'
import type { MappingEntry } from './mapping-entry.ts'
import { quoted } from './records.ts'

/** What values alone tell, where a column's name tells nothing; and whether rows are dates rather than options. */

/** The address, the title and the description are what no import does without: guessed by the look of their values. */
export function guessByValues(open: readonly Column[], all: readonly Column[], free: (field: Field) => boolean): MappingEntry[] {
  const entries: MappingEntry[] = []
  const taken = new Set<Column>()
  const take = (field: Field, column: Column | undefined, why: string) => {
    if (!column || !free(field)) return
    taken.add(column)
    entries.push({
      field,
      columns: [column.name],
      take: 'first',
      reason: `no column is called so; ${quoted(column.name)} ${why}`,
      given: false,
      doubtful: true,
    })
  }
  take(
    'url',
    open.find(
      ({ name, values, of }) =>
        !notThese.url?.test(foldHeader(name)) && values.length >= of * 0.5 && values.every((text) => readAddress(text) !== null),
    ),
    'holds nothing but web addresses',
  )
  const texts = open.filter((column) => !taken.has(column) && column.values.some((text) => /\p{L}{3}.*\s/u.test(text)))
  const length = ({ values }: Column) => values.reduce((sum, text) => sum + text.length, 0) / Math.max(values.length, 1)
  const titles = texts.filter(
    (column) =>
      isDistinct(column) && length(column) >= 8 && length(column) <= 120 && !column.values.some((text) => readAddress(text) !== null),
  )
  take('title', titles[0], 'holds short texts, each different')
  const long = texts.filter((column) => !taken.has(column) && length(column) > 60).sort((a, b) => length(b) - length(a))
  if (isUnnamed(all)) take('description', long[0], 'holds the longest texts')
  return entries
}

function isUnnamed(columns: readonly Column[]): boolean {
  return columns.every(({ name }) => /^column \d+$/u.test(name))
}

/** Rows that share an identity share a title as well, or else there is a date that tells them apart. */
export function repeatedTitles(identity: Column, columns: readonly Column[]): boolean {
  const titles = columns.filter(({ name }) => headerScore('title', foldHeader(name)) >= 60)
  const dates = columns.filter(({ name }) => headerScore('starts', foldHeader(name)) >= 60)
  return dates.length > 0 && titles.every(({ values }) => values.length >= identity.values.length * 0.5)
}

/** Dates of options that stand elsewhere: the identity repeats, there is a start, and nothing describes. */
export function looksLikeRuns(entries: readonly MappingEntry[], columns: readonly Column[]): boolean {
  const has = (field: Field) => entries.find((entry) => entry.field === field)
  const identity = has('external_id')
  if (!identity || !has('starts') || has('description') || has('url') || identity.columns.length !== 1) return false
  const column = columns.find(({ name }) => name === identity.columns[0])
  return column !== undefined && new Set(column.values).size < column.values.length * 0.98
}
