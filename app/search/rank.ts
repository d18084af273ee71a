/** From scores to relevance: how much of the query a document covers, and how its title meets it. */
import { type Bits, setBit } from './bits.ts'
import { findTerm } from './dictionary.ts'
import { hashTerms, rankedFields } from './documents.ts'
import { type Scratch, tellingShare } from './match.ts'
import type { Plan } from './plan.ts'
import { createCursor, openRecord, readNumber, skipSpans, skipText, skipValues } from './records.ts'
import type { Store } from './store.ts'
import type { Language } from './types.ts'

/** a score keeps this much when a document covers next to nothing of the query; with all of it, everything */
const uncovered = 0.15
const titleBonus = 0.25
const orderBonus = 0.3
const exactTitle = 1000
const exactAlternative = 500

/** For each value of each byte of a mask, the sum over its bits; four tables of 256. */
type Tables = Float32Array[]

/**
 * Weighs what each document covers, and keeps those that tell enough: a document found by `library` alone is no answer to
 * `library budget` where others have the budget.
 * @returns the documents kept
 */
export function keepTelling(store: Store, plan: Plan, scratch: Scratch, words: number): Bits {
  const { total, mask, touched } = scratch
  const kept = new Int32Array(words)
  const bits = plan.spans.reduce((sum, span) => sum + span.words.length + (span.altBit === 0 ? 0 : 1), 0)
  if (bits === 1) {
    for (let i = 0; i < touched.size; i++) setBit(kept, touched.slots[i] as number)
    return intersectLive(store, kept)
  }
  const telling = tables(plan, false)
  const covering = tables(plan, true)
  const whole = plan.spans.reduce((sum, span) => sum + span.info, 0)
  let most = 0
  for (let i = 0; i < touched.size; i++) {
    const slot = touched.slots[i] as number
    if ((((store.live[slot >>> 5] as number) >>> (slot & 31)) & 1) === 0) continue
    const told = sum(telling, mask[slot] as number)
    if (told > most) most = told
  }
  const enough = most * tellingShare * 0.9999
  for (let i = 0; i < touched.size; i++) {
    const slot = touched.slots[i] as number
    if (sum(telling, mask[slot] as number) < enough) continue
    const covered = sum(covering, mask[slot] as number) / whole
    total[slot] = (total[slot] as number) * (uncovered + (1 - uncovered) * covered * covered)
    setBit(kept, slot)
  }
  return intersectLive(store, kept)
}

function intersectLive(store: Store, kept: Bits): Bits {
  for (let i = 0; i < kept.length; i++) kept[i] = (kept[i] as number) & (store.live[i] as number)
  return kept
}

/** `whole`: an alternative covers as much as all words of its span; otherwise what it tells. */
function tables(plan: Plan, whole: boolean): Tables {
  const byBit = new Float64Array(32)
  for (const span of plan.spans) {
    for (const word of span.words) byBit[31 - Math.clz32(word.bit)] = word.info
    if (span.altBit !== 0) byBit[31 - Math.clz32(span.altBit)] = whole ? span.info : Math.min(span.info, span.altInfo)
  }
  return [0, 8, 16, 24].map((shift) => {
    const table = new Float32Array(256)
    for (let byte = 0; byte < 256; byte++)
      for (let bit = 0; bit < 8; bit++) if ((byte >>> bit) & 1) table[byte] = (table[byte] as number) + (byBit[shift + bit] as number)
    return table
  })
}

function sum([a, b, c, d]: Tables, mask: number): number {
  return (
    ((a as Float32Array)[mask & 255] as number) +
    ((b as Float32Array)[(mask >>> 8) & 255] as number) +
    ((c as Float32Array)[(mask >>> 16) & 255] as number) +
    ((d as Float32Array)[mask >>> 24] as number)
  )
}

/** What the query says as a whole, to meet titles with. */
export type Wording = {
  /** by term: bits of the words it belongs to, and places in the query, counted without function words; first is 1 */
  bits: Map<number, number>
  places: Map<number, number>
  length: number
  /** hash of all its terms, by language */
  hashes: number[]
  info: Map<number, number>
  whole: number
}

export function readWording(store: Store, plan: Plan): Wording {
  const wording: Wording = { bits: new Map(), places: new Map(), length: 0, hashes: [], info: new Map(), whole: 0 }
  for (const span of plan.spans) {
    for (const word of span.words) {
      wording.info.set(word.bit, word.info)
      wording.whole += word.info
      for (const source of word.sources) if (!source.entries) wording.bits.set(source.term, (wording.bits.get(source.term) ?? 0) | word.bit)
    }
  }
  const content = plan.query.tokens.filter((token) => !token.stop)
  wording.length = content.length
  for (const lang of ['en', 'es'] as const) {
    const terms = plan.query.tokens.map((token) => findTerm(store.dictionary, token.reading, lang))
    if (terms.length > 0 && terms.every((term) => term !== undefined)) wording.hashes.push(hashTerms(terms as number[], terms.length))
    content.forEach((token, at) => {
      const term = findTerm(store.dictionary, token.reading, lang as Language)
      if (term !== undefined && !wording.places.has(term)) wording.places.set(term, at + 1)
    })
  }
  return wording
}

const reader = createCursor()

/** What the title adds: 1 and more as a factor, and a sum that lifts an exact title over all others. */
export function titleScore(store: Store, wording: Wording, slot: number, score: number): number {
  let lift = 0
  if (wording.hashes.includes(store.titleHash.data[slot] as number)) lift = exactTitle
  else if (wording.hashes.includes(store.alternativeHash.data[slot] as number)) lift = exactAlternative
  if (wording.whole === 0) return score + lift
  openRecord(store.records, store.address.data[slot] as number, reader)
  skipSpans(reader)
  skipValues(reader)
  skipText(reader)
  let inTitle = 0
  let inOrder = 0
  for (let field = 0; field < rankedFields; field++) {
    const met = meet(store, wording)
    // topics tell nothing of the title, but their words in a row are a phrase too
    if (field < 2) inTitle = Math.max(inTitle, met.told)
    inOrder = Math.max(inOrder, met.pairs)
  }
  const order = wording.length > 1 ? Math.min(1, inOrder / (wording.length - 1)) : 0
  return score * (1 + titleBonus * (inTitle / wording.whole) + orderBonus * order) + lift
}

const meeting = { told: 0, pairs: 0 }

/** Reads one field: the information of the query's words in it, and how many of them follow each other as in the query. */
function meet({ dictionary }: Store, wording: Wording): typeof meeting {
  let bits = 0
  let last = 0
  meeting.told = 0
  meeting.pairs = 0
  for (let code = readNumber(reader); code !== 0; code = readNumber(reader)) {
    const word = (code - 1) >>> 1
    const term = dictionary.term.data[word] as number
    bits |= wording.bits.get(term) ?? 0
    if (((code - 1) & 1) === 1 || dictionary.stop.data[word] === 1) continue
    const place = wording.places.get(term) ?? 0
    if (last !== 0 && place === last + 1) meeting.pairs += 1
    last = place
  }
  for (const [bit, info] of wording.info) if ((bits & bit) !== 0) meeting.told += info
  return meeting
}
