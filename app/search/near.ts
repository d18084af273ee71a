/** Where a query names one concept and few documents are about it, those about concepts next to it follow, up to a page. */
import { type Bits, countBits, eachBit, hasBit, intersect, setBit } from './bits.ts'
import type { Scratch } from './match.ts'
import type { Plan } from './plan.ts'
import { information, type Near } from './plan-parts.ts'
import { type Order, selectRange } from './select.ts'
import { countIn, eachSlot } from './slot-set.ts'
import type { Store } from './store.ts'

/** with so many answers none need be added */
const enough = 5
const page = 20

/** What was added, and the concepts that may have brought it in. */
export type Added = { bits: Bits; by: readonly Near[] }

/** Adds to `kept`, and scores below all that is there: near to more, and to rarer, concepts first. */
export function addNear(store: Store, plan: Plan, scratch: Scratch, kept: Bits, order: Order): Added | null {
  const [span, ...others] = plan.spans
  if (!span || others.length > 0 || plan.everything || span.near.length === 0) return null
  const found = countBits(kept)
  if (found >= enough) return null
  const { best, bestTouched, total, touched, mask } = scratch
  const candidates = new Int32Array(kept.length)
  for (const { keyed } of span.near) {
    const info = information(store, keyed.size)
    eachSlot(keyed, (slot) => {
      if (hasBit(kept, slot)) return
      if (best[slot] === 0) bestTouched.slots[bestTouched.size++] = slot
      best[slot] = (best[slot] as number) + info
      setBit(candidates, slot)
    })
  }
  const chosen = selectRange(candidates, bestTouched.size, { ...order, keys: best, sign: -1 }, 0, page - found)
  const most = Math.max(...Array.from(chosen, (slot) => best[slot] as number))
  const below = lowestScore(kept, total) / 2 / most
  const bits = new Int32Array(kept.length)
  for (const slot of chosen) {
    if (mask[slot] === 0) touched.slots[touched.size++] = slot
    mask[slot] = -1
    total[slot] = below * (best[slot] as number)
    setBit(kept, slot)
    setBit(bits, slot)
  }
  return { bits, by: span.near }
}

/** Names of the concepts that brought in something which is among `result`. */
export function namesOf({ bits, by }: Added, result: Bits): string[] {
  const listed = bits.slice()
  intersect(listed, result)
  return by.filter(({ keyed }) => countIn(keyed, listed) > 0).map(({ text }) => text)
}

function lowestScore(kept: Bits, total: Float32Array): number {
  let lowest = Number.POSITIVE_INFINITY
  eachBit(kept, (slot) => {
    lowest = Math.min(lowest, total[slot] as number)
  })
  return Number.isFinite(lowest) ? lowest : 1
}
