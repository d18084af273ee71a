/** Concepts named in a query, and what else finds documents about them. */
import type { ConceptTerm } from './concepts.ts'
import { findTerm, languages, stemOf } from './dictionary.ts'
import { type Alternative, documentsOf, type Near, type Source } from './plan-parts.ts'
import type { QueryToken } from './read-query.ts'
import type { SlotSet } from './slot-set.ts'
import type { Store } from './store.ts'
import type { Concept, Language } from './types.ts'

const samePhrase = 1
const otherTerm = 0.75
const keyedToIt = 0.8

export type ConceptSpan = { end: number; alternatives: Alternative[]; near: Near[] }

/**
 * Runs of tokens that name concepts, by where they start; longer ones first, none overlapping.
 * A name of function words alone, such as IT, counts only in capitals or as the whole query; in titles it could mean either.
 */
export function conceptSpans(store: Store, tokens: readonly QueryToken[], lang: Language, acronymOnly: boolean): Map<number, ConceptSpan> {
  const { concepts } = store
  const spans = new Map<number, ConceptSpan>()
  const taken = new Uint8Array(tokens.length)
  for (let length = Math.min(concepts.longest, tokens.length); length > 0; length--) {
    for (let at = 0; at + length <= tokens.length; at++) {
      if (taken.subarray(at, at + length).some(Boolean)) continue
      const run = tokens.slice(at, at + length)
      const terms = namedBy(store, run).filter(
        (term) => acronymOnly || !(concepts.terms[term] as ConceptTerm).stop || run.every((token) => token.capitals),
      )
      if (terms.length === 0 || (length === 1 && run[0]?.stop && !acronymOnly && !run[0].capitals)) continue
      taken.fill(1, at, at + length)
      spans.set(at, { end: at + length, alternatives: alternatives(store, run, terms, lang), near: nearTo(store, terms) })
    }
  }
  return spans
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
  const asked = new Set(named)
  // a single word is looked for anyway
  const searched = new Set(run.length === 1 ? languages.map((language) => findTerm(dictionary, run[0]?.reading ?? '', language)) : [])
  const add = (term: ConceptTerm, weight: number, text: string | null) => {
    const sources: Source[] = term.terms
      .filter((index) => !term.stop && !searched.has(index) && (dictionary.frequency.data[index] as number) > 0)
      .map((index) => ({ term: index, entries: null, weight: 1 }))
    for (const source of sources) searched.add(source.term)
    if (sources.length > 0) found.push({ sources, keyed: null, weight, documents: documentsOf(store, sources), info: 0, text })
  }
  for (const term of named) add(concepts.terms[term] as ConceptTerm, samePhrase, null)
  for (const number of new Set(named.map((term) => (concepts.terms[term] as ConceptTerm).concept))) {
    const concept = concepts.all[number] as Concept
    const others = (concepts.termsOf[number] as number[])
      .filter((term) => !asked.has(term))
      .map((term) => concepts.terms[term] as ConceptTerm)
    // the page's language first, so that its words are the ones told
    for (const term of [...others.filter((other) => other.lang === lang), ...others.filter((other) => other.lang !== lang)])
      add(term, otherTerm, term.text)
    const keyed = keyedTo(store, concept.facet, concept.key)
    if (keyed) found.push({ sources: [], keyed, weight: keyedToIt, documents: keyed.size, info: 0, text: concept.label })
  }
  return found
}

/** Documents keyed to a concept, if there are any. */
function keyedTo({ facets, values }: Store, facet: string, key: string): SlotSet | null {
  const value = facets.find(({ name }) => name === facet)?.values.get(key)
  const set = value === undefined ? undefined : values[value]?.set
  return set && set.size > 0 ? set : null
}

function nearTo(store: Store, named: readonly number[]): Near[] {
  const { concepts } = store
  const found = new Map<string, Near>()
  for (const term of named) {
    const { facet, near = [] } = concepts.all[(concepts.terms[term] as ConceptTerm).concept] as Concept
    for (const key of near) {
      const keyed = keyedTo(store, facet, key)
      const label = concepts.all.find((other) => other.facet === facet && other.key === key)?.label
      if (keyed && label) found.set(`${facet} ${key}`, { keyed, text: label })
    }
  }
  return [...found.values()]
}
