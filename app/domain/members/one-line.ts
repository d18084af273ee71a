/** A line of text as somebody typed it: no invisible turns of direction, no towers of accents, one space between words. */
export function oneLine(text: string): string {
  return text
    .slice(0, 4_000)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Characters as people count them. */
export function lengthOf(text: string): number {
  return [...text].length
}
