import type { Field } from './header-words.ts'

/** Which column holds which field, and why. */

export type MappingEntry = {
  field: Field
  columns: readonly string[]
  /** several columns: the first that is filled, all joined by a space, or all as a list */
  take: 'first' | 'join' | 'all'
  /** one part of a column that packs several */
  part?: { separator: string; index: number }
  /** the same for every record, where no column holds it */
  constant?: string
  /** in words */
  reason: string
  given: boolean
  /** a guess that stands on values alone: to be said as a warning too */
  doubtful?: true
}

export type Mapping = {
  entries: MappingEntry[]
  /** columns that no field takes, with a reason where one was near */
  unused: { column: string; reason: string }[]
  /** `runs`: the rows are dates of options that another file describes, joined by `external_id` */
  role: 'options' | 'runs'
}

export type Given = Readonly<Partial<Record<Field, string>>>
