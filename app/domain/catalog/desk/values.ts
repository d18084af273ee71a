import type {
  AccessFeature,
  Answer,
  Audience,
  Cost,
  Credit,
  Delivery,
  Format,
  Kind,
  Language,
  Level,
  LibraryType,
  PartMode,
  PriceTier,
  RunState,
  Stage,
} from '#db/values.ts'

/** What an option says, in the hub's terms: what a form comes to, what is compared, what a version keeps. Plain JSON, lists in one order. */
export type OptionValues = {
  title: string
  /** null: not chosen yet */
  kind: Kind | null
  summary: string
  /** cleaned HTML */
  description: string
  url: string | null
  text_language: Language
  languages: string[]
  delivery: Delivery
  format: Format
  level: Level
  level_note: string | null
  stages: Stage[]
  audience: Audience[]
  library_types: LibraryType[]
  minutes: number | null
  span_days: number | null
  length_note: string | null
  cost: Cost
  cost_note: string | null
  prices: PriceValues[]
  recognition: Credit[]
  recognition_note: string | null
  accreditor: string | null
  topics: string[]
  edi_answer: Answer
  leadership_answer: Answer
  themes: string[]
  edi_how: string | null
  /** chosen directly, or the default where no theme gives one */
  goals: string[]
  access: AccessFeature[]
  dated: boolean
  /** `YYYY-MM-DD` */
  review_by: string | null
  partners: string[]
  runs: RunValues[]
}

export type PriceValues = { tier: PriceTier; amount_minor: number | null; currency: string; note: string | null }

export type RunValues = {
  /** null: a new one */
  id: number | null
  state: RunState
  seats: number | null
  /** ISO instant */
  closes_at: string | null
  parts: PartValues[]
}

export type PartValues = {
  title: string | null
  mode: PartMode
  place: string | null
  url: string | null
  note: string | null
  /** `YYYY-MM-DDTHH:MM:SS` in `zone`; whole days end at the midnight after the last one */
  starts_local: string | null
  ends_local: string | null
  zone: string | null
  all_day: boolean
  /** ISO instants */
  starts_at: string | null
  ends_at: string | null
  minutes: number | null
}

/** Whether an option is there, withdrawn, or kept to be read. */
export type Standing = 'draft' | 'published' | 'withdrawn' | 'archived'

export const unanswered: OptionValues = {
  title: '',
  kind: null,
  summary: '',
  description: '',
  url: null,
  text_language: 'en',
  languages: [],
  delivery: 'not-stated',
  format: 'not-stated',
  level: 'not-stated',
  level_note: null,
  stages: [],
  audience: [],
  library_types: [],
  minutes: null,
  span_days: null,
  length_note: null,
  cost: 'not-stated',
  cost_note: null,
  prices: [],
  recognition: [],
  recognition_note: null,
  accreditor: null,
  topics: [],
  edi_answer: 'not-answered',
  leadership_answer: 'not-answered',
  themes: [],
  edi_how: null,
  goals: [],
  access: [],
  dated: false,
  review_by: null,
  partners: [],
  runs: [],
}
