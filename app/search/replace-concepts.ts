/** Another vocabulary for an index that is in use. Queries know it at once; few documents have to be read again for it. */
import { type Bits, eachBit, intersect, setBit } from './bits.ts'
import { createConcepts, type Phrases } from './concepts.ts'
import { type Dictionary, unpinAll } from './dictionary.ts'
import { growTerms } from './documents.ts'
import { eachRun } from './postings.ts'
import { bitWords, type Store } from './store.ts'
import type { Concept } from './types.ts'

/**
 * Takes the concepts in place of those before.
 * @returns ids of documents that may hold names which are new to the index, phrases and acronyms: put again, they are found by them
 */
export function replaceConcepts(store: Store, all: readonly Concept[]): number[] {
  const { dictionary, concepts, facets, unread } = store
  const known = concepts.phrases.terms.size
  const acronyms = unpinAll(dictionary)
  store.concepts = createConcepts(all, dictionary, concepts.phrases)
  growTerms(store)
  for (const { facet } of all)
    if (!facets.some(({ name }) => name === facet)) facets.push({ name: facet, counted: false, values: new Map(), sorted: null })
  for (const bits of [holdingPhrases(store, known), holdingAcronyms(store, acronyms)])
    eachBit(bits, (slot) => {
      if (!unread.has(slot)) unread.set(slot, known)
    })
  return Array.from(unread.keys(), (slot) => store.id.data[slot] as number)
}

/** Documents with all words of one of the phrases that came after the first `known`. */
function holdingPhrases(store: Store, known: number): Bits {
  const found = emptyBits(store)
  const unsure = termsOfStopWords(store.dictionary)
  for (const words of phrasesAfter(store.concepts.phrases, known)) {
    // words of which not every occurrence is in the postings cannot rule a document out
    const bits = store.live.slice(0, found.length)
    for (const term of words) if (!unsure.has(term)) intersect(bits, holding(store, term))
    eachBit(bits, (slot) => setBit(found, slot))
  }
  return found
}

function phrasesAfter({ terms }: Phrases, known: number): number[][] {
  return [...terms.keys()].slice(known).map((words) => words.split(' ').map(Number))
}

function termsOfStopWords({ stop, term, texts }: Dictionary): Set<number> {
  const terms = new Set<number>()
  for (let word = 0; word < texts.length; word++) if (stop.data[word] === 1) terms.add(term.data[word] as number)
  return terms
}

/** Documents with the letters of an acronym that was none before. */
function holdingAcronyms(store: Store, before: Uint32Array): Bits {
  const { acronym, term, texts } = store.dictionary
  const found = emptyBits(store)
  for (let word = 0; word < texts.length; word++) {
    const capitals = acronym.data[word] as number
    if (capitals === 0 || capitals === before[word]) continue
    const bits = holding(store, term.data[word] as number)
    intersect(bits, store.live)
    eachBit(bits, (slot) => setBit(found, slot))
  }
  return found
}

function holding(store: Store, term: number): Bits {
  const bits = emptyBits(store)
  eachRun(store.postings, term, (data, from, to) => {
    for (let at = from; at < to; at++) setBit(bits, (data[at] as number) >>> 8)
  })
  return bits
}

function emptyBits(store: Store): Bits {
  return new Int32Array(bitWords(store))
}
