/** Documents into the store and out of it. Each costs what it is long, however many there are. */
import { clearBit, setBit } from './bits.ts'
import { type Column, grow } from './column.ts'
import { eachPhrase } from './concepts.ts'
import { internWord } from './dictionary.ts'
import { fields, hashTerms, impactOf, weightIn } from './fields.ts'
import { addPosting, mostSlots } from './postings.ts'
import {
  createCursor,
  freeRecord,
  keepRecord,
  openRecord,
  readNumber,
  skipSpans,
  skipText,
  writeNumber,
  writeSigned,
  writeText,
} from './records.ts'
import { addSlot, createSlotSet, removeSlot } from './slot-set.ts'
import { bitWords, type Store } from './store.ts'
import { sweepSome } from './sweep.ts'
import { noteTimes } from './times.ts'
import { eachToken } from './tokens.ts'
import type { SearchDocument } from './types.ts'

const writer = createCursor()
const reader = createCursor()
const weights = { data: new Float32Array(1024), make: Float32Array }
const wordSeen = { data: new Uint32Array(1024), make: Uint32Array }
let stamp = 0
const touched: number[] = []
const words: number[] = []
const run = { data: new Int32Array(256), make: Int32Array }

export function putDocument(store: Store, document: SearchDocument): void {
  removeDocument(store, document.id)
  const slot = store.free.pop() ?? newSlot(store)
  store.slotOf.set(document.id, slot)
  store.id.data[slot] = document.id
  setBit(store.live, slot)
  writer.at = 0
  writeTimes(store, slot, document)
  writeValues(store, slot, document)
  writeText(writer, document.texts.title ?? '')
  writeWords(store, slot, document)
  store.address.data[slot] = keepRecord(store.records, writer)
  noteTimes(store, slot)
  sweepSome(store)
}

function newSlot(store: Store): number {
  if (store.slots === mostSlots) throw new RangeError(`the index holds at most ${mostSlots} documents`)
  const slot = store.slots++
  const columns: Column<Float64Array>[] = [
    store.id,
    store.firstStart,
    store.lastStart,
    store.lastEnd,
    store.closesAt,
    store.createdAt,
    store.minutes,
    store.price,
  ]
  for (const column of columns) grow(column, store.slots)
  for (const column of [store.address, store.titleHash, store.alternativeHash]) grow(column, store.slots)
  for (const column of [store.alwaysOpen, store.runs]) grow(column, store.slots)
  if (bitWords(store) > store.live.length) {
    const live = new Int32Array(Math.ceil(store.live.length * 1.5))
    live.set(store.live)
    store.live = live
  }
  return slot
}

function stated(value: number | null): number {
  return value !== null && Number.isFinite(value) ? value : Number.NaN
}

function writeTimes(store: Store, slot: number, document: SearchDocument): void {
  const spans = document.spans.filter(([start, end]) => Number.isSafeInteger(Math.round(start)) && Number.isSafeInteger(Math.round(end)))
  let [first, lastStart, lastEnd] = [Number.NaN, Number.NaN, Number.NaN]
  writeNumber(writer, spans.length)
  for (const span of spans) {
    const [start, end] = [Math.round(span[0]), Math.round(span[1])]
    writeSigned(writer, start)
    writeSigned(writer, end - start)
    if (!(first <= start)) first = start
    if (!(lastStart >= start)) lastStart = start
    if (!(lastEnd >= end)) lastEnd = end
  }
  store.firstStart.data[slot] = first
  store.lastStart.data[slot] = lastStart
  store.lastEnd.data[slot] = lastEnd
  store.runs.data[slot] = Math.min(255, spans.length)
  store.alwaysOpen.data[slot] = document.alwaysOpen ? 1 : 0
  store.closesAt.data[slot] = stated(document.closesAt)
  store.createdAt.data[slot] = stated(document.createdAt)
  store.minutes.data[slot] = stated(document.minutes)
  store.price.data[slot] = stated(document.priceCents)
}

function writeValues(store: Store, slot: number, document: SearchDocument): void {
  const values = new Set<number>()
  store.facets.forEach((facet, number) => {
    for (const text of document.keys[facet.name] ?? []) {
      let value = facet.values.get(text)
      if (value === undefined) {
        value = store.values.length
        facet.values.set(text, value)
        facet.sorted = null
        store.values.push({ facet: number, text, set: createSlotSet() })
      }
      values.add(value)
    }
  })
  writeNumber(writer, values.size)
  for (const value of values) {
    writeNumber(writer, value)
    addSlot((store.values[value] as Store['values'][number]).set, slot)
  }
}

