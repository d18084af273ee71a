import type { SetForAll } from './field-values.ts'
import type { Lookups } from './lookups.ts'
import type { Mapping } from './mapping-entry.ts'
import type { ImportFormat } from './records.ts'

/** What a record is read with. */
export type NormalizeContext = {
  format: ImportFormat
  mapping: Mapping
  set: SetForAll
  lookups: Lookups
  unit: { id: number; zone: string | null }
  warn(line: number, group: string, reason: string): void
}
