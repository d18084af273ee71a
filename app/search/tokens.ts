/**
 * Text into words. The same rules read documents and queries, or they would not meet:
 * - `reader's` is `reader`, `O'Reilly` is `oreilly`, `U.S.` is `us`;
 * - parts of a hyphened word are words of their own, linked; where a part is short the whole counts too, written together
 *   (`e-book` → `e`, `book`, `ebook`; `COVID-19` → `covid`, `19`, `covid19`).
 */
import { fold, isWordUnit } from './fold.ts'

const apostrophe = 39
const dot = 46
const hyphen = 45
const letterS = 115
const longestWord = 64
/** a hyphened word with a part up to this length is also read as one word */
const shortPart = 4
const longestJoined = 30

type Token = {
  text: string
  /** hangs on the token before it by a hyphen */
  linked: boolean
  /** a hyphened word written together; it stands beside its parts, not after them */
  joined: boolean
}

/** The words of a text in order; a joined word follows its parts. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  eachToken(text, (word, linked, joined) => tokens.push({ text: word, linked, joined }))
  return tokens
}

/** As `tokenize`, without an object for each word: for whole documents. */
export function eachToken(text: string, visit: (word: string, linked: boolean, joined: boolean) => void): void {
  const folded = fold(text)
  const length = folded.length
  let at = 0
  let parts = 0
  let shortest = longestWord
  let whole = ''
  while (at < length) {
    if (!isWordUnit(folded.charCodeAt(at))) {
      at += 1
      continue
    }
    const end = wordEnd(folded, at)
    const word = spell(folded, at, end)
    visit(word, parts > 0, false)
    parts += 1
    shortest = Math.min(shortest, word.length)
    const goesOn = folded.charCodeAt(end) === hyphen && isWordUnit(folded.charCodeAt(end + 1))
    if (parts > 1 || goesOn) whole += word
    if (!goesOn) {
      if (parts > 1 && parts < 4 && shortest <= shortPart && whole.length <= longestJoined) visit(whole, false, true)
      parts = 0
      shortest = longestWord
      whole = ''
    }
    at = end + 1
  }
}

/** Where the word that starts at `start` ends: inner apostrophes and the dots of initials do not end it. */
function wordEnd(text: string, start: number): number {
  let at = start
  let sinceDot = 0
  for (;;) {
    const unit = text.charCodeAt(at)
    if (isWordUnit(unit)) {
      at += 1
      sinceDot += 1
    } else if (unit === apostrophe && isWordUnit(text.charCodeAt(at + 1))) {
      at += 1
      sinceDot = 2
    } else if (
      unit === dot &&
      sinceDot === 1 &&
      text.charCodeAt(at - 1) > 57 &&
      isWordUnit(text.charCodeAt(at + 1)) &&
      !isWordUnit(text.charCodeAt(at + 2))
    ) {
      at += 1
      sinceDot = 0
    } else return at
  }
}

function spell(text: string, start: number, end: number): string {
  let word = text.slice(start, end)
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit === apostrophe || unit === dot) {
      if (text.charCodeAt(end - 1) === letterS && text.charCodeAt(end - 2) === apostrophe) word = word.slice(0, -2)
      word = word.replace(/['.]/g, '')
      break
    }
  }
  return word.length > longestWord ? word.slice(0, longestWord) : word
}
