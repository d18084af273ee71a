import { withoutControls } from './text.ts'

/** Content lines of RFC 5545: escaping, folding, line ends. */

const foldAt = 75

/** A TEXT value: backslash, comma, semicolon and line breaks escaped; no control characters. */
export function icsTextValue(text: string): string {
  return withoutControls(text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n'))
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')
}

/** A URI value may hold no line break and no control character; everything else is the URI's own affair. */
export function icsUriValue(uri: string): string {
  return withoutControls(uri).replace(/\s/g, '%20')
}

function octets(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** A content line with its CRLF, folded so that no physical line is longer than 75 octets and no character is cut. */
export function foldLine(line: string): string {
  if (line.length * 3 <= foldAt) return `${line}\r\n`
  let folded = ''
  let used = 0
  for (const character of line) {
    const size = octets(character)
    if (used + size > foldAt) {
      folded += '\r\n '
      used = 1
    }
    folded += character
    used += size
  }
  return `${folded}\r\n`
}

export function foldLines(lines: readonly string[]): string {
  return lines.map(foldLine).join('')
}
