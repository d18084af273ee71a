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
const partOfName = 0.5
/** bits of masks up to which all are worked out beforehand */
const mostTabled = 12
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
  // what matched is the same for many: everything is worked out once for each mask
  const masks = numberMasks(scratch, bits)
  const told = Float32Array.from(masks.all, (one) => plan.spans.reduce((sum, span) => sum + spanWorth(span, one, false), 0))
  const covered = Float32Array.from(masks.all, (one) => plan.spans.reduce((sum, span) => sum + spanWorth(span, one, true), 0))
  const whole = nearly * plan.spans.reduce((sum, span) => sum + span.info, 0)
  const found = new Uint32Array(masks.all.length)
  const best = new Float32Array(masks.all.length)
  for (let i = 0; i < touched.size; i++) {
    const slot = touched.slots[i] as number
    if (!hasBit(store.live, slot)) continue
    const at = masks.of(mask[slot] as number)
    found[at] = (found[at] as number) + 1
    if ((total[slot] as number) > (best[at] as number)) best[at] = total[slot] as number
  }
  const isComplete = (at: number) => (covered[at] as number) >= whole
  const complete = found.reduce((sum, count, at) => sum + (isComplete(at) ? count : 0), 0)
  const least = faint * best.reduce((most, score, at) => (isComplete(at) && score > most ? score : most), 0)
  const most = found.reduce((most, count, at) => (count > 0 ? Math.max(most, told[at] as number) : most), 0)
  const enough = nearly * most * (complete < plenty ? tellingShare : tellingShareOfPlenty)
  // 0 for what is not kept
  const factors = covered.map((covers, at) => ((told[at] as number) < enough ? 0 : coverFactor((nearly * covers) / whole)))
  for (let i = 0; i < touched.size; i++) {
    const slot = touched.slots[i] as number
    const score = total[slot] as number
    const by = factors[masks.of(mask[slot] as number)] as number
    if (by === 0 || score < least) continue
    total[slot] = score * by
    setBit(kept, slot)
  }
  return alive(store, kept)
}

function coverFactor(share: number): number {
  return uncovered + (1 - uncovered) * share * share
}

/** The masks that may occur, numbered: while there are few bits a mask is its own number. */
function numberMasks({ mask, touched }: Scratch, bits: number): { all: ArrayLike<number>; of: (mask: number) => number } {
  if (bits <= mostTabled) return { all: Int32Array.from({ length: 1 << bits }, (_, at) => at), of: (one) => one }
  const numbers = new Map<number, number>()
  for (let i = 0; i < touched.size; i++) {
    const one = mask[touched.slots[i] as number] as number
    if (!numbers.has(one)) numbers.set(one, numbers.size)
  }
  return { all: [...numbers.keys()], of: (one) => numbers.get(one) as number }
}

function alive(store: Store, kept: Bits): Bits {
  for (let i = 0; i < kept.length; i++) kept[i] = (kept[i] as number) & (store.live[i] as number)
  return kept
}

/**
 * What a mask is worth in a span: what it tells, or with `whole`, what it covers. An alternative covers as much as all words of its span
 * and tells what it tells; a part of a concept's name tells less than as a word by itself.
 */
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
