/**
 * The vocabulary: which words of a query name a concept, and which terms of the index say the same.
 * A term of several words is a term of the index too: documents are read for it when they come in, so that finding it costs no more than a word.
 */
import { addTerm, type Dictionary, languages, pinAcronym, pinWord, stemOf } from './dictionary.ts'
import { isStopWord } from './stop-words.ts'
import { tokenize } from './tokens.ts'
import type { Concept, Language } from './types.ts'

export type ConceptTerm = {
  concept: number
  lang: Language
  text: string
  /** stems joined by spaces, in its own language: two terms with the same are one */
  stems: string
  /** index terms, one a language or spelling, that say it */
  terms: number[]
  /** letters of an acronym as documents without capitals would have them; it is one where they are no ordinary word */
  acronym: string | null
  /** made of function words alone, like "IT" */
  stop: boolean
}

/** The rest of a phrase after its first word, the index term the phrase stands for, and how many phrases were known before it. */
type Phrase = { rest: Int32Array; term: number; number: number }

/**
 * What outlasts a vocabulary: every phrase that a concept of this index was ever called by. One that names nothing any more stays, with
 * its term: documents hold it, and nobody asks for it.
 */
export type Phrases = {
  /** words as terms, joined by spaces → the phrase's term */
  terms: Map<string, number>
  byFirst: Map<number, Phrase[]>
  /** by term: whether a phrase begins with it; terms beyond its end begin none */
  begins: Uint8Array
  /** stems of words that concepts were called by: another vocabulary says mostly the same */
  stems: Record<Language, Map<string, string>>
}

export type Concepts = {
  all: readonly Concept[]
  /** by concept: numbers of its terms */
  termsOf: number[][]
  terms: ConceptTerm[]
  /** by concept: what to call it */
  names: Record<Language, string>[]
  /** by language: stems of a query, joined by spaces → numbers of the terms they name */
  named: Record<Language, Map<string, number[]>>
  /** words in the longest term */
  longest: number
  phrases: Phrases
}

/** two capitals or more, as in ACEs, LGBTQ+ or MARC */
const acronymLike = /^(?=(?:.*\p{Lu}){2})[\p{Lu}\d.+&/-]+s?\+?$/u

export function createPhrases(): Phrases {
  return { terms: new Map(), byFirst: new Map(), begins: new Uint8Array(0), stems: { en: new Map(), es: new Map() } }
}

/** @param phrases those of the index so far; new ones are added to them */
export function createConcepts(all: readonly Concept[], dictionary: Dictionary, phrases: Phrases): Concepts {
  const concepts: Concepts = {
    all,
    termsOf: [],
    terms: [],
    names: [],
    named: { en: new Map(), es: new Map() },
    longest: 1,
    phrases,
  }
  all.forEach((concept, number) => {
    const known = new Set<string>()
    const own: number[] = []
    const label = { lang: concept.terms.find((term) => term.text === concept.label)?.lang ?? ('en' as const), text: concept.label }
    const all = [label, ...concept.terms]
    for (const { lang, text } of all) {
      const words = tokenize(text)
        .filter((token) => !token.joined)
        .map((token) => token.text)
      const stems = words.map((word) => stem(word, lang)).join(' ')
      if (words.length === 0 || known.has(`${lang} ${stems}`)) continue
      known.add(`${lang} ${stems}`)
      own.push(concepts.terms.length)
      const [word = ''] = words
      const acronym = words.length === 1 && acronymLike.test(text) ? word : null
      const terms = enter(words, acronym ? text.replace(/[^\p{L}\d]/gu, '') : null)
      concepts.terms.push({ concept: number, lang, text, stems, terms, acronym, stop: words.every((other) => isStopWord(other, lang)) })
    }
    const called = (lang: Language) => all.find((term) => term.lang === lang)?.text ?? concept.label
    concepts.names.push({ en: called('en'), es: called('es') })
    concepts.termsOf.push(own)
  })
  phrases.begins = new Uint8Array(dictionary.termCount)
  for (const first of phrases.byFirst.keys()) phrases.begins[first] = 1
  return concepts

  function stem(word: string, lang: Language): string {
    const known = phrases.stems[lang].get(word)
    if (known !== undefined) return known
    const stemmed = stemOf(word, lang)
    phrases.stems[lang].set(word, stemmed)
    return stemmed
  }

  /** Makes a term findable, in texts and queries of both languages. */
  function enter(words: readonly string[], capitals: string | null): number[] {
    const term = concepts.terms.length
    const together = words.length === 1 || words.length === 2 ? words.join('') : null
    const found = new Set<number>()
    concepts.longest = Math.max(concepts.longest, words.length)
    for (const lang of languages) {
      name(lang, words.map((word) => stem(word, lang)).join(' '), term)
      if (together) {
        const word = pinWord(dictionary, together, lang)
        found.add(capitals ? pinAcronym(dictionary, together, capitals, lang) : word)
      }
      if (together && words.length === 2) name(lang, stem(together, lang), term)
      if (words.length > 1) found.add(phrase(words, lang))
    }
    return [...found]
  }

  function name(lang: Language, stems: string, term: number): void {
    const named = concepts.named[lang].get(stems)
    if (!named) concepts.named[lang].set(stems, [term])
    else if (!named.includes(term)) named.push(term)
  }

  function phrase(words: readonly string[], lang: Language): number {
    const [first, ...rest] = words.map((word) => pinWord(dictionary, word, lang)) as [number, ...number[]]
    const key = [first, ...rest].join(' ')
    const known = phrases.terms.get(key)
    if (known !== undefined) return known
    const term = addTerm(dictionary)
    const starting = phrases.byFirst.get(first) ?? []
    starting.push({ rest: Int32Array.from(rest), term, number: phrases.terms.size })
    phrases.byFirst.set(first, starting)
    phrases.terms.set(key, term)
    return term
  }
}

/** Calls `visit` with the term of each phrase that stands in a run of terms. `known`: only the first so many phrases are looked for. */
export function eachPhrase(phrases: Phrases, run: Int32Array, length: number, known: number, visit: (term: number) => void): void {
  for (let at = 0; at < length; at++) {
    if (phrases.begins[run[at] as number] !== 1) continue
    const starting = phrases.byFirst.get(run[at] as number) as Phrase[]
    for (const { rest, term, number } of starting) {
      if (number >= known) continue
      let matched = 0
      while (matched < rest.length && at + 1 + matched < length && run[at + 1 + matched] === rest[matched]) matched += 1
      if (matched === rest.length) visit(term)
    }
  }
}
