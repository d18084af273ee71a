import { splitList } from './code-words.ts'
import { isBlank } from './evidence.ts'
import type { Field } from './header-words.ts'
import type { Mapping, MappingEntry } from './mapping-entry.ts'
import { asText, type RawValues } from './records.ts'

/** The raw text of a field in one record, by the mapping and by what was set for all. */

export type FieldReader = {
  /** the source speaks of the field at all, blank or not */
  has(field: Field): boolean
  /** '' where blank */
  text(field: Field): string
  /** the parts of a field that holds a list */
  list(field: Field): string[]
  /** where the text stood, for a message */
  column(field: Field): string
}

export type SetForAll = Readonly<Partial<Record<Field, string>>>

export function readFields(values: RawValues, mapping: Mapping, set: SetForAll): FieldReader {
  const entryOf = (field: Field) => mapping.entries.find((entry) => entry.field === field)
  const text = (field: Field) => {
    const given = set[field]
    if (given !== undefined) return given
    const entry = entryOf(field)
    return entry === undefined ? '' : textOf(entry, values)
  }
  return {
    has: (field) => set[field] !== undefined || isThere(entryOf(field), values),
    text,
    list: (field) => {
      const given = set[field]
      if (given !== undefined) return splitList(given)
      const entry = entryOf(field)
      return entry === undefined ? [] : listOf(entry, values)
    },
    column: (field) => (set[field] === undefined ? (entryOf(field)?.columns.join(' + ') ?? field) : `--set ${field}`),
  }
}

function isThere(entry: MappingEntry | undefined, values: RawValues): boolean {
  return entry !== undefined && (entry.constant !== undefined || entry.columns.some((name) => values[name] !== undefined))
}

function textOf(entry: MappingEntry, values: RawValues): string {
  if (entry.constant !== undefined) return entry.constant
  const filled = entry.columns.map((name) => asText(values[name]).trim()).filter((text) => !isBlank(text))
  if (entry.take === 'first') return partOf(entry, filled[0] ?? '')
  return entry.take === 'join' ? filled.join(' ') : filled.join('; ')
}

function partOf(entry: MappingEntry, text: string): string {
  if (entry.part === undefined) return text
  const part = text.split(entry.part.separator)[entry.part.index]?.trim() ?? ''
  return isBlank(part) ? '' : part
}

function listOf(entry: MappingEntry, values: RawValues): string[] {
  const columns = entry.take === 'first' ? entry.columns.filter((name) => !isBlank(asText(values[name]))).slice(0, 1) : entry.columns
  return columns.flatMap((name) => {
    const value = values[name]
    if (value === undefined) return []
    return typeof value === 'string'
      ? isBlank(value)
        ? []
        : splitList(value)
      : value.length === 1
        ? splitList(value[0] ?? '')
        : [...value]
  })
}
