/**
 * A light stemmer for English, made for titles of courses: it undoes plurals and verb forms, and joins the families that people mix
 * (evaluate, evaluation, evaluator · manage, manager, management · accessible, accessibility). It stops short of cutting words to a root that
 * others share: `university` is not `universal`, `authority` not `author`, `access` not `accessible`.
 */
import { american } from './spelling.ts'

const irregularPairs = `children child,people person,persons person,women woman,men man,mice mouse,teeth tooth,feet foot,criteria criterion,curricula curriculum,
indices index,indexes index,matrices matrix,analyses analysis,lives life,wives wife,knives knife,shelves shelf,selves self,halves half,leaves leaf,
taught teach,written write,wrote write,built build,led lead,used use,using use,uses use,aging age,ages age,quizzes quiz,
lenses lens,buses bus,dying die,lying lie,tying tie,bases basis,oases oasis,appendices appendix,theses thesis,crises crisis,catalogers cataloger`
const irregular = new Map(irregularPairs.split(',').map((pair) => pair.trim().split(' ') as [string, string]))
const asTheyAre = new Set(
  `news series species lens always perhaps business wellness wedding ceiling evening during morning nothing something anything everything
  sibling sterling statement department apartment basement document instrument supplement complement implement element experiment moment
  friendly scholarly family director doctor hospitality embed naked sacred hundred kindred media data bias atlas canvas texas kansas chaos
  ethos christmas pass`.split(/\s+/),
)

const vowelGroup = /[aeiouy]+/g
const hasVowel = /[aeiouy]/
/** ends like "code" without its e: consonant, vowel, consonant that is not w, x or y */
const shortEnd = /^[^aeiouy]*[aeiouy][^aeiouwxy]$/

function syllables(word: string): number {
  return word.match(vowelGroup)?.length ?? 0
}

/** The stem of a folded English word. */
export function stemEnglish(word: string): string {
  const known = irregular.get(word)
  if (known) return tidy(family(known))
  const spelled = american(word)
  if (spelled.length < 4 || !/^[a-z]+$/.test(spelled)) return /^\d+s$/.test(spelled) ? spelled.slice(0, -1) : spelled
  const base = withoutEnding(singular(spelled))
  if (asTheyAre.has(base)) return base
  return tidy(family(base))
}

function singular(word: string): string {
  if (asTheyAre.has(word) || !word.endsWith('s')) return word
  if (word.endsWith('ies')) return word.length > 5 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|us|is)$/.test(word)) return word
  return word.slice(0, -1)
}

function withoutEnding(word: string): string {
  const known = irregular.get(word)
  if (known) return known
  if (asTheyAre.has(word)) return word
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`
  if (word.endsWith('ed') && !word.endsWith('eed')) return verb(word, word.slice(0, -2))
  if (word.endsWith('ing')) return verb(word, word.slice(0, -3))
  return word
}

/** What is left of a verb after -ed or -ing, or the word itself where that was no ending. */
function verb(word: string, rest: string): string {
  if (rest.length < 3 || !hasVowel.test(rest)) return word
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1)
  return shortEnd.test(rest) ? `${rest}e` : rest
}

type Family = readonly [ending: RegExp, becomes: string, atLeast: number]

/** Endings that lead to the common form of a family; the first that fits counts. The third number is the length of word it takes. */
const families: readonly Family[] = [
  [/izational(?:ly)?$|izations?$|izer$/, 'iz', 8],
  [/ational(?:ly)?$|ations?$|ator$/, 'at', 7],
  [/([^e])ative(?:ly)?$/, '$1at', 9],
  [/abilit(?:y|ie)$/, 'abl', 8],
  [/ibilit(?:y|ie)$/, 'ibl', 8],
  [/(developm|environm|governm|departm)ental(?:ly)?$/, '$1ent', 8],
  [/(ct|ss|vis)ional(?:ly)?$/, '$1', 9],
  [/ional(?:ly)?$/, 'ion', 8],
  [/(ct|ss|[ae]vis|tvis|rvis|lvis)ion$/, '$1', 8],
  [/uctor$/, 'uct', 8],
  [/visory?$/, 'vis', 7],
  [/ical(?:ly)?$/, 'ic', 7],
  [/onality$/, 'onal', 11],
  [/ioral(?:ly)?$/, 'ior', 8],
  [/(rs|ur)ity$/, '$1', 8],
  [/ivity$/, 'iv', 10],
  [/ousness$/, 'ous', 9],
  [/fulness$/, 'ful', 9],
  [/iveness$/, 'iv', 9],
  [/(.{4})ness$/, '$1', 8],
  [/ager$/, 'ag', 6],
  [/loger$/, 'log', 7],
  [/(iv|os|us|at|ent|ant|ful|less|al|ic)e?ly$/, '$1', 7],
  [/([ai]b)ly$/, '$1l', 7],
  [/ist$/, 'ism', 6],
]

function family(word: string): string {
  for (const [ending, becomes, atLeast] of families) {
    if (word.length >= atLeast && ending.test(word)) return withoutMent(word.replace(ending, becomes))
  }
  return withoutMent(word)
}

/** -ment comes off last: development, developmental and develop are one family. After -ag an e is missing: a slip to correct. */
function withoutMent(word: string): string {
  if (word.length > 7 && word.endsWith('ment') && !word.endsWith('agment') && !asTheyAre.has(word) && syllables(word) > 2)
    return word.slice(0, -4)
  return word
}

/** Final letters that differ within a family: a silent e, i for y, a doubled consonant. */
function tidy(word: string): string {
  let stem = word.endsWith('i') && word.length > 4 ? `${word.slice(0, -1)}y` : word
  if (stem.endsWith('ie')) stem = `${stem.slice(0, -2)}y`
  if (stem.endsWith('sis')) stem = stem.slice(0, -2)
  if (stem.endsWith('e') && stem.length > 3 && !shortEnd.test(stem.slice(0, -1))) stem = stem.slice(0, -1)
  if (stem.endsWith('lyz')) stem = `${stem.slice(0, -1)}s`
  if (stem.endsWith('ll') && syllables(stem) > 1) stem = stem.slice(0, -1)
  return stem
}
