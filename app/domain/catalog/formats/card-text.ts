/**
 * Text set without a browser: widths are estimated for the widest of the usual fallback fonts, so that nothing runs out of its card
 * whatever font draws it.
 */

const em: [RegExp, number][] = [
  [/^(\p{M}|\p{Cf})$/u, 0],
  [/^[ijl.,:;'’!|]$/, 0.34],
  [/^[frt\s()[\]/-]$/, 0.42],
  [/^[mwMW@%—…]$/, 1],
  [/^[A-Z&#]$/, 0.75],
  [/^[!-\u024f]$/u, 0.63],
]
/** How much wider bold letters are. */
export const bold = 1.13

/** Estimated width of a line in pixels. */
export function lineWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (em.find(([pattern]) => pattern.test(character))?.[1] ?? 1), 0) * size
}

/** Breaks text into at most `most` lines of at most `width` pixels; what does not fit ends in an ellipsis. */
export function wrapText(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => splitWord(long, size, width))) {
    const longer = line ? `${line} ${word}` : word
    if (line && lineWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line) lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), withEllipsis(lines[most - 1] ?? '', size, width)]
}

/** A word wider than the line is cut into pieces that fit. */
function splitWord(word: string, size: number, width: number): string[] {
  if (lineWidth(word, size) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece && lineWidth(piece + character, size) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

function withEllipsis(line: string, size: number, width: number): string {
  const characters = [...line]
  while (characters.length > 0 && lineWidth(`${characters.join('')}…`, size) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}
