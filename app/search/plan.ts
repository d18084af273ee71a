/**
 * A query as the index answers it: spans of words, each with the sources of documents that hold it and, where it names a concept or
 * may be written otherwise, alternatives that count for the whole span.
 */

import { compoundAlternatives, compoundEnd, joinedAlternative, splitAlternatives } from './plan-compounds.ts'
import { type ConceptSpan, conceptSpans } from './plan-concepts.ts'
import { documentsOf, type Span, type Word, weighSpans } from './plan-parts.ts'
import { knownSources, resolveReadings, wordSources } from './plan-words.ts'
import { correctedQuery, type ReadQuery, readQuery } from './read-query.ts'
import type { Store } from './store.ts'
import type { Language } from './types.ts'

/** words, and spans that have alternatives, share the 32 bits of a document's mask */
const mostWords = 24
const mostWithAlternatives = 8
/** words that are tried cut in two, in one query */
const mostSplit = 6

export type Plan = {
  /** most telling first */
  spans: Span[]
  /** nothing to look for but function words, or nothing at all: every document fits, words only order them */
  everything: boolean
  query: ReadQuery
  corrected: string | null
}

type Draft = {
  store: Store
  query: ReadQuery
  lang: Language
  typing: boolean
  everything: boolean
  named: Map<number, ConceptSpan>
  seen: Set<string>
  splits: number
}

/** @param typing whether the last word may be unfinished */
export function planQuery(store: Store, q: string, lang: Language, typing: boolean): Plan {
  const plan = attempt(store, q, lang, typing, false)
  if (plan.everything || plan.spans.length > 0) return plan
  // nothing at all: look further for what was meant
  return attempt(store, q, lang, typing, true)
}

function attempt(store: Store, q: string, lang: Language, typing: boolean, loose: boolean): Plan {
  const query = readQuery(q, lang)
  const functionWords = query.tokens.every((token) => token.stop)
  const offered = resolveReadings(store, query, loose, typing)
  const named = conceptSpans(store, query.tokens, lang, functionWords && query.tokens.length === 1)
  const everything = functionWords && named.size === 0
  const draft: Draft = { store, query, lang, typing, everything, named, seen: new Set(), splits: 0 }
  const spans: Span[] = []
  for (let at = 0; at < query.tokens.length; ) {
    const { span, end } = spanAt(draft, at)
    spans.push(span)
    at = end
  }
  const corrected = correctedQuery(query) ?? (offered && correctedQuery(offered))
  return { spans: weighSpans(store, spans, mostWithAlternatives), everything, query, corrected }
}

/** The span that starts at a token: a concept's name, a compound, two words that are one elsewhere, or a word. */
function spanAt(draft: Draft, at: number): { span: Span; end: number } {
  const { store, query, lang, named } = draft
  const span: Span = { words: [], alternatives: [], near: [], altBit: 0, info: 0, altInfo: 0 }
  const concept = named.get(at)
  if (concept) {
    span.alternatives = concept.alternatives
    span.near = concept.near
    for (let i = at; i < concept.end; i++) addWord(draft, span, i)
    const [word] = span.words
    if (word && concept.capitals.length > 0)
      Object.assign(word, { sources: concept.capitals, documents: documentsOf(store, concept.capitals) })
    return { span, end: concept.end }
  }
  const compound = compoundEnd(query.tokens, at)
  if (compound > at + 1) {
    const parts = query.tokens.slice(at, compound).map((token) => token.reading)
    if (addText(draft, span, parts.join(''), compound - 1, true)) span.alternatives = compoundAlternatives(store, parts, lang)
    return { span, end: compound }
  }
  const word = addWord(draft, span, at)
  if (word && draft.splits < mostSplit) {
    span.alternatives = splitAlternatives(store, word)
    draft.splits += 1
  }
  const joined = word && joinedAlternative(store, query.tokens, at, named)
  if (!joined || !addWord(draft, span, at + 1)) return { span, end: at + 1 }
  span.alternatives.push(joined)
  return { span, end: at + 2 }
}

function addWord(draft: Draft, span: Span, at: number): Word | null {
  const token = draft.query.tokens[at]
  if (!token || (token.stop && !draft.everything)) return null
  return addText(draft, span, token.reading, at, token.reading === token.text)
}

/** A word is looked for once, wherever it stands again. */
function addText(
  { store, query, lang, typing, everything, seen }: Draft,
  span: Span,
  text: string,
  at: number,
  asTyped: boolean,
): Word | null {
  if (seen.has(text) || seen.size === mostWords) return null
  seen.add(text)
  const unfinished = typing && query.open && at === query.tokens.length - 1
  const found = everything ? { sources: knownSources(store, text, lang), apart: true } : wordSources(store, text, lang, unfinished, asTyped)
  const word: Word = { text, ...found, bit: 0, documents: documentsOf(store, found.sources), info: 0 }
  span.words.push(word)
  return word
}
