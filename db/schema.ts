import type { ColumnType, Generated, Kysely, Selectable, Transaction } from 'kysely'
import type { DeskTables } from './schema-desk.ts'
import type { MemberTables } from './schema-members.ts'
import type {
  AccessFeature,
  AliasKind,
  Answer,
  Audience,
  Cost,
  Credit,
  Delivery,
  Format,
  Kind,
  Language,
  Length,
  Level,
  LibraryType,
  OptionState,
  Origin,
  PartMode,
  PriceTier,
  RunState,
  Side,
  Stage,
  TermKind,
  UnitKind,
} from './values.ts'

/** One interface a table; columns as the driver hands them over: timestamptz = Date, date and timestamp = text, bigint = number. */

type Instant = ColumnType<Date, Date | string, Date | string>
type SetByDefault<T> = ColumnType<T, T | undefined, T>

export interface UnitsTable {
  id: Generated<number>
  slug: string
  kind: UnitKind
  name: string
  acronym: string | null
  parent_id: number | null
  about_en: string | null
  about_es: string | null
  place: string | null
  founded: number | null
  edi_focus: string | null
  url: string | null
  zone: string | null
  source: string
  confirmed: SetByDefault<boolean>
}

export interface UnitAliasesTable {
  unit_id: number
  alias: string
  kind: AliasKind
}

/** Dated succession: `from_unit_id` went, or is planned to go, into `to_unit_id`. */
export interface UnitSuccessionsTable {
  from_unit_id: number
  to_unit_id: number
  /** a year or a day, as the source gives it */
  on_date: string | null
  standing: 'done' | 'planned' | 'proposed'
  source: string
}

export interface GoalsTable {
  id: string
  plan: string
  year: number
  direction: string
  kind: 'commitment' | 'goal' | 'strategy'
  scope: 'core' | 'supporting' | 'report' | 'outside'
  label_en: string
  label_es: string
  text_en: string
  text_es: string
  position: number
}

export interface ThemesTable {
  slug: string
  side: Side
  shade: 'edi' | 'leadership' | 'advocacy' | 'policy'
  label_en: string
  label_es: string
  short_en: string
  short_es: string
  about_en: string
  about_es: string
  position: number
}

export interface ThemeGoalsTable {
  theme_slug: string
  goal_id: string
}

export interface TopicsTable {
  slug: string
  broader_slug: string | null
  label_en: string
  label_es: string
  definition_en: string
  definition_es: string
  edi: SetByDefault<boolean>
}

export interface TopicTermsTable {
  topic_slug: string
  lang: Language
  term: string
  kind: TermKind
}

export interface TopicRelationsTable {
  topic_slug: string
  related_slug: string
}

/** A short note that options carry, in both languages. */
export interface PhrasesTable {
  text_en: string
  text_es: string
}

