import type { Audience, Cost, Delivery, Format, Kind, Language, Level, LibraryType, PartMode, RunState } from '#db/values.ts'

/** What one record says of an option, clean and coded, ready to be held against what is stored. */

/** Columns of `options` that an import may fill. A column that the source does not speak of is absent. */
export type OptionColumns = {
  unit_id: number
  title: string
  summary: string
  description: string
  url: string | null
  kind: Kind
  delivery: Delivery
  format: Format
  level: Level
  level_note: string | null
  audience: Audience[]
  library_types: LibraryType[]
  languages: string[]
  text_language: Language
  minutes: number | null
  span_days: number | null
  length_note: string | null
  cost: Cost
  cost_note: string | null
  partners: string[]
}

export type Price = { amount: number | null; currency: string }

/** A date of the option: one run of one part. */
export type RunDraft = {
  /** the same date of the same record has the same key at every reading */
  key: string
  state: RunState
  mode: PartMode
  place: string | null
  note: string | null
  /** YYYY-MM-DDTHH:MM:SS in `zone`; whole days end at the midnight after the last one */
  starts_local: string
  ends_local: string
  zone: string
  all_day: boolean
  starts_at: Date
  ends_at: Date
  minutes: number | null
}

export type Draft = {
  line: number
  /** what the source knows the record by: its id, else its own web page; null where it has neither */
  key: string | null
  /** the key is the address of its page, which others may share */
  keyIsPage: boolean
  /** identity of what has no key: unit, title and first start; '' where there is a key */
  dedupeKey: string
  titleKey: string
  /** the page in one spelling; null without an address, or where it is a whole site's */
  page: string | null
  told: Partial<OptionColumns> & { title: string; unit_id: number }
  topics?: string[]
  price?: Price | null
  runs: RunDraft[]
  /** the format lists all the dates of a record, so that one that is missing is off */
  runsAreAll: boolean
  /** keys of dates that other records tell of the same thing: not missing */
  toldElsewhere: readonly string[]
  /** largest year in which the source saw it */
  lastSeen: number | null
  /** used where an option is made and the record does not say */
  otherwise: { kind: Kind }
  state: 'published' | 'draft'
  role: 'option' | 'run'
}

/** Columns that are told, locked and filled together, by the field's name in `--map`. */
export const fieldColumns = {
  title: ['title'],
  summary: ['summary'],
  description: ['description'],
  url: ['url'],
  unit: ['unit_id'],
  kind: ['kind'],
  delivery: ['delivery'],
  format: ['format'],
  level: ['level', 'level_note'],
  audience: ['audience'],
  library_types: ['library_types'],
  language: ['languages', 'text_language'],
  minutes: ['minutes', 'span_days', 'length_note'],
  price: ['cost', 'cost_note'],
  partners: ['partners'],
} as const satisfies Readonly<Record<string, readonly (keyof OptionColumns)[]>>
export type ToldField = keyof typeof fieldColumns
export const toldFields = Object.keys(fieldColumns) as ToldField[]

/** What a column holds where nothing is stated. */
export const unstated: OptionColumns = {
  unit_id: 0,
  title: '',
  summary: '',
  description: '',
  url: null,
  kind: 'course',
  delivery: 'not-stated',
  format: 'not-stated',
  level: 'not-stated',
  level_note: null,
  audience: [],
  library_types: [],
  languages: [],
  text_language: 'en',
  minutes: null,
  span_days: null,
  length_note: null,
  cost: 'not-stated',
  cost_note: null,
  partners: [],
}

/** True where the columns of a field say something. Kind and unit always do. */
export function isStated(field: ToldField, columns: Partial<OptionColumns>): boolean {
  if (field === 'kind' || field === 'unit') return true
  return fieldColumns[field].some((name) => {
    const value = columns[name]
    return name !== 'text_language' && value !== undefined && !sameValue(value, unstated[name])
  })
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => value === b[index])
  return a === b
}
