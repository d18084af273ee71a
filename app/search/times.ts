/** Time-dependent facts of documents: what is open, what starts when. */
import { type Bits, clearBit, setBit } from './bits.ts'
import { createCursor, openRecord, readNumber, readSigned } from './records.ts'
import { bitWords, type Store } from './store.ts'

const reader = createCursor()

/** Documents open at `now`: without a date, or with a span that has not ended. Kept until the next one ends. */
export function openAt(store: Store, now: number): Bits {
  const words = bitWords(store)
  if (!store.open || now < store.open.at || now >= store.open.until || store.open.bits.length < words) {
    const bits = new Int32Array(store.live.length)
    store.open = { bits, at: now, until: Number.POSITIVE_INFINITY }
    for (let slot = 0; slot < store.slots; slot++) noteOpen(store, slot)
  }
  return store.open.bits.subarray(0, words)
}

/** Tells whether a document that has just been put is open. */
export function noteOpen(store: Store, slot: number): void {
  const open = store.open
  if (!open) return
  if (slot >>> 5 >= open.bits.length) {
    store.open = null
    return
  }
  const end = store.lastEnd.data[slot] as number
  if (end > open.at && end < open.until) open.until = end
  if (store.alwaysOpen.data[slot] === 1 || end > open.at) setBit(open.bits, slot)
  else clearBit(open.bits, slot)
}

/** Whether a span of the document starts within [from, to). */
export function startsWithin(store: Store, slot: number, from: number, to: number): boolean {
  const first = store.firstStart.data[slot] as number
  const last = store.lastStart.data[slot] as number
  if (!(last >= from && first < to)) return false
  if (first >= from || last < to) return true
  return someStart(store, slot, (start) => start >= from && start < to)
}

function someStart(store: Store, slot: number, test: (start: number) => boolean): boolean {
  openRecord(store.records, store.address.data[slot] as number, reader)
  for (let spans = readNumber(reader); spans > 0; spans--) {
    const start = readSigned(reader)
    readSigned(reader)
    if (test(start)) return true
  }
  return false
}

/** The first start at `now` or later; NaN where there is none. */
function nextStart(store: Store, slot: number, now: number): number {
  const first = store.firstStart.data[slot] as number
  if (first >= now) return first
  const last = store.lastStart.data[slot] as number
  if (!(last >= now)) return Number.NaN
  let next = last
  someStart(store, slot, (start) => {
    if (start >= now && start < next) next = start
    return false
  })
  return next
}

/** times are held within ± this, so that four groups of them fit a whole number exactly */
const farthest = 5e14
const group = 2 * farthest + 1

function within(time: number): number {
  return Math.max(-farthest, Math.min(farthest, time)) + farthest
}

/**
 * Where a document stands by date, smaller is sooner: next start ahead, in order · under way, latest start first · without a date ·
 * past, latest first.
 */
export function dateKey(store: Store, slot: number, now: number): number {
  const next = nextStart(store, slot, now)
  if (!Number.isNaN(next)) return within(next)
  const last = store.lastStart.data[slot] as number
  if (Number.isNaN(last)) return 2 * group
  if ((store.lastEnd.data[slot] as number) > now) return group + within(-last)
  return store.alwaysOpen.data[slot] === 1 ? 2 * group : 3 * group + within(-last)
}
