/**
 * Scores documents against a plan, span by span. Arrays over all slots are used again and again; a list of touched slots is what
 * a search reads and what it leaves clean behind it. Nothing is allocated per document.
 */
import { hasBit } from './bits.ts'
import type { Plan } from './plan.ts'
import type { Alternative, Source, Span, Word } from './plan-parts.ts'
import { eachRun } from './postings.ts'
import { eachSlot } from './slot-set.ts'
import type { Store } from './store.ts'

/** A growing list of slots, as large as the index. */
type List = { slots: Uint32Array; size: number }

export type Scratch = {
  /** score so far */
  total: Float32Array
  /** score of the span's own words; of the best alternative */
  span: Float32Array
  best: Float32Array
  /** bits of the words and alternatives that matched */
  mask: Int32Array
  touched: List
  spanTouched: List
  bestTouched: List
  /** texts of alternatives that brought in documents, and how many */
  added: Map<string, number>
}

/** what the lesser of a span's two scores still counts */
const lesser = 0.3
/** impact of being keyed to a concept: that of a topic's name among the topics */
const keyedImpact = 128
/** documents with nothing but words below this share of the most telling span's information are not looked for */
export const tellingShare = 0.3

export function createScratch(): Scratch {
  const list = () => ({ slots: new Uint32Array(0), size: 0 })
  return {
    total: new Float32Array(0),
    span: new Float32Array(0),
    best: new Float32Array(0),
    mask: new Int32Array(0),
    touched: list(),
    spanTouched: list(),
    bestTouched: list(),
    added: new Map(),
  }
}

function prepare(scratch: Scratch, slots: number): void {
  scratch.added.clear()
  if (scratch.total.length >= slots) return
  const length = slots + (slots >>> 2)
  scratch.total = new Float32Array(length)
  scratch.span = new Float32Array(length)
  scratch.best = new Float32Array(length)
  scratch.mask = new Int32Array(length)
  for (const list of [scratch.touched, scratch.spanTouched, scratch.bestTouched]) list.slots = new Uint32Array(length)
}

/** Makes all zero again, also after an error half way. */
export function cleanScratch(scratch: Scratch): void {
  const { total, mask, touched } = scratch
  if (touched.size > total.length >>> 4) {
    total.fill(0)
    mask.fill(0)
  } else {
    for (let i = 0; i < touched.size; i++) {
      const slot = touched.slots[i] as number
      total[slot] = 0
      mask[slot] = 0
    }
  }
  for (const list of [scratch.spanTouched, scratch.bestTouched]) {
    for (let i = 0; i < list.size; i++) {
      scratch.span[list.slots[i] as number] = 0
      scratch.best[list.slots[i] as number] = 0
    }
    list.size = 0
  }
  touched.size = 0
}

/** Fills `total`, `mask` and `touched` of the scratch. Slots of documents that are gone may be among them. */
export function scorePlan(store: Store, plan: Plan, scratch: Scratch): void {
  prepare(scratch, store.slots)
  const telling = tellingShare * Math.max(0, ...plan.spans.map((span) => span.info))
  let rest = plan.spans.reduce((sum, span) => sum + span.info, 0)
  for (const span of plan.spans) {
    // from here on what is left could not carry a document by itself: score only those that others have found
    const known = !plan.everything && rest < telling
    if (span.alternatives.length > 0) scoreSpan(store, span, scratch)
    else for (const word of span.words) scoreWord(store, word, scratch, known)
    rest -= span.info
  }
}

function factor(source: Source, info: number): number {
  return (source.weight * info) / 255
}

function eachEntry(store: Store, source: Source, visit: (data: Uint32Array, from: number, to: number) => void): void {
  if (source.entries) visit(source.entries, 0, source.entries.length)
  else eachRun(store.postings, source.term, visit)
}

function scoreWord(store: Store, word: Word, scratch: Scratch, known: boolean): void {
  if (word.apart) {
    for (const source of word.sources) {
      const by = factor(source, word.info)
      eachEntry(store, source, (data, from, to) =>
        known ? addKnown(scratch, data, from, to, by, word.bit) : addAll(scratch, data, from, to, by, word.bit),
      )
    }
    return
  }
  for (const source of word.sources) raise(store, source, word.info, scratch)
  const { bestTouched, best, mask } = scratch
  for (let i = 0; i < bestTouched.size; i++) {
    const slot = bestTouched.slots[i] as number
    if (!known || mask[slot] !== 0) addOne(scratch, slot, best[slot] as number, word.bit)
    best[slot] = 0
  }
  bestTouched.size = 0
}

