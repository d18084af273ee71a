/** Documents in which two words stand side by side: for words that are written together as often as apart. */
import { hasBit } from './bits.ts'
import { type Dictionary, findTerm, languages } from './dictionary.ts'
import { fields } from './fields.ts'
import { eachRun } from './postings.ts'
import { createCursor, openRecord, readNumber, skipSpans, skipText, skipValues } from './records.ts'
import type { Store } from './store.ts'

/** with more documents than this holding both words, they count as side by side unread */
const mostRead = 4000
const reader = createCursor()
let marks = new Uint8Array(1024)

/**
 * Entries (slot << 8 | impact) of documents with `first second` in a row.
 * `mostDocuments`: if the rarer word is in more, none are looked for.
 */
export function besideEachOther(store: Store, first: string, second: string, mostDocuments: number): Uint32Array {
  const found: number[] = []
  for (const lang of languages) {
    const a = findTerm(store.dictionary, first, lang)
    const b = findTerm(store.dictionary, second, lang)
    if (a === undefined || b === undefined) continue
    const [rare, common] = frequency(store.dictionary, a) <= frequency(store.dictionary, b) ? [a, b] : [b, a]
    if (frequency(store.dictionary, rare) > mostDocuments) continue
    const both = withBoth(store, rare, common)
    for (const entry of both) if (both.length > mostRead || standsIn(store, entry >>> 8, a, b)) found.push(entry)
  }
  return Uint32Array.from(found)
}

function frequency(dictionary: Dictionary, term: number): number {
  return dictionary.frequency.data[term] as number
}

/** The smaller impact of the two counts for both. */
function withBoth(store: Store, rare: number, common: number): number[] {
  if (marks.length < store.slots) marks = new Uint8Array(store.slots + (store.slots >>> 1))
  const found: number[] = []
  eachRun(store.postings, rare, (data, from, to) => {
    for (let i = from; i < to; i++) {
      const slot = (data[i] as number) >>> 8
      if (hasBit(store.live, slot)) marks[slot] = (data[i] as number) & 255
    }
  })
  eachRun(store.postings, common, (data, from, to) => {
    for (let i = from; i < to; i++) {
      const entry = data[i] as number
      const mark = marks[entry >>> 8] as number
      if (mark !== 0) found.push(((entry & ~255) | Math.min(mark, entry & 255)) >>> 0)
    }
  })
  eachRun(store.postings, rare, (data, from, to) => {
    for (let i = from; i < to; i++) marks[(data[i] as number) >>> 8] = 0
  })
  return found
}

function standsIn(store: Store, slot: number, first: number, second: number): boolean {
  openRecord(store.records, store.address.data[slot] as number, reader)
  skipSpans(reader)
  skipValues(reader)
  skipText(reader)
  for (let field = 0; field < fields.length; field++) {
    let last = -1
    for (let code = readNumber(reader); code !== 0; code = readNumber(reader)) {
      if ((code - 1) & 1) continue
      const term = store.dictionary.term.data[(code - 1) >>> 1] as number
      if (term === second && last === first) return true
      last = term
    }
  }
  return false
}
