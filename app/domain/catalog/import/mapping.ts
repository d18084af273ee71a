import { type Column, evidence, spread, toColumns } from './evidence.ts'
import { fixedColumns } from './fixed-columns.ts'
import { type Field, foldHeader, guessedFields, headerScore, importFields } from './header-words.ts'
import type { Given, Mapping, MappingEntry } from './mapping-entry.ts'
import { composedDates, composedIdentity, formatOfTitle, packedColumn, topicColumns } from './mapping-shapes.ts'
import { guessByValues, looksLikeRuns, repeatedTitles } from './mapping-values.ts'
import { type ImportFormat, quoted, type RawValues } from './records.ts'

/** Which column holds which field, and why. Guessed from names and values; what a person gives wins. */

type MappingResult = { mapping: Mapping } | { refusal: string }

/** @param sample records from the start of the file @param given field → column, as `--map` says it; `a+b` joins columns */
export function guessMapping(sample: readonly RawValues[], format: ImportFormat, given: Given, set: readonly Field[]): MappingResult {
  const columns = toColumns(sample)
  const entries: MappingEntry[] = []
  for (const [field, text] of Object.entries(given) as [Field, string][]) {
    const names = text.split('+').map((name) => findColumn(columns, name.trim()))
    const missing = names.indexOf(null)
    if (missing >= 0) {
      const known = columns
        .slice(0, 40)
        .map(({ name }) => name)
        .join(', ')
      return {
        refusal: `--map ${field}=${text}: there is no column ${quoted(text.split('+')[missing] ?? text)}. The columns are: ${known}`,
      }
    }
    entries.push({ field, columns: names as string[], take: field === 'topics' ? 'all' : 'join', reason: 'given', given: true })
  }
  const free = (field: Field) => !entries.some((entry) => entry.field === field) && !set.includes(field)
  const add = (found: readonly MappingEntry[]) => {
    for (const entry of found) if (free(entry.field)) entries.push(entry)
  }
  if (format === 'csv' || format === 'json') guessTable(columns, add, free, entries)
  else add(fixedColumns(format, columns))
  const used = new Set(entries.flatMap((entry) => entry.columns))
  const unused = columns
    .filter(({ name, values }) => !used.has(name) && values.length > 0 && !/^channel |(^|\.)@/u.test(name))
    .map((column) => ({ column: column.name, reason: nearMiss(column, entries) }))
  return { mapping: { entries, unused, role: looksLikeRuns(entries, columns) ? 'runs' : 'options' } }
}

function findColumn(columns: readonly Column[], name: string): string | null {
  const byNumber = /^\d+$/u.test(name) ? columns[Number(name) - 1]?.name : undefined
  const same = columns.find((column) => column.name === name) ?? columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
  return same?.name ?? columns.find((column) => foldHeader(column.name) === foldHeader(name))?.name ?? byNumber ?? null
}

function guessTable(
  columns: readonly Column[],
  add: (found: readonly MappingEntry[]) => void,
  free: (field: Field) => boolean,
  entries: MappingEntry[],
): void {
  const open = () => columns.filter(({ name }) => !entries.some((entry) => entry.columns.includes(name)))
  for (const column of open()) add(packedColumn(column, columns))
  add(composedDates(open()))
  type Candidate = { entry: MappingEntry; score: number }
  const candidates: Candidate[] = []
  for (const column of open()) {
    for (const field of [...importFields, ...guessedFields]) {
      const score = headerScore(field, foldHeader(column.name))
      if (score === 0 || !free(field)) continue
      const { share, understood, enough } = evidence(field, column, score > 70)
      if (!enough || (field === 'external_id' && !identifies(column, columns, score))) continue
      const reason = `the column is called ${quoted(column.name)}, and ${understood} of ${spread(column.values).length} of its values read so`
      candidates.push({
        entry: { field, columns: [column.name], take: 'first', reason, given: false },
        score: score * (0.5 + share / 2) + filled(column) * 10,
      })
    }
  }
  const identity = composedIdentity(open())
  if (
    identity &&
    !candidates.some(({ entry, score }) => entry.field === 'external_id' && score > 90 && !/crn|code/iu.test(entry.columns[0] ?? ''))
  )
    add([identity])
  for (const { entry } of candidates.sort((a, b) => b.score - a.score)) {
    if (free(entry.field) && !entries.some((other) => other.columns.includes(entry.columns[0] ?? ''))) entries.push(entry)
  }
  const topics = entries.find((entry) => entry.field === 'topics' && !entry.given)
  if (topics) Object.assign(topics, topicColumns(topics, open()))
  add(formatOfTitle(entries.find(({ field }) => field === 'title')))
  add(guessByValues(open(), columns, free))
  // a place belongs to a date
  const place = entries.findIndex((entry) => entry.field === 'place' && !entry.given)
  if (place >= 0 && !entries.some(({ field }) => field === 'starts')) entries.splice(place, 1)
}

/** An identity repeats only where the rows of one identity are the dates of one thing. */
function identifies(column: Column, columns: readonly Column[], score: number): boolean {
  if (new Set(column.values).size >= column.values.length * 0.98) return column.values.length >= column.of * 0.5
  return score > 70 && repeatedTitles(column, columns)
}

function filled(column: Column): number {
  return column.of === 0 ? 0 : Math.min(column.values.length / column.of, 1)
}

/** Why a column that seems to name a field was not taken for it. */
function nearMiss(column: Column, entries: readonly MappingEntry[]): string {
  const folded = foldHeader(column.name)
  const near = importFields.map((field) => ({ field, score: headerScore(field, folded) })).sort((a, b) => b.score - a.score)[0]
  if (near === undefined || near.score === 0) return 'no field of an option is called like it'
  const taken = entries.find((entry) => entry.field === near.field)
  if (taken) return `${near.field} is taken from ${taken.columns.map((name) => quoted(name)).join(' and ')}`
  const { understood } = evidence(near.field, column, false)
  return `it is called like ${near.field}, but only ${understood} of ${spread(column.values).length} of its values read so`
}
