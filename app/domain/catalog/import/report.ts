import type { Finding } from './findings.ts'
import type { Field } from './header-words.ts'
import type { Mapping } from './mapping-entry.ts'
import type { ImportFormat } from './records.ts'

/** What an import tells at its end, and while it runs. */

type MappingLine = { field: Field; column: string; reason: string; file?: string }

export type ImportReport = {
  /** records read; each of them is created, updated, unchanged, merged or refused */
  read: number
  created: number
  updated: number
  unchanged: number
  /** the same thing told again: folded into an option that was created, or was there, as a further name or date of it */
  merged: number
  /** line 0: the import as a whole. In a folder, with the file's name */
  refused: Finding[]
  warnings: Finding[]
  mapping: MappingLine[]
  /** ended before its end, by the signal; run it again to go on */
  stopped?: true
}

export type ImportProgress = {
  file: string
  format: ImportFormat
  read: number
  bytes: number
  size: number
  created: number
  refused: number
}

export function emptyReport(): ImportReport {
  return { read: 0, created: 0, updated: 0, unchanged: 0, merged: 0, refused: [], warnings: [], mapping: [] }
}

export function refusedReport(reason: string): ImportReport {
  return { ...emptyReport(), refused: [{ line: 0, reason }] }
}

export function mappingLines(mapping: Mapping, set: Readonly<Partial<Record<Field, string>>>, file: string | undefined): MappingLine[] {
  const named = file === undefined ? {} : { file }
  const lines: MappingLine[] = mapping.entries.map(({ field, columns, constant, part, reason, given }) => ({
    field,
    column: constant === undefined ? `${columns.join(' + ')}${part ? ` (part ${part.index + 1})` : ''}` : `“${constant}” for all`,
    reason: given ? 'given by --map' : reason,
    ...named,
  }))
  for (const [field, value] of Object.entries(set) as [Field, string][])
    lines.push({ field, column: `“${value}” for all`, reason: 'given by --set', ...named })
  return lines
}
