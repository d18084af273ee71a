/** What the index holds: a slot for each document, with its times and numbers in columns, its words in postings, its facet values in sets. */
import type { Bits } from './bits.ts'
import { type Column, createColumn } from './column.ts'
import { type Concepts, createConcepts, createPhrases } from './concepts.ts'
import { createDictionary, type Dictionary } from './dictionary.ts'
import { createPostings, type Postings, postingsBytes } from './postings.ts'
import { createRecords, type Records, recordsBytes } from './records.ts'
import { type SlotSet, slotSetBytes } from './slot-set.ts'
import type { Concept } from './types.ts'

export type Value = { facet: number; text: string; set: SlotSet }
/** What holds from `at` up to `until`, when the next start or end of any document passes. */
export type Clock = { at: number; until: number; open: Bits /** by slot: where it stands by date */; dates: Float64Array }

export type Facet = {
  name: string /** whether results tell its counts */
  counted: boolean
  values: Map<string, number> /** its values by text; null when one has been added */
  sorted: number[] | null
}

export type Store = {
  dictionary: Dictionary
  concepts: Concepts
  postings: Postings
  records: Records
  facets: Facet[]
  values: Value[]
  slotOf: Map<number, number>
  /** by slot; NaN where not stated */
  id: Column<Float64Array>
  firstStart: Column<Float64Array>
  lastStart: Column<Float64Array>
  lastEnd: Column<Float64Array>
  closesAt: Column<Float64Array>
  createdAt: Column<Float64Array>
  minutes: Column<Float64Array>
  price: Column<Float64Array>
  alwaysOpen: Column<Uint8Array>
  /** number of spans, 255 for more */
  runs: Column<Uint8Array>
  address: Column<Uint32Array>
  /** of the terms of title and of alternative title, to tell an exact match */
  titleHash: Column<Uint32Array>
  alternativeHash: Column<Uint32Array>
  /** slots of documents that may hold names which became known after they came in → how many phrases were known then */
  unread: Map<number, number>
  live: Bits
  /** slots in use or waiting to be swept: 0 to slots - 1 */
  slots: number
  free: number[]
  /** slots of documents that are gone while postings still name them */
  retired: number[]
  sweep: { slots: number[]; gone: Bits; term: number } | null
  /** what is open and what starts when, at the moment last asked for */
  clock: Clock | null
}

export function createStore(facetNames: readonly string[], concepts: readonly Concept[]): Store {
  const dictionary = createDictionary()
  const names = [...new Set([...facetNames, ...concepts.map((concept) => concept.facet)])]
  return {
    dictionary,
    concepts: createConcepts(concepts, dictionary, createPhrases()),
    postings: createPostings(),
    records: createRecords(),
    facets: names.map((name) => ({ name, counted: facetNames.includes(name), values: new Map(), sorted: null })),
    values: [],
    slotOf: new Map(),
    id: createColumn(Float64Array),
    firstStart: createColumn(Float64Array),
    lastStart: createColumn(Float64Array),
    lastEnd: createColumn(Float64Array),
    closesAt: createColumn(Float64Array),
    createdAt: createColumn(Float64Array),
    minutes: createColumn(Float64Array),
    price: createColumn(Float64Array),
    alwaysOpen: createColumn(Uint8Array),
    runs: createColumn(Uint8Array),
    address: createColumn(Uint32Array),
    titleHash: createColumn(Uint32Array),
    alternativeHash: createColumn(Uint32Array),
    unread: new Map(),
    live: new Int32Array(64),
    slots: 0,
    free: [],
    retired: [],
    sweep: null,
    clock: null,
  }
}

/** Words that a bitset over all slots takes. */
export function bitWords(store: Store): number {
  return (store.slots + 31) >>> 5
}

/** Bytes held: typed arrays as they are, strings and maps estimated. */
export function storeBytes(store: Store): number {
  const { dictionary } = store
  const columns = 8 * store.id.data.length * 8 + 14 * store.address.data.length
  const words = dictionary.texts.length * 150 + dictionary.termCount * 100
  const sets = store.values.reduce((sum, value) => sum + slotSetBytes(value.set) + 200, 0)
  return (
    postingsBytes(store.postings) +
    recordsBytes(store.records) +
    columns +
    words +
    sets +
    store.slotOf.size * 40 +
    store.live.byteLength +
    (store.clock?.dates.byteLength ?? 0)
  )
}
