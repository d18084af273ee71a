/** Words that are written together, apart, or with a hyphen: each way finds the others. */
import { findTerm, languages } from './dictionary.ts'
import { besideEachOther } from './pairs.ts'
import { type Alternative, documentsOf, type Source, type Word } from './plan-parts.ts'
import { knownSources, splits } from './plan-words.ts'
import type { QueryToken } from './read-query.ts'
import type { Store } from './store.ts'
import type { Language } from './types.ts'

const otherSpelling = 0.95
/** `resources` for `e-resources` */
const longestPart = 0.35
/** a known word is searched apart as well only where that is cheap */
const mostForKnown = 4096

function alternative(store: Store, sources: Source[], weight: number): Alternative {
  return { sources, keyed: null, weight, documents: documentsOf(store, sources), info: 0, own: true, text: null }
}

function listed(entries: Uint32Array): Source {
  return { term: -1, entries, weight: 1 }
}

/** For `e-resources`: its parts side by side, and the longest alone. */
export function compoundAlternatives(store: Store, parts: readonly string[], lang: Language): Alternative[] {
  const [longest] = [...parts].sort((a, b) => b.length - a.length)
  const found: Alternative[] = []
  if (parts.length === 2)
    found.push(
      alternative(store, [listed(besideEachOther(store, parts[0] as string, parts[1] as string, Number.POSITIVE_INFINITY))], otherSpelling),
    )
  if (longest && longest.length > 3) found.push(alternative(store, knownSources(store, longest, lang), longestPart))
  return found
}

/** For `storytime`: the documents that write `story time`. */
export function splitAlternatives(store: Store, word: Word): Alternative[] {
  const most = word.documents === 0 ? Number.POSITIVE_INFINITY : mostForKnown
  return splits(store, word.text).flatMap(([first, second]) => {
    const entries = besideEachOther(store, first, second, most)
    return entries.length > 0 ? [alternative(store, [listed(entries)], otherSpelling)] : []
  })
}

/** For `story time`, two words of which neither names a concept: the documents that write `storytime`. */
export function joinedAlternative(
  store: Store,
  tokens: readonly QueryToken[],
  at: number,
  named: ReadonlyMap<number, unknown>,
): Alternative | null {
  const first = tokens[at]
  const second = tokens[at + 1]
  if (!first || !second || first.stop || second.stop || named.has(at + 1)) return null
  const sources: Source[] = []
  for (const lang of languages) {
    const term = findTerm(store.dictionary, first.reading + second.reading, lang)
    if (term !== undefined && (store.dictionary.frequency.data[term] as number) > 0) sources.push({ term, entries: null, weight: 1 })
  }
  return sources.length > 0 ? alternative(store, sources, otherSpelling) : null
}

/** Where a word written with a hyphen or a lone letter ends: `e-book`, `e book`, `3 d`, `k-12` are one thing each. */
export function compoundEnd(tokens: readonly QueryToken[], at: number): number {
  const token = tokens[at] as QueryToken
  let end = at + 1
  let shortest = token.text.length
  for (let next = tokens[end]; next?.linked; next = tokens[end]) {
    shortest = Math.min(shortest, next.text.length)
    end += 1
  }
  if (end > at + 1) return shortest < 3 && end - at < 4 ? end : at + 1
  const next = tokens[at + 1]
  if (!next || token.text.length !== 1 || token.stop || next.stop) return at + 1
  const isDigit = (text: string) => /\d/.test(text)
  return isDigit(token.text) && (next.text.length > 1 || isDigit(next.text)) ? at + 1 : at + 2
}
