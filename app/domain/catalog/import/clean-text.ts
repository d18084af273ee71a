/** Text as it may be stored and shown: nothing invisible that misleads, nothing PostgreSQL refuses. */

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/gu
const INVISIBLE =
  /[\u200b\u2060-\u2064\ufeff\u00ad\u{e0000}-\u{e007f}]|(?<![^\u0000-\u007f])[\u200c\u200d]|[\u200c\u200d](?![^\u0000-\u007f])/gu
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu
const SUSPECT = /[^\t\n\r\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff]/u

export type Cleaned = {
  text: string
  /** what was taken out, in words; empty when nothing was */
  removed: string[]
}

/**
 * Takes out control characters, NUL, halves of characters, invisible and direction-changing characters and piled-up accents.
 * Line breaks become `\n`; the text is composed (NFC).
 */
export function cleanText(raw: string): Cleaned {
  if (!SUSPECT.test(raw)) return { text: raw.replace(/\r\n?/g, '\n'), removed: [] }
  const removed: string[] = []
  let text = raw.replace(/\r\n?|\u2028|\u2029/g, '\n')
  const take = (pattern: RegExp, by: string, what: string) => {
    const next = text.replace(pattern, by)
    if (next !== text) removed.push(what)
    text = next
  }
  take(CONTROL, '', 'control characters')
  take(LONE_SURROGATE, '', 'halves of characters')
  take(DIRECTION, '', 'characters that turn the reading direction')
  take(INVISIBLE, '', 'invisible characters')
  text = text.normalize('NFC')
  take(STACKED_MARKS, '$1', 'piled-up accents')
  return { text, removed }
}

/** The same on one line: runs of white space, no-break spaces among them, become single spaces. */
export function cleanLine(raw: string): Cleaned {
  const { text, removed } = cleanText(raw)
  return { text: text.replace(/\s+/gu, ' ').trim(), removed }
}

/** Cuts at a word, with an ellipsis, so that at most `limit` characters remain. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text
  const head = text.slice(0, limit - 1)
  const space = head.lastIndexOf(' ')
  const cut = space > limit * 0.6 ? head.slice(0, space) : head.replace(/[\ud800-\udbff]$/u, '')
  return `${cut.replace(/[\s,;:.–—-]+$/u, '')}…`
}

/** Small letters without accents and punctuation, single spaces: for comparing words, never for showing. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
