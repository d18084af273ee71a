/** What a person typed, as tokens that still know where they stood. */
import { fold } from './fold.ts'
import { isStopWord } from './stop-words.ts'
import { tokenize } from './tokens.ts'
import type { Language } from './types.ts'

/** characters and words that are looked at; a longer query is cut */
const longestQuery = 2000
const mostTokens = 64

export type QueryToken = {
  /** as typed, folded */
  text: string
  /** as searched: corrected where the word is unknown */
  reading: string
  /** hangs on the token before it by a hyphen */
  linked: boolean
  stop: boolean
  /** typed in capitals, as acronyms are, while other words are not */
  capitals: boolean
  /** which run of non-blank characters it stands in */
  chunk: number
}

export type ReadQuery = { chunks: string[]; tokens: QueryToken[] /** ends in the middle of a word, perhaps */; open: boolean }

export function readQuery(q: string, lang: Language): ReadQuery {
  const cut = q.slice(0, longestQuery)
  const chunks = cut.match(/\S+/g) ?? []
  const tokens: QueryToken[] = []
  const inCapitals = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase()
  const shouted = chunks.length > 1 && inCapitals(cut)
  for (const [chunk, text] of chunks.entries()) {
    const capitals = !shouted && inCapitals(text)
    for (const token of tokenize(text)) {
      if (token.joined || tokens.length === mostTokens) continue
      tokens.push({ text: token.text, reading: token.text, linked: token.linked, stop: isStopWord(token.text, lang), capitals, chunk })
    }
  }
  return { chunks, tokens, open: /[\p{L}\p{N}]$/u.test(cut) }
}

/** The query as typed with its corrected words in place, or null where none was corrected. */
export function correctedQuery({ chunks, tokens }: ReadQuery): string | null {
  const corrected = [...chunks]
  let changed = false
  for (const token of tokens) {
    if (token.reading === token.text) continue
    changed = true
    const typed = corrected[token.chunk] as string
    // the letters alone are replaced; quotes and commas around them stay
    const alone = tokens.filter((other) => other.chunk === token.chunk).length === 1
    corrected[token.chunk] = alone
      ? typed.replace(/[\p{L}\p{N}\p{M}](?:.*[\p{L}\p{N}\p{M}])?/su, () => token.reading)
      : fold(typed).replace(token.text, () => token.reading)
  }
  return changed ? corrected.join(' ') : null
}
