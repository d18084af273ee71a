/** How a title meets a query: the words it has, whether they stand in the query's order, whether it is the query. */
import { type Bits, countBits, hasBit, setBit } from './bits.ts'
import { findTerm } from './dictionary.ts'
import { hashTerms, rankedFields } from './fields.ts'
import type { Plan } from './plan.ts'
import type { Source } from './plan-parts.ts'
import { eachRun } from './postings.ts'
import { createCursor, openRecord, readNumber, skipSpans, skipText, skipValues } from './records.ts'
import type { Store } from './store.ts'

const titleBonus = 0.25
const orderBonus = 0.3
/** more than any score: an exact title is first, an exact alternative title next */
const exactTitle = 1000
const exactAlternative = 500

/** What the query says as a whole. */
type Wording = {
  /** by term: bits of the words it belongs to, and its place in the query, counted without function words; first is 1 */
  bits: Int32Array
  places: Uint8Array
  /** words that count for order */
  length: number
  /** by language: hash of all its terms, and the one in fewest documents */
  titles: { hash: number; rarest: number }[]
  info: { bit: number; info: number }[]
  whole: number
}

export function readWording(store: Store, plan: Plan): Wording {
  const { dictionary } = store
  const content = plan.query.tokens.filter((token) => !token.stop)
  const wording: Wording = {
    bits: new Int32Array(dictionary.termCount),
    places: new Uint8Array(dictionary.termCount),
    length: content.length,
    titles: [],
    info: plan.spans.flatMap((span) => span.words.map(({ bit, info }) => ({ bit, info }))),
    whole: 0,
  }
  for (const { info } of wording.info) wording.whole += info
  for (const span of plan.spans) {
    let whole = 0
    const add = (sources: readonly Source[], bits: number) => {
      for (const { term, entries } of sources) if (!entries) wording.bits[term] = (wording.bits[term] as number) | bits
    }
    for (const word of span.words) {
      whole |= word.bit
      add(word.sources, word.bit)
    }
    for (const alternative of span.alternatives) add(alternative.sources, whole)
  }
  for (const lang of ['en', 'es'] as const) {
    const terms = plan.query.tokens.map((token) => findTerm(dictionary, token.reading, lang))
    if (terms.length > 0 && terms.every((term) => term !== undefined)) {
      const uses = (term: number) => dictionary.frequency.data[term] as number
      const rarest = terms.reduce((rare, term) => (uses(term) < uses(rare) ? term : rare))
      wording.titles.push({ hash: hashTerms(terms, terms.length), rarest })
    }
    content.forEach((token, at) => {
      const term = findTerm(dictionary, token.reading, lang)
      if (term !== undefined && wording.places[term] === 0) wording.places[term] = at + 1
    })
  }
  return wording
}

/** Documents in `among` whose title is the query. Whatever has all its terms has the rarest of them. */
export function exactTitles(store: Store, wording: Wording, among: Bits): { bits: Bits; size: number } {
  const titles = store.titleHash.data
  const bits = new Int32Array(among.length)
  for (const { hash, rarest } of wording.titles) {
    eachRun(store.postings, rarest, (data, from, to) => {
      for (let i = from; i < to; i++) {
        const slot = (data[i] as number) >>> 8
        if (titles[slot] === hash && hasBit(among, slot)) setBit(bits, slot)
      }
    })
  }
  return { bits, size: countBits(bits) }
}

const reader = createCursor()

/** What the title makes of a score: a share more for words and order, a leap for an exact title. */
export function titleScore(store: Store, wording: Wording, slot: number, score: number): number {
  let lift = 0
  if (wording.titles.some(({ hash }) => hash === store.titleHash.data[slot])) lift = exactTitle
  else if (wording.titles.some(({ hash }) => hash === store.alternativeHash.data[slot])) lift = exactAlternative
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
    bits |= wording.bits[term] as number
    if (((code - 1) & 1) === 1 || dictionary.stop.data[word] === 1) continue
    const place = wording.places[term] as number
    if (last !== 0 && place === last + 1) meeting.pairs += 1
    last = place
  }
  if (bits === 0) return meeting
  for (const { bit, info } of wording.info) if ((bits & bit) !== 0) meeting.told += info
  return meeting
}
