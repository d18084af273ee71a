/** From scores to relevance: which documents tell enough of the query to be an answer, and how much of it each covers. */
import { type Bits, hasBit, setBit } from './bits.ts'
import { type Scratch, tellingShare } from './match.ts'
import type { Plan } from './plan.ts'
import type { Span } from './plan-parts.ts'
import type { Store } from './store.ts'

/** a score keeps this much when a document covers next to nothing of the query; with all of it, everything */
const uncovered = 0.15
/** where a document has all words, others are kept only with this share of its score: not for one word in passing */
const faint = 0.1
/** with so many documents that have all words, others must tell more to be kept */
const plenty = 10
const tellingShareOfPlenty = 0.6
/** what words of a name tell when others of it are missing */
const partOfName = 0.6
/** bits of masks up to which all are worked out beforehand */
const mostTabled = 10
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
  const bits = plan.spans.reduce((sum, span) => sum + span.words.length + (span.altBit === 0 ? 0 : 1), 0)
  if (bits === 1) {
    for (let i = 0; i < touched.size; i++) setBit(kept, touched.slots[i] as number)
    return alive(store, kept)
  }
  const told = worthOf(plan, bits, false)
  const covered = worthOf(plan, bits, true)
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
 * From a mask to what it is worth over all spans: what it tells, or with `whole`, what it covers. An alternative covers as much as all
 * words of its span and tells what it tells; a part of a concept's name tells less than as a word by itself.
 * Worked out once for each mask there is.
 */
function worthOf(plan: Plan, bits: number, whole: boolean): (mask: number) => number {
  const work = (mask: number) => plan.spans.reduce((sum, span) => sum + spanWorth(span, mask, whole), 0)
  if (bits <= mostTabled) {
    const table = Float32Array.from({ length: 1 << bits }, (_, mask) => work(mask))
    return (mask) => table[mask] as number
  }
  const known = new Map<number, number>()
  return (mask) => {
    let worth = known.get(mask)
    if (worth === undefined) {
      worth = work(mask)
      known.set(mask, worth)
    }
    return worth
  }
}

function spanWorth(span: Span, mask: number, whole: boolean): number {
  let sum = 0
  let missing = false
  for (const word of span.words) {
    if ((mask & word.bit) !== 0) sum += word.info
    else missing = true
  }
  if (!missing) return span.words.length > 0 ? span.info : sum + alternativeWorth(span, mask, whole)
  if ((mask & span.altBit) !== 0) return alternativeWorth(span, mask, whole)
  return !whole && span.altBit !== 0 ? sum * partOfName : sum
}

function alternativeWorth(span: Span, mask: number, whole: boolean): number {
  if ((mask & span.altBit) === 0) return 0
  return whole ? span.info : span.altInfo
}
