import type { OptionState } from '#db/values.ts'
import type { OptionColumns, Price, RunDraft } from './draft.ts'

/** An option as an import holds it while it decides: what is stored, what will be, and what has to be written. */

export type StoredRun = Omit<RunDraft, 'key'> & { id: number; uid: string }

export type Target = {
  /** null until it is inserted */
  id: number | null
  source: string
  externalId: string | null
  dedupeKey: string | null
  state: OptionState
  columns: OptionColumns
  topics: string[]
  /** what everyone pays */
  price: Price | null
  lastSeen: number | null
  dated: boolean
  runs: StoredRun[]
  /** who filled a field in whose owner left it open */
  saidBy: Map<string, string>
  locked: ReadonlySet<string>
  /** how this import has dealt with it so far; null: not yet */
  seen: Seen | null
  write: Writes
}

export type Seen = { file: number; status: 'created' | 'updated' | 'unchanged' }

/** What the batch has to write for it. */
export type Writes = {
  columns: boolean
  topics: boolean
  price: boolean
  newRuns: { uid: string; run: RunDraft }[]
  changedRuns: { id: number; run: RunDraft }[]
  said: Map<string, string>
  unsaid: Set<string>
  aliases: { externalId: string; title: string; reason: string }[]
  units: number[]
}

export function nothingToWrite(): Writes {
  return {
    columns: false,
    topics: false,
    price: false,
    newRuns: [],
    changedRuns: [],
    said: new Map(),
    unsaid: new Set(),
    aliases: [],
    units: [],
  }
}

/** True where the option itself changes; a further name for it alone is no change. */
export function changes({ write }: Target): boolean {
  return write.columns || write.topics || write.price || write.newRuns.length > 0 || write.changedRuns.length > 0
}

export type SettleContext = {
  /** the record stands for the option and is the first one about it in this import */
  owns: boolean
  /** the first record about it in this file */
  leads: boolean
  /** who speaks, for fields that a record fills in which does not own the option */
  sayer: string
  now: Date
  say(group: string, reason: string): void
}
