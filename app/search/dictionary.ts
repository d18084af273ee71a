/**
 * Every word that documents or concepts hold, and the term (stem, by language) under which it is found.
 * Words keep their spelling for corrections and completions; counts are of documents that are in the index now.
 */
import { type Column, createColumn, grow } from './column.ts'
import { stemEnglish } from './stem-en.ts'
import { stemSpanish } from './stem-es.ts'
import { isStopWord } from './stop-words.ts'
import type { Language } from './types.ts'

export const languages: readonly Language[] = ['en', 'es']

export type Dictionary = {
  words: Record<Language, Map<string, number>>
  terms: Record<Language, Map<string, number>>
  texts: string[]
  /** by word: the number of the same letters in capitals, plus 1, where the vocabulary knows them as an acronym */
  acronym: Column<Uint32Array>
  /** by word: its term, whether it is a stop word, documents that hold it, whether a concept holds it, letters as bits, 1 = es */
  term: Column<Int32Array>
  stop: Column<Uint8Array>
  uses: Column<Uint32Array>
  pinned: Column<Uint8Array>
  letters: Column<Int32Array>
  language: Column<Uint8Array>
  /** words by their first two letters */
  starts: Map<string, number[]>
  /** by term: documents that hold it, whether a concept holds it */
  frequency: Column<Uint32Array>
  pinnedTerm: Column<Uint8Array>
  termCount: number
}

export function createDictionary(): Dictionary {
  return {
    words: { en: new Map(), es: new Map() },
    terms: { en: new Map(), es: new Map() },
    texts: [],
    acronym: createColumn(Uint32Array),
    term: createColumn(Int32Array),
    stop: createColumn(Uint8Array),
    uses: createColumn(Uint32Array),
    pinned: createColumn(Uint8Array),
    letters: createColumn(Int32Array),
    language: createColumn(Uint8Array),
    starts: new Map(),
    frequency: createColumn(Uint32Array),
    pinnedTerm: createColumn(Uint8Array),
    termCount: 0,
  }
}

export function stemOf(word: string, lang: Language): string {
  return lang === 'en' ? stemEnglish(word) : stemSpanish(word)
}

/** A new term without a word of its own: for phrases. */
export function addTerm(dictionary: Dictionary): number {
  const term = dictionary.termCount++
  grow(dictionary.frequency, dictionary.termCount)
  grow(dictionary.pinnedTerm, dictionary.termCount)
  return term
}

/** The word's number; a new one is entered with its term. */
export function internWord(dictionary: Dictionary, text: string, lang: Language): number {
  const known = dictionary.words[lang].get(text)
  return known === undefined ? enterWord(dictionary, text, lang) : known
}

function enterWord(dictionary: Dictionary, sliced: string, lang: Language): number {
  // a slice would keep the whole text it was cut from in memory
  const text = detached(sliced)
  const word = dictionary.texts.length
  const stem = stemOf(text, lang)
  let term = dictionary.terms[lang].get(stem)
  if (term === undefined) {
    term = addTerm(dictionary)
    dictionary.terms[lang].set(detached(stem), term)
  }
  dictionary.texts.push(text)
  dictionary.words[lang].set(text, word)
  for (const column of [dictionary.stop, dictionary.pinned, dictionary.language]) grow(column, word + 1)
  for (const column of [dictionary.term, dictionary.letters]) grow(column, word + 1)
  for (const column of [dictionary.uses, dictionary.acronym]) grow(column, word + 1)
  dictionary.term.data[word] = term
  dictionary.stop.data[word] = isStopWord(text, lang) ? 1 : 0
  dictionary.letters.data[word] = letterBits(text)
  dictionary.language.data[word] = lang === 'es' ? 1 : 0
  const start = text.slice(0, 2)
  const bucket = dictionary.starts.get(start)
  if (bucket) bucket.push(word)
  else dictionary.starts.set(detached(start), [word])
  return word
}

function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

/** The term of a word as a query spells it, or undefined where nothing has its stem. */
export function findTerm(dictionary: Dictionary, text: string, lang: Language): number | undefined {
  const word = dictionary.words[lang].get(text)
  return word === undefined ? dictionary.terms[lang].get(stemOf(text, lang)) : dictionary.term.data[word]
}

/** Enters a word of the vocabulary: it is known, though no document may hold it. @returns its term */
export function pinWord(dictionary: Dictionary, text: string, lang: Language): number {
  const word = internWord(dictionary, text, lang)
  const term = dictionary.term.data[word] as number
  dictionary.pinned.data[word] = 1
  dictionary.pinnedTerm.data[term] = 1
  return term
}

/**
 * Enters an acronym: documents that write it in capitals are told from those that hold an ordinary word of the same letters.
 * @returns the term of the capitals
 */
export function pinAcronym(dictionary: Dictionary, text: string, capitals: string, lang: Language): number {
  const known = internWord(dictionary, text, lang)
  const word = internWord(dictionary, capitals, lang)
  if (dictionary.acronym.data[known] === 0) dictionary.acronym.data[known] = word + 1
  return dictionary.term.data[(dictionary.acronym.data[known] as number) - 1] as number
}

/** Takes back what `pinWord` and `pinAcronym` said of words; the words stay. @returns the acronyms as they were, by word */
export function unpinAll(dictionary: Dictionary): Uint32Array {
  const acronyms = dictionary.acronym.data.slice()
  for (const { data } of [dictionary.pinned, dictionary.pinnedTerm]) data.fill(0)
  dictionary.acronym.data.fill(0)
  return acronyms
}

/** Documents in either language that hold a word with this stem. */
export function documentsWith(dictionary: Dictionary, text: string): number {
  let sum = 0
  for (const lang of languages) {
    const term = findTerm(dictionary, text, lang)
    if (term !== undefined) sum += dictionary.frequency.data[term] as number
  }
  return sum
}

/** Whether a document or the vocabulary holds a word with this stem. */
export function isKnown(dictionary: Dictionary, text: string): boolean {
  return languages.some((lang) => {
    const term = findTerm(dictionary, text, lang)
    return term !== undefined && ((dictionary.frequency.data[term] as number) > 0 || dictionary.pinnedTerm.data[term] === 1)
  })
}

/** One bit a letter, digits and other letters sharing six: two words that differ in one letter differ in at most two bits. */
export function letterBits(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    bits |= 1 << (unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6))
  }
  return bits
}