function writeWords(store: Store, slot: number, document: SearchDocument): void {
  const { dictionary, concepts } = store
  begin(store)
  for (const field of fields) {
    const length = writeField(store, document.texts[field.name] ?? '', document.lang)
    if (field.name === 'title') store.titleHash.data[slot] = hashTerms(run.data, length)
    if (field.name === 'alternative') store.alternativeHash.data[slot] = hashTerms(run.data, length)
    const weight = weightIn(field, length)
    grow(weights, dictionary.termCount)
    grow(wordSeen, dictionary.texts.length)
    for (const word of words) {
      countWord(store, word)
      if (field.stopWords || dictionary.stop.data[word] === 0) addWeight(dictionary.term.data[word] as number, weight)
    }
    eachPhrase(concepts.phrases, run.data, length, Number.POSITIVE_INFINITY, (term) => addWeight(term, weight))
  }
  growTerms(store)
  for (const term of touched) {
    addPosting(store.postings, term, slot, impactOf(weights.data[term] as number))
    dictionary.frequency.data[term] = (dictionary.frequency.data[term] as number) + 1
    weights.data[term] = 0
  }
}

function begin({ dictionary }: Store): void {
  stamp += 1
  grow(weights, dictionary.termCount)
  grow(wordSeen, dictionary.texts.length)
  for (const term of touched) weights.data[term] = 0
  touched.length = 0
}

/** Writes the words of a field and leaves them in `words`, their terms in order in `run`. @returns how many stand in a row */
function writeField(store: Store, text: string, lang: SearchDocument['lang']): number {
  const { dictionary } = store
  let length = 0
  words.length = 0
  eachToken(text, (token, _linked, joined) => {
    const word = internWord(dictionary, token, lang)
    words.push(word)
    writeNumber(writer, word * 2 + (joined ? 1 : 0) + 1)
    if (joined) return
    const acronym = dictionary.acronym.data[word] as number
    if (acronym !== 0 && text.includes(dictionary.texts[acronym - 1] as string)) {
      words.push(acronym - 1)
      writeNumber(writer, (acronym - 1) * 2 + 2)
    }
    if (length === run.data.length) grow(run, length + 1)
    run.data[length++] = dictionary.term.data[word] as number
  })
  writeNumber(writer, 0)
  return length
}

function addWeight(term: number, weight: number): void {
  const before = weights.data[term] as number
  if (before === 0) touched.push(term)
  weights.data[term] = before + weight
}

function countWord(store: Store, word: number): void {
  if (wordSeen.data[word] === stamp) return
  wordSeen.data[word] = stamp
  store.dictionary.uses.data[word] = (store.dictionary.uses.data[word] as number) + 1
}

/** Makes room for the postings of all terms. */
export function growTerms({ postings, dictionary }: Store): void {
  grow(postings.head, dictionary.termCount)
  grow(postings.tail, dictionary.termCount)
  grow(postings.tailClass, dictionary.termCount)
  grow(postings.tailUsed, dictionary.termCount)
}

/** Takes a document out; an unknown id is no fault. Its postings are swept later. */
export function removeDocument(store: Store, id: number): void {
  const slot = store.slotOf.get(id)
  if (slot === undefined) return
  const address = store.address.data[slot] as number
  openRecord(store.records, address, reader)
  const start = reader.at
  skipSpans(reader)
  for (let values = readNumber(reader); values > 0; values--)
    removeSlot((store.values[readNumber(reader)] as Store['values'][number]).set, slot)
  skipText(reader)
  forgetWords(store, store.unread.get(slot) ?? Number.POSITIVE_INFINITY)
  store.unread.delete(slot)
  freeRecord(store.records, address, reader.at - start)
  clearBit(store.live, slot)
  store.slotOf.delete(id)
  store.retired.push(slot)
  sweepSome(store)
}

/** Reads the record's words and counts each word, term and phrase of them one document less. `known`: phrases when the document came in. */
function forgetWords(store: Store, known: number): void {
  const { dictionary, concepts } = store
  begin(store)
  for (const field of fields) {
    let length = 0
    for (let code = readNumber(reader); code !== 0; code = readNumber(reader)) {
      const word = (code - 1) >>> 1
      if (wordSeen.data[word] !== stamp) {
        wordSeen.data[word] = stamp
        dictionary.uses.data[word] = (dictionary.uses.data[word] as number) - 1
      }
      if (field.stopWords || dictionary.stop.data[word] === 0) addWeight(dictionary.term.data[word] as number, 1)
      if ((code - 1) & 1) continue
      grow(run, length + 1)
      run.data[length++] = dictionary.term.data[word] as number
    }
    eachPhrase(concepts.phrases, run.data, length, known, (term) => addWeight(term, 1))
  }
  for (const term of touched) {
    dictionary.frequency.data[term] = (dictionary.frequency.data[term] as number) - 1
    weights.data[term] = 0
  }
}
