/** Concepts named in a query, and what else finds documents about them. */
import type { ConceptTerm } from './concepts.ts'
import { documentsWith, findTerm, languages, stemOf } from './dictionary.ts'
import { type Alternative, documentsOf, type Near, type Source } from './plan-parts.ts'
import type { QueryToken } from './read-query.ts'
import type { SlotSet } from './slot-set.ts'
import type { Store } from './store.ts'
import type { Concept, Language } from './types.ts'

const samePhrase = 1
const otherTerm = 0.75
const keyedToIt = 0.8
/** letters are an ordinary word where so many times more documents hold them than write them in capitals */
const ordinary = 2

export type ConceptSpan = {
  end: number
  alternatives: Alternative[]
  near: Near[] /** terms of the acronym typed in capitals */
  capitals: Source[]
}

/**
 * Runs of tokens that name concepts, by where they start; longer ones first, none overlapping.
 * @param wholeIsStop the query is a single function word
 */
export function conceptSpans(store: Store, tokens: readonly QueryToken[], lang: Language, wholeIsStop: boolean): Map<number, ConceptSpan> {
  const spans = new Map<number, ConceptSpan>()
  const taken = new Uint8Array(tokens.length)
  for (let length = Math.min(store.concepts.longest, tokens.length); length > 0; length--) {
    for (let at = 0; at + length <= tokens.length; at++) {
      if (taken.subarray(at, at + length).some(Boolean)) continue
      const run = tokens.slice(at, at + length)
      const terms = namedBy(store, run).filter((term) => isMeant(store, store.concepts.terms[term] as ConceptTerm, run, wholeIsStop))
      if (terms.length === 0) continue
      taken.fill(1, at, at + length)
      spans.set(at, {
        end: at + length,
        alternatives: alternatives(store, run, terms, lang),
        near: nearTo(store, terms, lang),
        capitals: run[0]?.capitals ? acronymSources(store, terms) : [],
      })
    }
  }
  return spans
}

/** Whether a name is meant: an acronym that is also an ordinary word (IT, IDEA) only in capitals, or where there is nothing else to mean. */
function isMeant({ dictionary }: Store, term: ConceptTerm, run: readonly QueryToken[], wholeIsStop: boolean): boolean {
  if (run.every((token) => token.capitals)) return true
  if (term.stop || run.every((token) => token.stop)) return wholeIsStop
  if (term.acronym === null) return true
  return documentsWith(dictionary, term.acronym) <= ordinary * documentsIn(dictionary, term.terms) + 1
}

function documentsIn(dictionary: Store['dictionary'], terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + (dictionary.frequency.data[term] as number), 0)
}

function acronymSources({ concepts, dictionary }: Store, named: readonly number[]): Source[] {
  const terms = named.flatMap((term) => (concepts.terms[term]?.acronym ? (concepts.terms[term]?.terms ?? []) : []))
  return [...new Set(terms)].filter((term) => documentsIn(dictionary, [term]) > 0).map((term) => ({ term, entries: null, weight: 1 }))
}

/** Numbers of the terms that these words are, in either language; two or three words also as one. */
function namedBy({ concepts }: Store, run: readonly QueryToken[]): number[] {
  const found = new Set<number>()
  const together = run.length > 1 && run.length < 4 ? run.map((token) => token.reading).join('') : null
  for (const lang of languages) {
    const named = concepts.named[lang]
    for (const term of named.get(run.map((token) => stemOf(token.reading, lang)).join(' ')) ?? []) found.add(term)
    if (together) for (const term of named.get(stemOf(together, lang)) ?? []) found.add(term)
  }
  return [...found]
}

function alternatives(store: Store, run: readonly QueryToken[], named: readonly number[], lang: Language): Alternative[] {
  const { concepts, dictionary } = store
  const found: Alternative[] = []
  const searched = new Set<number | undefined>()
  if (run.length === 1 && !run[0]?.stop) {
    // a single word is looked for anyway, in capitals or not
    for (const language of languages) searched.add(findTerm(dictionary, run[0]?.reading ?? '', language))
    for (const term of named) if (concepts.terms[term]?.acronym) for (const index of concepts.terms[term]?.terms ?? []) searched.add(index)
  }
  const add = (term: ConceptTerm, weight: number, own: boolean, text: string | null) => {
    const sources: Source[] = term.terms
      .filter((index) => (!term.stop || term.acronym !== null) && !searched.has(index) && documentsIn(dictionary, [index]) > 0)
      .map((index) => ({ term: index, entries: null, weight: 1 }))
    for (const source of sources) searched.add(source.term)
    if (sources.length > 0) found.push({ sources, keyed: null, weight, documents: documentsOf(store, sources), info: 0, own, text })
  }
  for (const term of named) add(concepts.terms[term] as ConceptTerm, samePhrase, true, null)
  for (const number of new Set(named.map((term) => (concepts.terms[term] as ConceptTerm).concept))) {
    const { facet, key } = concepts.all[number] as Concept
    const terms = (concepts.termsOf[number] as number[]).map((term) => concepts.terms[term] as ConceptTerm)
    const isAsked = (term: ConceptTerm) => named.some((other) => concepts.terms[other] === term)
    // words of the page's language are told, those of the other are searched in silence
    for (const term of terms) if (!isAsked(term) && term.lang === lang) add(term, otherTerm, false, term.text)
    for (const term of terms) if (!isAsked(term) && term.lang !== lang) add(term, otherTerm, false, null)
    const keyed = keyedTo(store, facet, key)
    const name = concepts.names[number]?.[lang] ?? null
    const text = terms.some((term) => isAsked(term) && term.text === name) ? null : name
    if (keyed) found.push({ sources: [], keyed, weight: keyedToIt, documents: keyed.size, info: 0, own: false, text })
  }
  return found
}

/** Documents keyed to a concept, if there are any. */
function keyedTo({ facets, values }: Store, facet: string, key: string): SlotSet | null {
  const value = facets.find(({ name }) => name === facet)?.values.get(key)
  const set = value === undefined ? undefined : values[value]?.set
  return set && set.size > 0 ? set : null
}

function nearTo(store: Store, named: readonly number[], lang: Language): Near[] {
  const { concepts } = store
  const found = new Map<string, Near>()
  for (const term of named) {
    const { facet, near = [] } = concepts.all[(concepts.terms[term] as ConceptTerm).concept] as Concept
    for (const key of near) {
      const keyed = keyedTo(store, facet, key)
      const number = concepts.all.findIndex((other) => other.facet === facet && other.key === key)
      if (keyed && number >= 0) found.set(`${facet} ${key}`, { keyed, text: concepts.names[number]?.[lang] ?? key })
    }
  }
  return [...found.values()]
}
