/** Which documents a single word of a query finds: its stems, its completions, and what it may have meant. */
import { documentsWith, findTerm, isKnown, languages } from './dictionary.ts'
import { besideEachOther } from './pairs.ts'
import type { Source } from './plan-parts.ts'
import { termsStarting } from './prefixes.ts'
import type { QueryToken, ReadQuery } from './read-query.ts'
import type { Store } from './store.ts'
import type { Language } from './types.ts'
import { type Candidate, editsAllowed, nearestWords } from './typos.ts'

const otherLanguage = 0.9
const completed = 0.85
const corrected = 0.8
/** words looked up among misspellings, in one query: each costs a look at the whole dictionary */
const mostCorrections = 8
/** a known word is doubted when it is in so few of the documents, and one edit away from one that is in so many times more */
const rare = 1 / 20_000
const timesMore = 100
/** a completion is trusted unless a correction is in so many times more documents */
const completionTrust = 4
const mostSplits = 3

/** The word's stems, that of the page's language first. A document has one language, so no document is in both. */
export function knownSources(store: Store, text: string, lang: Language): Source[] {
  const sources: Source[] = []
  for (const [language, weight] of [
    [lang, 1],
    [lang === 'en' ? 'es' : 'en', otherLanguage],
  ] as const) {
    const term = findTerm(store.dictionary, text, language)
    if (term !== undefined && (store.dictionary.frequency.data[term] as number) > 0) sources.push({ term, entries: null, weight })
  }
  return sources
}

/** @param asTyped false where `text` corrects what was typed */
export function wordSources(
  store: Store,
  text: string,
  lang: Language,
  unfinished: boolean,
  asTyped: boolean,
): { sources: Source[]; apart: boolean } {
  const sources = knownSources(store, text, lang)
  const exact = new Set(sources.map((source) => source.term))
  if (!asTyped) {
    for (const source of sources) source.weight *= corrected
    return { sources, apart: true }
  }
  if (!unfinished && (sources.length > 0 || text.length < 3 || isKnown(store.dictionary, text))) return { sources, apart: true }
  for (const term of termsStarting(store.dictionary, text).terms)
    if (!exact.has(term)) sources.push({ term, entries: null, weight: completed })
  return { sources, apart: false }
}

/**
 * Gives each unknown word its likeliest correction as its reading.
 * @returns where nothing was corrected but a rare word looks misspelled: the query with that word corrected, to offer it
 */
export function resolveReadings(store: Store, query: ReadQuery, loose: boolean, typing: boolean): ReadQuery | null {
  const { dictionary } = store
  let corrections = 0
  const offered: QueryToken[] = query.tokens.map((token) => ({ ...token }))
  let offers = false
  for (const [at, token] of query.tokens.entries()) {
    if (token.stop || token.text.length < 4 || corrections === mostCorrections || isHalf(store, query.tokens, at)) continue
    const unfinished = typing && query.open && at === query.tokens.length - 1
    if (isKnown(dictionary, token.text)) {
      if (documentsWith(dictionary, token.text) > store.slotOf.size * rare) continue
      corrections += 1
      const better = betterKnown(store, token)
      if (!better) continue
      ;(offered[at] as QueryToken).reading = better.text
      offers = true
      continue
    }
    if (unfinished && termsStarting(dictionary, token.text).documents > 0) continue
    corrections += 1
    const meant = likeliest(store, token, loose, unfinished)
    if (meant) token.reading = meant
  }
  return offers ? { ...query, tokens: offered } : null
}

/** Whether a word is known together with its neighbor, as `book` in `e-book` where all write `ebook`. */
function isHalf({ dictionary }: Store, tokens: readonly QueryToken[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at] as QueryToken, tokens[at + 1]]
  // as a word, not by its stem: a stem may forgive the very slip that is to be corrected
  const isWord = (text: string) =>
    languages.some((lang) => dictionary.words[lang].has(text) || dictionary.words[lang].has(text.replace(/s$/, '')))
  return (before !== undefined && isWord(before.text + token.text)) || (after !== undefined && isWord(token.text + after.text))
}

function betterKnown(store: Store, token: QueryToken): Candidate | undefined {
  if (token.text.length < 6) return undefined
  const documents = documentsWith(store.dictionary, token.text)
  return nearestWords(store.dictionary, token.text, 1).find(
    (candidate) =>
      candidate.text !== token.text &&
      candidate.edits === 1 &&
      candidate.text[0] === token.text[0] &&
      candidate.uses >= timesMore * Math.max(1, documents),
  )
}

function likeliest(store: Store, token: QueryToken, loose: boolean, unfinished: boolean): string | null {
  const { dictionary } = store
  const edits = editsAllowed(token.text, loose)
  const [best] = nearestWords(dictionary, token.text, edits, unfinished)
  if (!best) return null
  const completions = termsStarting(dictionary, token.text).documents
  if (completions > 0 && (best.edits > 1 || best.uses < completionTrust * completions)) return null
  return hasSplit(store, token.text) ? null : best.text
}

/** Whether the word is two known words run together that stand beside each other somewhere. */
function hasSplit(store: Store, text: string): boolean {
  return splits(store, text).some(([first, second]) => besideEachOther(store, first, second, Number.POSITIVE_INFINITY).length > 0)
}

/** Ways to cut a word into two that are known, likeliest first. A first part of one letter is only e, as in `ebook`. */
export function splits(store: Store, text: string): [string, string][] {
  const found: { parts: [string, string]; documents: number }[] = []
  for (let cut = 1; cut <= text.length - 3; cut++) {
    if (cut === 1 ? text[0] !== 'e' : cut === 2) continue
    const parts: [string, string] = [text.slice(0, cut), text.slice(cut)]
    const documents = Math.min(...parts.map((part) => documentsWith(store.dictionary, part)))
    if (documents > 0) found.push({ parts, documents })
  }
  return found
    .sort((a, b) => b.documents - a.documents || a.parts[0].length - b.parts[0].length)
    .slice(0, mostSplits)
    .map(({ parts }) => parts)
}
