/**
 * A query as the index answers it: spans of words, each with the sources of documents that hold it and, where it names a concept or
 * may be written otherwise, alternatives that count for the whole span.
 */

import { compoundAlternatives, joinedAlternative, splitAlternative } from './plan-compounds.ts'
import { conceptSpans } from './plan-concepts.ts'
import { documentsOf, information, type Span, type Word } from './plan-parts.ts'
import { knownSources, resolveReadings, wordSources } from './plan-words.ts'
import { correctedQuery, type QueryToken, type ReadQuery, readQuery } from './read-query.ts'
import type { Store } from './store.ts'
import type { Language } from './types.ts'

/** words, and spans that have alternatives, share the 32 bits of a document's mask */
const mostWords = 24
const mostAlternativeSpans = 8
const furtherWord = 0.25

export type Plan = {
  /** most telling first */
  spans: Span[]
  /** nothing to look for but function words, or nothing at all: every document fits, words only order them */
  everything: boolean
  query: ReadQuery
  corrected: string | null
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
  const everything = query.tokens.every((token) => token.stop)
  const acronymOnly = everything && query.tokens.length === 1
  const offered = resolveReadings(store, query, loose, typing)
  const named = conceptSpans(store, query.tokens, lang, acronymOnly)
  const spans: Span[] = []
  const seen = new Set<string>()
  const last = query.tokens.length - 1

  function wordAt(from: number, to: number, text: string): Word | null {
    if (seen.has(text) || seen.size === mostWords) return null
    seen.add(text)
    const typingHere = typing && query.open && to - 1 === last
    const { sources, apart } = everything
      ? { sources: knownSources(store, text, lang), apart: true }
      : wordSources(store, text, lang, typingHere, query.tokens[from]?.text ?? text)
    return { text, sources, apart, bit: 0, documents: documentsOf(store, sources), info: 0 }
  }

  for (let at = 0; at <= last; ) {
    const concept = named.get(at)
    const end = concept?.end ?? at + 1
    const span: Span = { words: [], alternatives: concept?.alternatives ?? [], altBit: 0, info: 0, altInfo: 0 }
    const compound = compoundEnd(query.tokens, at)
    if (!concept && compound > at + 1) {
      const parts = query.tokens.slice(at, compound).map((token) => token.reading)
      const word = wordAt(at, compound, parts.join(''))
      if (word) spans.push({ ...span, words: [word], alternatives: compoundAlternatives(store, parts, lang) })
      at = compound
      continue
    }
    for (let i = at; i < end; i++) {
      const token = query.tokens[i] as QueryToken
      if (token.stop && !everything && !(concept && end === at + 1)) continue
      const word = wordAt(i, i + 1, token.reading)
      if (!word) continue
      span.words.push(word)
      span.alternatives.push(...splitAlternative(store, word))
    }
    const joined = concept ? null : joinedAlternative(store, query.tokens, at, named)
    if (joined) {
      const word = wordAt(at + 1, at + 2, joined.second)
      if (word) {
        span.words.push(word)
        span.alternatives.push(joined.alternative)
        at += 1
      }
    }
    if (span.words.length > 0 || span.alternatives.length > 0) spans.push(span)
    at = Math.max(at + 1, end)
  }
  return { spans: weigh(store, spans), everything, query, corrected: correctedQuery(query) ?? (offered ? correctedQuery(offered) : null) }
}

/** Where a word written with a hyphen or a lone letter ends: `e-book`, `e book`, `3 d`, `k-12` are one thing each. */
function compoundEnd(tokens: readonly QueryToken[], at: number): number {
  let end = at + 1
  let shortest = (tokens[at] as QueryToken).text.length
  while (end < tokens.length && (tokens[end] as QueryToken).linked) {
    shortest = Math.min(shortest, (tokens[end] as QueryToken).text.length)
    end += 1
  }
  if (end > at + 1) return shortest < 3 && end - at < 4 ? end : at + 1
  const token = tokens[at] as QueryToken
  const next = tokens[at + 1]
  if (!next || token.text.length !== 1 || token.stop || next.stop) return at + 1
  return /\d/.test(token.text) && (next.text.length > 1 || /\d/.test(next.text)) ? at + 1 : at + 2
}

/** Gives each span what finding it tells, drops those that nothing can match, and puts the most telling first. */
function weigh(store: Store, spans: Span[]): Span[] {
  let withAlternatives = 0
  let bits = 0
  const kept: Span[] = []
  for (const span of spans) {
    span.alternatives =
      withAlternatives === mostAlternativeSpans ? [] : span.alternatives.filter((alternative) => alternative.documents > 0)
    if (span.alternatives.length === 0 && span.words.every((word) => word.documents === 0)) continue
    if (span.alternatives.length === 0) span.words = span.words.filter((word) => word.documents > 0)
    else {
      withAlternatives += 1
      span.altBit = 1 << bits++
    }
    for (const word of span.words) word.bit = 1 << bits++
    share(store, span)
    kept.push(span)
  }
  return kept.sort((a, b) => b.info - a.info)
}

/** The words of a concept's name are one thing, not several: it tells what its rarest part does, and a little for each further word. */
function share(store: Store, span: Span): void {
  const known = span.words.filter((word) => word.documents > 0)
  for (const word of span.words) word.info = information(store, Math.max(1, word.documents))
  for (const alternative of span.alternatives) alternative.info = information(store, alternative.documents)
  const own = span.words.length === 1 && known.length === 1 ? [] : span.alternatives.filter((alternative) => alternative.text === null)
  const telling = [...known, ...own].map((part) => part.info)
  span.info = telling.length > 0 ? Math.max(...telling) : Math.min(...span.alternatives.map((alternative) => alternative.info))
  const sum = span.words.reduce((total, word) => total + word.info, 0)
  if (span.words.length > 1) span.info = Math.min(Math.max(span.info, sum), span.info * (1 + furtherWord * (span.words.length - 1)))
  for (const word of span.words) word.info *= span.info / sum
  // a rare synonym tells no more than what was asked for
  for (const alternative of span.alternatives) alternative.info = Math.min(alternative.info, span.info)
  span.altInfo = Math.min(span.info, ...span.alternatives.map((alternative) => alternative.info))
}
