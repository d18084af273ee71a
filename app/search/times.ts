/** Time-dependent facts of documents: what is open, what starts when. */
import { type Bits, clearBit, setBit } from './bits.ts'
import { createCursor, openRecord, readNumber, readSigned } from './records.ts'
import { bitWords, type Clock, type Store } from './store.ts'

const reader = createCursor()

/** Facts at `now`. They are worked out for all documents only when one of them has changed; a document put meanwhile is added. */
export function clockAt(store: Store, now: number): Clock {
  const { clock } = store
  if (clock && now >= clock.at && now < clock.until && clock.dates.length >= store.slots) return clock
  const fresh: Clock = {
    at: now,
    until: Number.POSITIVE_INFINITY,
    open: new Int32Array(store.live.length),
    dates: new Float64Array(store.id.data.length),
  }
  store.clock = fresh
  for (let slot = 0; slot < store.slots; slot++) noteTimes(store, slot)
  return fresh
}

/** Documents open at `now`: without a date, or with a span that has not ended. */
export function openAt(store: Store, now: number): Bits {
  return clockAt(store, now).open.subarray(0, bitWords(store))
}

/** Takes a document that has just been put into account; its record must be there. */
export function noteTimes(store: Store, slot: number): void {
  const { clock } = store
  if (!clock) return
  if (slot >= clock.dates.length || slot >>> 5 >= clock.open.length) {
    store.clock = null
    return
  }
  const end = store.lastEnd.data[slot] as number
  const next = nextStart(store, slot, clock.at)
  // a start counts as ahead at its own moment, an end as past
  if (end > clock.at && end < clock.until) clock.until = end
  if (next + 1 < clock.until) clock.until = next + 1
  if (store.alwaysOpen.data[slot] === 1 || end > clock.at) setBit(clock.open, slot)
  else clearBit(clock.open, slot)
  clock.dates[slot] = dateKey(store, slot, clock.at, next)
}

/** Whether a span of the document starts within [from, to). */
export function startsWithin(store: Store, slot: number, from: number, to: number): boolean {
  const first = store.firstStart.data[slot] as number
  const last = store.lastStart.data[slot] as number
  if (!(last >= from && first < to)) return false
  if (first >= from || last < to) return true
  // of two runs neither starts within
  if ((store.runs.data[slot] as number) < 3) return false
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
  if ((store.runs.data[slot] as number) < 3) return last
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
function dateKey(store: Store, slot: number, now: number, next: number): number {
  if (!Number.isNaN(next)) return within(next)
  const last = store.lastStart.data[slot] as number
  if (Number.isNaN(last)) return 2 * group
  if ((store.lastEnd.data[slot] as number) > now) return group + within(-last)
  return store.alwaysOpen.data[slot] === 1 ? 2 * group : 3 * group + within(-last)
}
