import type { ColumnType, Generated } from 'kysely'
import type { RevisionKind } from './values.ts'

/** Tables of the units' desk; as in `schema.ts`, columns are what the driver hands over. */

type Instant = ColumnType<Date, Date | string, Date | string>
type SetByDefault<T> = ColumnType<T, T | undefined, T>
type Stamp = ColumnType<Date, Date | string | undefined, Date | string>

/** What is being written beside the published text of an option. */
export interface OptionDraftsTable {
  option_id: number
  /** the form as it was typed */
  content: ColumnType<unknown, string, string>
  /** grows with every saving */
  version: SetByDefault<number>
  /** the published text that it was begun from; null where nothing has been published */
  base_updated_at: Instant | null
  saved_by: number | null
  saved_at: Stamp
}

export interface OptionRevisionsTable {
  id: Generated<number>
  option_id: number
  at: Stamp
  actor_id: number | null
  kind: RevisionKind
  reason: string | null
  /** what is done to many options at once is undone together */
  batch: string | null
  before: ColumnType<unknown, string, string>
  after: ColumnType<unknown, string, string>
}

export interface DeskTables {
  option_drafts: OptionDraftsTable
  option_revisions: OptionRevisionsTable
}
