/** Filters, and how many documents each value would give. */
import { type Bits, countBits, eachBit, intersect, setBit, subtract } from './bits.ts'
import { createCursor, openRecord, readNumber, skipSpans } from './records.ts'
import { countIn, mergeInto, type SlotSet } from './slot-set.ts'
import { bitWords, type Facet, type Store, type Value } from './store.ts'
import { openAt, startsWithin } from './times.ts'
import type { FacetCounts, SearchQuery } from './types.ts'

/** A restriction: documents that meet it. `name` is the facet's, or `availability`, or `starts`. */
type Filter = { name: string; bits: Bits }

/** reading the values of one document costs about as much as looking at so many entries of sets */
const readCost = 150

/** The restrictions of a query over `matched`. Starts are looked up for the documents in `matched` alone. */
export function readFilters(store: Store, query: SearchQuery, matched: Bits): { filters: Filter[]; open: Bits } {
  const filters: Filter[] = []
  for (const [name, wanted] of Object.entries(query.filters))
    if (wanted.length > 0) filters.push({ name, bits: having(store, name, wanted, matched.length) })
  const open = openAt(store, query.now)
  if (query.starts) filters.push({ name: 'starts', bits: starting(store, query.starts.from, query.starts.to, matched) })
  if (query.availability === 'open') filters.push({ name: 'availability', bits: open })
  if (query.availability === 'not-open') filters.push({ name: 'availability', bits: without(matched, open) })
  return { filters, open }
}

function having(store: Store, name: string, wanted: readonly string[], words: number): Bits {
  const bits = new Int32Array(words)
  const facet = store.facets.find((other) => other.name === name)
  for (const text of wanted) {
    const value = facet?.values.get(text)
    if (value !== undefined) mergeInto(setOf(store, value), bits)
  }
  return bits
}

/** Ids of documents with any of these values in a facet. */
export function idsHaving(store: Store, facet: string, values: readonly string[]): number[] {
  const ids: number[] = []
  eachBit(having(store, facet, values, bitWords(store)), (slot) => ids.push(store.id.data[slot] as number))
  return ids
}

function setOf(store: Store, value: number): SlotSet {
  return (store.values[value] as Value).set
}

function starting(store: Store, from: number, to: number, matched: Bits): Bits {
  const bits = new Int32Array(matched.length)
  const lastStart = store.lastStart.data
  eachBit(matched, (slot) => {
    if ((lastStart[slot] as number) >= from && startsWithin(store, slot, from, to)) setBit(bits, slot)
  })
  return bits
}

function without(all: Bits, some: Bits): Bits {
  const bits = all.slice()
  subtract(bits, some)
  return bits
}

/** What fits all restrictions, but for the one named. */
export function fitting(matched: Bits, filters: readonly Filter[], except?: string): Bits {
  const bits = matched.slice()
  for (const filter of filters) if (filter.name !== except) intersect(bits, filter.bits)
  return bits
}

/**
 * Counts for every value of every counted facet, zeros too. The values of a facet that is filtered are counted as if it were not,
 * so that a person sees what a second choice would add.
 */
export function countFacets(store: Store, matched: Bits, filters: readonly Filter[], result: Bits, total: number): FacetCounts {
  const counts: FacetCounts = {}
  const counted = store.facets.filter((facet) => facet.counted)
  const free = counted.filter((facet) => !filters.some((filter) => filter.name === facet.name))
  const inResult = countValues(store, free, result, total)
  for (const facet of counted) {
    if (free.includes(facet)) counts[facet.name] = toMap(store, facet, inResult)
    else {
      const bits = fitting(matched, filters, facet.name)
      counts[facet.name] = toMap(store, facet, countValues(store, [facet], bits, countBits(bits)))
    }
  }
  return counts
}

function toMap(store: Store, facet: Facet, counts: Uint32Array): Map<string, number> {
  facet.sorted ??= [...facet.values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
  const map = new Map<string, number>()
  for (const value of facet.sorted) if (setOf(store, value).size > 0) map.set((store.values[value] as Value).text, counts[value] as number)
  return map
}

/** By value: how many of the documents in `bits` have it. Few documents are read, for many the sets are. */
function countValues(store: Store, facets: readonly Facet[], bits: Bits, size: number): Uint32Array {
  const counts = new Uint32Array(store.values.length)
  if (size === 0) return counts
  let cost = 0
  for (const facet of facets) for (const value of facet.values.values()) cost += Math.min(setOf(store, value).size, bits.length) + 8
  if (size * readCost < cost) eachBit(bits, (slot) => countOne(store, slot, counts))
  else for (const facet of facets) for (const value of facet.values.values()) counts[value] = countIn(setOf(store, value), bits)
  return counts
}

const reader = createCursor()

function countOne(store: Store, slot: number, counts: Uint32Array): void {
  openRecord(store.records, store.address.data[slot] as number, reader)
  skipSpans(reader)
  for (let values = readNumber(reader); values > 0; values--) {
    const value = readNumber(reader)
    counts[value] = (counts[value] as number) + 1
  }
}

/** For each restriction: how many would fit without it. Those that would change nothing are left out; the most helpful is first. */
export function relaxations(matched: Bits, filters: readonly Filter[]): { facet: string; total: number }[] {
  return filters
    .map(({ name }) => ({ facet: name, total: countBits(fitting(matched, filters, name)) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.facet < b.facet ? -1 : 1))
}
