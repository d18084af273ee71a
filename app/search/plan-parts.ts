/** The parts of a plan, and how much each tells. */
import type { SlotSet } from './slot-set.ts'
import type { Store } from './store.ts'

/** Where documents come from: the postings of a term, or entries found for this query. `weight` 1 is the word itself. */
export type Source = { term: number; entries: Uint32Array | null; weight: number }

export type Word = {
  text: string
  sources: Source[]
  /** no document is in two of the sources */
  apart: boolean
  bit: number
  documents: number
  info: number
}

export type Alternative = {
  sources: Source[]
  /** documents keyed to a concept */
  keyed: SlotSet | null
  weight: number
  documents: number
  info: number
  /** what to call it when it has added something; null for what needs no telling */
  text: string | null
}

export type Span = {
  words: Word[]
  alternatives: Alternative[]
  /** set instead of the words' bits where an alternative matched better */
  altBit: number
  /** what finding all words tells */
  info: number
  /** what finding an alternative tells at least */
  altInfo: number
}

/** How much it tells that a document holds something that `documents` of all hold: near 0 for all, more the rarer. */
export function information(store: Store, documents: number): number {
  const all = store.slotOf.size
  const held = Math.min(documents, all)
  return Math.log(1 + (all - held + 0.5) / (held + 0.5))
}

export function documentsOf(store: Store, sources: readonly Source[]): number {
  let sum = 0
  for (const source of sources) sum += source.entries ? source.entries.length : (store.dictionary.frequency.data[source.term] as number)
  return Math.min(sum, store.slotOf.size)
}
