/**
 * Postings of documents that are gone are swept a little with each change, never all at once: when enough slots are retired, a round
 * begins that visits every term, and at its end the slots are free to be used again. Results do not depend on it.
 */
import { hasBit, setBit } from './bits.ts'
import { sweepPostings } from './postings.ts'
import { bitWords, type Store } from './store.ts'

/** a round begins when this many, or this share, of the documents are gone */
const fewest = 1024
const share = 1 / 8
/** entries looked at with one change: a round ends well before the next is due */
const step = 8192

export function sweepSome(store: Store): void {
  const sweep = store.sweep
  if (!sweep) {
    if (store.retired.length > Math.max(fewest, store.slotOf.size * share)) startRound(store)
    return
  }
  const swept = Math.min(store.dictionary.termCount, store.postings.head.data.length)
  for (let seen = 0; seen < step && sweep.term < swept; sweep.term++) {
    seen += 16 + sweepPostings(store.postings, sweep.term, (slot) => hasBit(sweep.gone, slot))
  }
  if (sweep.term >= swept) {
    for (const slot of sweep.slots) store.free.push(slot)
    store.sweep = null
  }
}

function startRound(store: Store): void {
  const gone = new Int32Array(bitWords(store) + 1)
  for (const slot of store.retired) setBit(gone, slot)
  store.sweep = { slots: store.retired, gone, term: 0 }
  store.retired = []
}
