/** The orders a person can ask for. Ties go by date, then by id, so that an order never depends on how the index came to be. */
import type { Order } from './select.ts'
import type { Store } from './store.ts'
import { clockAt } from './times.ts'
import type { Sort } from './types.ts'

const last = Number.POSITIVE_INFINITY

function statedFirst(value: number): number {
  return Number.isNaN(value) ? last : value
}

/** `score` is the order by relevance where there are words; without, relevance is the order by date. */
export function orderFor(store: Store, sort: Sort, now: number, score: Float32Array | null): Order {
  const { dates } = clockAt(store, now)
  const ids = store.id.data
  const compare = (a: number, b: number) => (dates[a] as number) - (dates[b] as number) || (ids[a] as number) - (ids[b] as number)
  return { key: keyFor(store, sort, now, score, dates), compare }
}

function keyFor(store: Store, sort: Sort, now: number, score: Float32Array | null, dates: Float64Array): Order['key'] {
  const byDate = (slot: number) => dates[slot] as number
  switch (sort) {
    case 'relevance':
      return score ? (slot) => -(score[slot] as number) : byDate
    case 'date':
      return byDate
    case 'closing':
      // what has closed already comes after what will, what states nothing is last
      return (slot) => {
        const closes = store.closesAt.data[slot] as number
        return closes >= now ? closes : statedFirst(Number.MAX_SAFE_INTEGER - closes)
      }
    case 'newest':
      return (slot) => statedFirst(-(store.createdAt.data[slot] as number))
    case 'price':
      return (slot) => statedFirst(store.price.data[slot] as number)
    case 'length':
      return (slot) => statedFirst(store.minutes.data[slot] as number)
  }
}
