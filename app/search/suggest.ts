/** Completions while typing: names of concepts, then titles. */
import { countBits, hasBit } from './bits.ts'
import { stemOf } from './dictionary.ts'
import { fitting } from './facets.ts'
import { fold } from './fold.ts'
import { cleanScratch, type Scratch, scorePlan } from './match.ts'
import { planQuery } from './plan.ts'
import { keepTelling } from './rank.ts'
import { createCursor, openRecord, readText, skipSpans, skipValues } from './records.ts'
import { bestByTitle } from './run-search.ts'
import { orderFor } from './sorts.ts'
import { bitWords, type Store } from './store.ts'
import { openAt } from './times.ts'
import { tokenize } from './tokens.ts'
import type { Language, Suggestion } from './types.ts'

const mostSuggestions = 50
/** of the suggestions, so many are names of concepts while there are titles too */
const conceptShare = 0.5

/** @param now given: titles of what is open then; else of all */
export function suggestFor(store: Store, scratch: Scratch, typed: string, limit: number, lang: Language, now?: number): Suggestion[] {
  const most = Math.min(mostSuggestions, Math.max(0, Math.floor(limit) || 0))
  const words = tokenize(typed.slice(0, 200))
    .filter((token) => !token.joined)
    .map((token) => token.text)
  if (most === 0 || words.length === 0) return []
  const concepts = conceptNames(store, words, lang)
  const titles = titlesFor(store, scratch, typed, words, most, lang, now)
  const share = Math.max(Math.ceil(most * conceptShare), most - titles.length)
  const seen = new Set<string>()
  return [...concepts.slice(0, share), ...titles].filter(({ text }) => !seen.has(fold(text)) && seen.add(fold(text))).slice(0, most)
}

/** Whether the words typed are in the text, the last perhaps unfinished. */
function holds(text: string, typed: readonly string[], lang: Language): boolean {
  const words = tokenize(text).map((token) => token.text)
  const stems = new Set(words.map((word) => stemOf(word, lang)))
  return typed.every(
    (word, at) => stems.has(stemOf(word, lang)) || (at === typed.length - 1 && words.some((other) => other.startsWith(word))),
  )
}

function conceptNames(store: Store, typed: readonly string[], lang: Language): Suggestion[] {
  const { concepts, facets, values } = store
  const start = typed.join(' ')
  const found: { rank: number; uses: number; suggestion: Suggestion }[] = []
  concepts.all.forEach((concept, number) => {
    const value = facets.find((facet) => facet.name === concept.facet)?.values.get(concept.key)
    const uses = value === undefined ? 0 : (values[value]?.set.size ?? 0)
    if (uses === 0) return
    const terms = (concepts.termsOf[number] ?? []).flatMap((term) => concepts.terms[term] ?? [])
    const fitting = terms.filter((term) => term.lang === lang && holds(term.text, typed, lang))
    const starting = fitting.find((term) => fold(term.text).startsWith(start))
    const best = fitting.find((term) => term.text === concept.label) ?? starting ?? fitting[0]
    if (!best) return
    const rank = starting ? 0 : 1
    found.push({ rank, uses, suggestion: { text: best.text, kind: 'concept', facet: concept.facet, key: concept.key } })
  })
  found.sort((a, b) => a.rank - b.rank || b.uses - a.uses || (a.suggestion.text < b.suggestion.text ? -1 : 1))
  return found.map(({ suggestion }) => suggestion)
}

const reader = createCursor()

function titlesFor(
  store: Store,
  scratch: Scratch,
  typed: string,
  words: readonly string[],
  most: number,
  lang: Language,
  now?: number,
): Suggestion[] {
  const plan = planQuery(store, typed, lang, true)
  if (plan.spans.length === 0) return []
  const readings = new Map(plan.query.tokens.map((token) => [token.text, token.reading]))
  const meant = words.map((word) => readings.get(word) ?? word)
  const found: Suggestion[] = []
  try {
    scorePlan(store, plan, scratch)
    const matched = plan.everything ? store.live.slice(0, bitWords(store)) : keepTelling(store, plan, scratch, bitWords(store))
    const fit = now === undefined ? matched : fitting(matched, [{ name: 'availability', bits: openAt(store, now) }])
    for (const slot of bestByTitle(store, plan, scratch, fit, countBits(fit), orderFor(store, 'relevance', now ?? 0, scratch.total))) {
      if (found.length === most) break
      openRecord(store.records, store.address.data[slot] as number, reader)
      skipSpans(reader)
      skipValues(reader)
      const title = readText(reader)
      if (hasBit(matched, slot) && holds(title, meant, lang)) found.push({ text: title, kind: 'title', id: store.id.data[slot] as number })
    }
    return found
  } finally {
    cleanScratch(scratch)
  }
}
