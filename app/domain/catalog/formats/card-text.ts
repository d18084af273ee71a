/** Text set without a browser: widths are estimated from above, so that nothing runs out of its card. */

/** How wide a font draws: widths of characters in em, the first pattern that fits decides; and how much wider its bold letters are. */
export type Face = { em: readonly (readonly [RegExp, number])[]; bold: number }

/** The widest of the usual fonts, for a card that is drawn by whatever font is there. */
export const anyFace: Face = {
  em: [
    [/^(\p{M}|\p{Cf})$/u, 0],
    [/^[ijl.,:;'’!|]$/, 0.34],
    [/^[frt\s()[\]/-]$/, 0.42],
    [/^[mwMW@%—…]$/, 1],
    [/^[A-Z&#]$/, 0.75],
    [/^[!-\u024f]$/u, 0.63],
  ],
  bold: 1.13,
}

/** The hub's own text font as cards have it, regular and bold alike. */
export const ownFace: Face = {
  em: [
    [/^[ !'(),.:;[`ijl|¡¦´·¸¹ìíîï‘’‚]$/, 0.34],
    [/^[-"/1I\\\]_frt{}ª¨¯°²³ºÌÍÎÏ•‹›]$/, 0.45],
    [/^[*7?E^_a-ln-vx-z~§¤¢ÈÉÊËà-åç-ïð-öø-ÿ“”„–]$/, 0.6],
    [/^[#&@ADGHKNOQUXwÀ-ÅÐÑÒ-ÖØ-Ü…€©®]$/, 0.8],
    [/^[MWmæ¼½—]$/, 0.9],
    [/^[!-$&-½¿-ÅÇ-ÿ]$/, 0.66],
  ],
  bold: 1,
}

/** What no pattern knows. */
const widest = 1.05

/** Estimated width of a line in pixels. */
export function lineWidth(text: string, size: number, { em }: Face = anyFace): number {
  return [...text].reduce((sum, character) => sum + (em.find(([pattern]) => pattern.test(character))?.[1] ?? widest), 0) * size
}

/** Breaks text into at most `most` lines of at most `width` pixels; what does not fit ends in an ellipsis. */
export function wrapText(text: string, size: number, width: number, most: number, face = anyFace): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => splitWord(long, size, width, face))) {
    const longer = line ? `${line} ${word}` : word
    if (line && lineWidth(longer, size, face) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line) lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), withEllipsis(lines[most - 1] ?? '', size, width, face)]
}

/** A word wider than the line is cut into pieces that fit. */
function splitWord(word: string, size: number, width: number, face: Face): string[] {
  if (lineWidth(word, size, face) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece && lineWidth(piece + character, size, face) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

function withEllipsis(line: string, size: number, width: number, face: Face): string {
  const characters = [...line]
  while (characters.length > 0 && lineWidth(`${characters.join('')}…`, size, face) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}