export interface OptionsTable {
  id: Generated<number>
  slug: string
  unit_id: number
  partners: SetByDefault<string[]>
  kind: Kind
  origin: Origin
  /** who told us: `seed`, `hand`, or a stable name of the imported source */
  source: string
  external_id: string | null
  /** unit, normalized title and first start: the identity of what a source gave no id */
  dedupe_key: string | null
  title: string
  summary: string
  /** cleaned HTML */
  description: string
  url: string | null
  /** language of title, summary and description */
  text_language: SetByDefault<Language>
  languages: SetByDefault<string[]>
  delivery: Delivery
  format: Format
  level: Level
  level_note: string | null
  stages: SetByDefault<Stage[]>
  audience: SetByDefault<Audience[]>
  library_types: SetByDefault<LibraryType[]>
  minutes: number | null
  span_days: number | null
  length_note: string | null
  /** derived by the database from minutes and span_days */
  length: ColumnType<Length, never, never>
  cost: Cost
  cost_note: string | null
  recognition: SetByDefault<Credit[]>
  recognition_note: string | null
  edi_answer: Answer
  leadership_answer: Answer
  edi_how: string | null
  access: SetByDefault<AccessFeature[]>
  accreditor: string | null
  last_seen: number | null
  /** needs a date to be taken: a live event, a facilitated course */
  dated: boolean
  part_of_id: number | null
  time_asked: string | null
  /** where the facts were read, in words */
  provenance: string | null
  confirmed: SetByDefault<boolean>
  demonstration: SetByDefault<boolean>
  state: OptionState
  review_by: string | null
  published_at: Instant | null
  /** kept to be read, and not offered any more */
  archived_at: Instant | null
  created_at: ColumnType<Date, Date | string | undefined, never>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface OptionUnitsTable {
  option_id: number
  unit_id: number
}

export interface OptionPricesTable {
  id: Generated<number>
  option_id: number
  tier: PriceTier
  /** null: the tier exists, its price is not stated */
  amount_minor: number | null
  currency: SetByDefault<string>
  note: string | null
}

export interface OptionRunsTable {
  id: Generated<number>
  option_id: number
  /** stable for calendars, never reused */
  uid: string
  /** grows with every change a calendar must notice (RFC 5545 SEQUENCE) */
  sequence: SetByDefault<number>
  state: SetByDefault<RunState>
  seats: number | null
  closes_at: Instant | null
  /** invented for a demonstration, relative to the day of seeding */
  illustrative: SetByDefault<boolean>
}

export interface OptionPartsTable {
  id: Generated<number>
  run_id: number
  position: number
  title: string | null
  mode: PartMode
  place: string | null
  url: string | null
  note: string | null
  /** wall-clock time at the event, with its IANA zone; the instants below follow from them */
  starts_local: string | null
  ends_local: string | null
  zone: string | null
  all_day: SetByDefault<boolean>
  starts_at: Instant | null
  ends_at: Instant | null
  minutes: number | null
}

export interface OptionTopicsTable {
  option_id: number
  topic_slug: string
}

export interface OptionGoalsTable {
  option_id: number
  goal_id: string
}

export interface OptionThemesTable {
  option_id: number
  theme_slug: string
}

/** Who said a field, and whether a hand has locked it against imports. */
export interface OptionSourcesTable {
  option_id: number
  field: string
  source: string
  locked: SetByDefault<boolean>
  said_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** The same thing told twice: merged at once where certain, proposed to the units where not. */
export interface OptionMergesTable {
  id: Generated<number>
  option_id: number
  /** the twin that stands as an option of its own while only proposed */
  other_option_id: number | null
  source: string
  external_id: string | null
  title: string
  reason: string
  standing: 'merged' | 'proposed' | 'rejected'
  created_at: ColumnType<Date, Date | string | undefined, never>
}

export interface ImportsTable {
  id: Generated<number>
  unit_id: number
  source: string
  file_name: string
  file_hash: string
  format: string
  state: 'running' | 'done' | 'stopped'
  /** records read and settled so far */
  position: SetByDefault<number>
  counts: ColumnType<Record<string, number>, string | undefined, string>
  started_at: ColumnType<Date, Date | string | undefined, never>
  finished_at: Instant | null
}

export interface ImportProblemsTable {
  import_id: number
  line: number
  severity: 'refused' | 'warning'
  reason: string
}

/** The change log that every search index follows; one row an option, moved forward at each change. */
export interface CatalogChangesTable {
  option_id: number
  /** the transaction that changed it last, as text (xid8) */
  xid: string
}

/** Transactions that touched units, topics, themes, goals or phrases. */
export interface VocabularyChangesTable {
  /** as text (xid8) */
  xid: string
}

/** Words searched with no result, counted by day of last use; no member, no address. */
export interface SearchMissesTable {
  words: string
  lang: Language
  times: number
  last_on: string
}

export interface HubFactsTable {
  name: string
  value: string
}

export interface Database extends MemberTables, DeskTables {
  units: UnitsTable
  unit_aliases: UnitAliasesTable
  unit_successions: UnitSuccessionsTable
  goals: GoalsTable
  themes: ThemesTable
  theme_goals: ThemeGoalsTable
  topics: TopicsTable
  topic_terms: TopicTermsTable
  topic_relations: TopicRelationsTable
  phrases: PhrasesTable
  options: OptionsTable
  option_units: OptionUnitsTable
  option_prices: OptionPricesTable
  option_runs: OptionRunsTable
  option_parts: OptionPartsTable
  option_topics: OptionTopicsTable
  option_goals: OptionGoalsTable
  option_themes: OptionThemesTable
  option_sources: OptionSourcesTable
  option_merges: OptionMergesTable
  imports: ImportsTable
  import_problems: ImportProblemsTable
  catalog_changes: CatalogChangesTable
  vocabulary_changes: VocabularyChangesTable
  search_misses: SearchMissesTable
  hub_facts: HubFactsTable
}

export type Db = Kysely<Database>
/** For what must run inside a transaction. */
export type Trx = Transaction<Database>
export type Row<T extends keyof Database> = Selectable<Database[T]>
