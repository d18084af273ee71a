import type { OptionSeed } from './shape.ts'

/** What loading options stands on: the units that are there, and the day from which a demonstration is dated. */
export type LoadContext = { unitIds: ReadonlyMap<string, number>; demo: boolean; today: string }

/** A seed and the option that it became. */
export type Loaded = { id: number; seed: OptionSeed }

export type LinkTable = 'option_units' | 'option_prices' | 'option_topics' | 'option_goals' | 'option_themes'