function addAll({ total, mask, touched }: Scratch, data: Uint32Array, from: number, to: number, by: number, bit: number): void {
  const slots = touched.slots
  let size = touched.size
  for (let i = from; i < to; i++) {
    const entry = data[i] as number
    const slot = entry >>> 8
    const before = mask[slot] as number
    if (before === 0) slots[size++] = slot
    mask[slot] = before | bit
    total[slot] = (total[slot] as number) + by * (entry & 255)
  }
  touched.size = size
}

function addKnown({ total, mask }: Scratch, data: Uint32Array, from: number, to: number, by: number, bit: number): void {
  for (let i = from; i < to; i++) {
    const entry = data[i] as number
    const slot = entry >>> 8
    const before = mask[slot] as number
    if (before === 0) continue
    mask[slot] = before | bit
    total[slot] = (total[slot] as number) + by * (entry & 255)
  }
}

function addOne({ total, mask, touched }: Scratch, slot: number, score: number, bit: number): void {
  const before = mask[slot] as number
  if (before === 0) touched.slots[touched.size++] = slot
  mask[slot] = before | bit
  total[slot] = (total[slot] as number) + score
}

/** Raises `best` to what the source gives. */
function raise(store: Store, source: Source, info: number, scratch: Scratch): void {
  const { best, bestTouched } = scratch
  const by = factor(source, info)
  eachEntry(store, source, (data, from, to) => {
    for (let i = from; i < to; i++) {
      const entry = data[i] as number
      raiseOne(best, bestTouched, entry >>> 8, by * (entry & 255))
    }
  })
}

function raiseOne(best: Float32Array, touched: List, slot: number, score: number): void {
  const before = best[slot] as number
  if (before === 0) touched.slots[touched.size++] = slot
  if (score > before) best[slot] = score
}

/** A span with alternatives: the better of its own words and of the alternatives counts whole, the lesser a little. */
function scoreSpan(store: Store, span: Span, scratch: Scratch): void {
  const { span: own, spanTouched, best, bestTouched, mask, touched } = scratch
  let wordBits = 0
  for (const word of span.words) {
    wordBits |= word.bit
    for (const source of word.sources) raise(store, source, word.info, scratch)
    for (let i = 0; i < bestTouched.size; i++) {
      const slot = bestTouched.slots[i] as number
      if (own[slot] === 0) spanTouched.slots[spanTouched.size++] = slot
      own[slot] = (own[slot] as number) + (best[slot] as number)
      best[slot] = 0
      const before = mask[slot] as number
      if (before === 0) touched.slots[touched.size++] = slot
      mask[slot] = before | word.bit
    }
    bestTouched.size = 0
  }
  for (const alternative of span.alternatives) raiseAlternative(store, alternative, scratch)
  for (let i = 0; i < bestTouched.size; i++) {
    const slot = bestTouched.slots[i] as number
    const byWords = own[slot] as number
    const byOther = best[slot] as number
    addOne(scratch, slot, Math.max(byWords, byOther) + lesser * Math.min(byWords, byOther), 0)
    // all words count for more than an alternative, some words for less
    const bits = mask[slot] as number
    if (wordBits === 0 || (bits & wordBits) !== wordBits) mask[slot] = (bits & ~wordBits) | span.altBit
    own[slot] = 0
    best[slot] = 0
  }
  bestTouched.size = 0
  for (let i = 0; i < spanTouched.size; i++) {
    const slot = spanTouched.slots[i] as number
    scratch.total[slot] = (scratch.total[slot] as number) + (own[slot] as number)
    own[slot] = 0
  }
  spanTouched.size = 0
}

function raiseAlternative(store: Store, alternative: Alternative, scratch: Scratch): void {
  const { best, bestTouched, span } = scratch
  const info = alternative.info * alternative.weight
  const before = bestTouched.size
  for (const source of alternative.sources) raise(store, source, info, scratch)
  if (alternative.keyed) {
    const score = (info * keyedImpact) / 255
    eachSlot(alternative.keyed, (slot) => raiseOne(best, bestTouched, slot, score))
  }
  if (alternative.text === null) return
  let added = 0
  for (let i = before; i < bestTouched.size; i++) {
    const slot = bestTouched.slots[i] as number
    if (span[slot] === 0 && hasBit(store.live, slot)) added += 1
  }
  if (added > 0) scratch.added.set(alternative.text, (scratch.added.get(alternative.text) ?? 0) + added)
}
