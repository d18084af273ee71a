/** From scores to relevance: which documents tell enough of the query to be an answer, and how much of it each covers. */
import { type Bits, hasBit, setBit } from './bits.ts'
import { nearShare, type Scratch, tellingShare } from './match.ts'
import type { Plan } from './plan.ts'
import type { Store } from './store.ts'

/** a score keeps this much when a document covers next to nothing of the query; with all of it, everything */
const uncovered = 0.15
/** where a document has all words, others are kept only with this share of its score: not for one word in passing */
const faint = 0.15
/** with so many documents that have all words, others must tell more to be kept */
const plenty = 10
const tellingShareOfPlenty = 0.6
/** a little less than all, for sums that were added up in another order */
const nearly = 0.9999

/**
 * Weighs what each document covers, and keeps those that tell enough: a document found by `library` alone is no answer to
 * `library budget` where others have the budget.
 * @returns the documents kept, none of them gone
 */
export function keepTelling(store: Store, plan: Plan, scratch: Scratch, words: number): Bits {
  const { total, mask, touched } = scratch
  const kept = new Int32Array(words)
  const bits = plan.spans.reduce((sum, span) => sum + span.words.length + (span.altBit === 0 ? 0 : 1) + (span.nearBit === 0 ? 0 : 1), 0)
  if (bits === 1) {
    for (let i = 0; i < touched.size; i++) setBit(kept, touched.slots[i] as number)
    return alive(store, kept)
  }
  const told = bitSums(plan, bits, false)
  const covered = bitSums(plan, bits, true)
  const whole = nearly * plan.spans.reduce((sum, span) => sum + span.info, 0)
  let most = 0
  let best = 0
  let complete = 0
  for (let i = 0; i < touched.size; i++) {
    const slot = touched.slots[i] as number
    const tells = told(mask[slot] as number)
    if (tells > most && hasBit(store.live, slot)) most = tells
    if (covered(mask[slot] as number) < whole || !hasBit(store.live, slot)) continue
    complete += 1
    if ((total[slot] as number) > best) best = total[slot] as number
  }
  const enough = nearly * most * (complete < plenty ? tellingShare : tellingShareOfPlenty)
  for (let i = 0; i < touched.size; i++) {
    const slot = touched.slots[i] as number
    const score = total[slot] as number
    if (score < best * faint || told(mask[slot] as number) < enough) continue
    const share = (nearly * covered(mask[slot] as number)) / whole
    total[slot] = score * (uncovered + (1 - uncovered) * share * share)
    setBit(kept, slot)
  }
  return alive(store, kept)
}

function alive(store: Store, kept: Bits): Bits {
  for (let i = 0; i < kept.length; i++) kept[i] = (kept[i] as number) & (store.live[i] as number)
  return kept
}

/**
 * From a mask to the sum of what its bits are worth: what an alternative tells, or with `whole`, what it covers: as much as all words of
 * its span. Looked up in a table of all masks while these are few, else byte by byte.
 */
function bitSums(plan: Plan, bits: number, whole: boolean): (mask: number) => number {
  const worth = new Float64Array(32)
  for (const span of plan.spans) {
    for (const word of span.words) worth[31 - Math.clz32(word.bit)] = word.info
    if (span.altBit !== 0) worth[31 - Math.clz32(span.altBit)] = whole ? span.info : span.altInfo
    if (span.nearBit !== 0) worth[31 - Math.clz32(span.nearBit)] = span.info * nearShare
  }
  if (bits <= 10) {
    const table = sumTable(worth, 0, bits)
    return (mask) => table[mask] as number
  }
  const [a, b, c, d] = [0, 8, 16, 24].map((shift) => sumTable(worth, shift, 8)) as [Float32Array, Float32Array, Float32Array, Float32Array]
  return (mask) =>
    (a[mask & 255] as number) + (b[(mask >>> 8) & 255] as number) + (c[(mask >>> 16) & 255] as number) + (d[mask >>> 24] as number)
}

function sumTable(worth: Float64Array, shift: number, bits: number): Float32Array {
  const table = new Float32Array(1 << bits)
  for (let mask = 1; mask < table.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask)
    table[mask] = (table[mask & (mask - 1)] as number) + (worth[shift + lowest] as number)
  }
  return table
}
