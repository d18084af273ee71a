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
  /** another spelling of what was asked, not another word */
  own: boolean
  /** what to call it when it has added something; null for what needs no telling */
  text: string | null
}

/** Documents keyed to a concept next to the one that was named. */
export type Near = { keyed: SlotSet; text: string }

export type Span = {
  words: Word[]
  alternatives: Alternative[]
  near: Near[]
  /** set instead of the words' bits where an alternative matched better */
  altBit: number
  /** what finding all words tells */
  info: number
  /** what finding an alternative tells: half way to that of the commonest */
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

/** what each further word of a concept's name adds to what the name tells */
const furtherWord = 0.25
/** entries looked at for one query: so many for each document of the index, or these at least; the first spans whatever they cost */
const mostLooks = 4
const leastLooks = 20_000
const alwaysAfforded = 3

/** Gives each span what finding it tells and its bits, drops those that nothing can match, and puts the most telling first. */
export function weighSpans(store: Store, spans: readonly Span[], mostWithAlternatives: number): Span[] {
  let withAlternatives = 0
  const kept: Span[] = []
  const nearOnly: Span[] = []
  for (const span of spans) {
    const found = span.alternatives.filter((alternative) => alternative.documents > 0)
    span.alternatives = withAlternatives === mostWithAlternatives ? [] : found
    if (span.alternatives.length > 0) withAlternatives += 1
    else span.words = span.words.filter((word) => word.documents > 0)
    if (span.words.length + span.alternatives.length > 0) {
      weigh(store, span)
      kept.push(span)
    } else if (span.near.length > 0) nearOnly.push(span)
  }
  if (kept.length === 0) return nearOnly.slice(0, 1)
  const looked = affordable(
    store,
    kept.sort((a, b) => b.info - a.info),
  )
  let bits = 0
  for (const span of looked) {
    if (span.alternatives.length > 0) span.altBit = 1 << bits++
    for (const word of span.words) word.bit = 1 << bits++
  }
  return looked
}

/** A long query of common words is answered by those of them that tell most: time stays bounded, and the others would change little. */
function affordable(store: Store, spans: readonly Span[]): Span[] {
  let entries = 0
  return spans.filter((span, at) => {
    for (const part of [...span.words, ...span.alternatives]) entries += part.documents
    return at < alwaysAfforded || entries <= Math.max(leastLooks, mostLooks * store.slotOf.size)
  })
}

/** The words of a concept's name are one thing, not several: it tells what its rarest part does, and a little for each further word. */
function weigh(store: Store, span: Span): void {
  const known = span.words.filter((word) => word.documents > 0)
  for (const word of span.words) word.info = information(store, Math.max(1, word.documents))
  for (const alternative of span.alternatives) alternative.info = information(store, alternative.documents)
  const own = span.words.length === 1 && known.length === 1 ? [] : span.alternatives.filter((alternative) => alternative.own)
  const telling = [...known, ...own].map((part) => part.info)
  span.info = telling.length > 0 ? Math.max(...telling) : Math.min(...span.alternatives.map((alternative) => alternative.info))
  const sum = span.words.reduce((total, word) => total + word.info, 0)
  if (span.words.length > 1) span.info = Math.min(Math.max(span.info, sum), span.info * (1 + furtherWord * (span.words.length - 1)))
  for (const word of span.words) word.info *= span.info / sum
  // a rare synonym tells no more than what was asked for
  for (const alternative of span.alternatives) alternative.info = Math.min(alternative.info, span.info)
  span.altInfo = (span.info + Math.min(span.info, ...span.alternatives.map((alternative) => alternative.info))) / 2
}
