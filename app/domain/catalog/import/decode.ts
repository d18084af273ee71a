import { type ReadWarning, warning } from './records.ts'

/** Bytes to text: UTF-8 (with or without a mark), UTF-16, and Windows-1252 for the lines that are neither. */

const LF = 10
/** A line longer than this is handed on in pieces. */
const PIECE = 1 << 20

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** Tells the encoding from a mark at the start, or from the zero bytes that ASCII has in UTF-16. */
export function sniffEncoding(head: Uint8Array): { encoding: Encoding; skip: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const seen = head.subarray(0, 200)
  const zeros = [0, 1].map((side) => seen.filter((byte, index) => byte === 0 && index % 2 === side).length)
  const [even = 0, odd = 0] = zeros
  if (seen.length >= 8 && odd > seen.length * 0.3 && even === 0) return { encoding: 'utf-16le', skip: 0 }
  if (seen.length >= 8 && even > seen.length * 0.3 && odd === 0) return { encoding: 'utf-16be', skip: 0 }
  return { encoding: 'utf-8', skip: 0 }
}

/** Decodes one line or piece of bytes; `guessed` where it was not UTF-8. */
export function decodeLine(bytes: Uint8Array): { text: string; guessed: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), guessed: false }
  } catch {
    return { text: fromWindows(bytes), guessed: true }
  }
}

/** Where Windows-1252 differs from Latin-1: bytes 80 to 9F. Node's own decoder leaves them as control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function fromWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter)
}

/** Text in pieces that end at line ends where that is possible. Warnings are pushed to `said`. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, said: ReadWarning[]): AsyncGenerator<string> {
  let first = true
  let carry: Uint8Array = new Uint8Array(0)
  let wide: TextDecoder | null = null
  let line = 1
  for await (const chunk of bytes) {
    let data = carry.length === 0 ? chunk : concat(carry, chunk)
    if (first && data.length >= 4) {
      const { encoding, skip } = sniffEncoding(data)
      if (encoding !== 'utf-8') {
        said.push(
          warning(
            1,
            'encoding',
            `The file is in ${encoding === 'utf-16le' ? 'UTF-16 (little endian)' : 'UTF-16 (big endian)'}; it was read as such`,
          ),
        )
        wide = new TextDecoder(encoding)
      }
      data = data.subarray(skip)
      first = false
    }
    if (wide !== null) {
      carry = new Uint8Array(0)
      yield wide.decode(data, { stream: true })
      continue
    }
    const end = data.lastIndexOf(LF) + 1
    const cut = end > 0 ? end : data.length > PIECE ? wholeCharacters(data) : 0
    carry = data.slice(cut)
    if (cut === 0) continue
    const text = decodePiece(data.subarray(0, cut), line, said)
    line += count(text)
    yield text
  }
  if (wide !== null) yield wide.decode()
  else if (carry.length > 0) yield decodePiece(first ? carry.subarray(sniffEncoding(carry).skip) : carry, line, said)
}

/** A file of a few bytes that starts with a mark comes through here as well. */
function decodePiece(bytes: Uint8Array, line: number, said: ReadWarning[]): string {
  const whole = decodeLine(bytes)
  if (!whole.guessed) return whole.text
  let text = ''
  for (let from = 0, at = line; from < bytes.length; at += 1) {
    const end = bytes.indexOf(LF, from) + 1 || bytes.length
    const { text: decoded, guessed } = decodeLine(bytes.subarray(from, end))
    if (guessed) said.push(warning(at, 'encoding', 'The line is not UTF-8; it was read as Windows-1252 (Latin-1)'))
    text += decoded
    from = end
  }
  return text
}

/** How many bytes can be decoded without cutting a UTF-8 character. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = bytes.length
  while (end > bytes.length - 4 && end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  return end > 0 && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : bytes.length
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function count(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
