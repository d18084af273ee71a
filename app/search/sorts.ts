/** The orders a person can ask for. Ties go by date, then by id, so that an order never depends on how the index came to be. */
import type { Order } from './select.ts'
import type { Store } from './store.ts'
import { clockAt } from './times.ts'
import type { Sort } from './types.ts'

/** `score` is the order by relevance where there are words; without, relevance is the order by date. */
export function orderFor(store: Store, sort: Sort, now: number, score: Float32Array | null): Order {
  const { dates } = clockAt(store, now)
  const ids = store.id.data
  const compare = (a: number, b: number) => (dates[a] as number) - (dates[b] as number) || (ids[a] as number) - (ids[b] as number)
  const ascending = (keys: Float32Array | Float64Array): Order => ({ keys, sign: 1, compare })
  const descending = (keys: Float32Array | Float64Array): Order => ({ keys, sign: -1, compare })
  switch (sort) {
    case 'relevance':
      return score ? descending(score) : ascending(dates)
    case 'date':
      return ascending(dates)
    case 'closing':
      return ascending(closingKeys(store, now))
    case 'newest':
      return descending(store.createdAt.data)
    case 'price':
      return ascending(store.price.data)
    case 'length':
      return ascending(store.minutes.data)
  }
}

/** What has closed already comes after what will, latest first; what states nothing stays last. */
function closingKeys(store: Store, now: number): Float64Array {
  const keys = store.closesAt.data.slice(0, store.slots)
  for (let slot = 0; slot < keys.length; slot++)
    if ((keys[slot] as number) < now) keys[slot] = Number.MAX_SAFE_INTEGER - (keys[slot] as number)
  return keys
}
