import { decodeLine, decodeText, sniffEncoding } from './decode.ts'
import type { ByteSource, ReadWarning } from './records.ts'

/**
 * Content lines of an iCalendar file. Folds are undone on the BYTES, before decoding: they may cut a character in two.
 * CRLF, LF and CR may be mixed; a line that cannot be one of its own is the broken rest of the line before.
 */

export type ContentLine = {
  line: number
  name: string
  params: Readonly<Record<string, string>>
  /** as written: still escaped */
  value: string
  /** it was longer than the limit, and cut */
  cut: boolean
  /** it was not UTF-8 */
  guessed: boolean
}

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
/** Longest unfolded line kept, in bytes; the rest (an attached file, mostly) is let go. */
const LIMIT = 1 << 18
const STARTS_LINE = /^[A-Za-z][A-Za-z0-9-]*[;:]/u

type Raw = { line: number; bytes: Uint8Array; cut: boolean }

export async function* contentLines(bytes: ByteSource): AsyncGenerator<ContentLine> {
  let held = null as ContentLine | null
  for await (const raw of unfold(asUtf8(bytes))) {
    const { text, guessed } = decodeLine(raw.bytes)
    if (text.trim() === '') continue
    const parsed = STARTS_LINE.test(text) ? parseLine(text) : null
    if (parsed !== null) {
      if (held) yield held
      held = { ...parsed, line: raw.line, cut: raw.cut, guessed }
    } else if (held !== null && held.value.length < LIMIT) {
      held = { ...held, value: `${held.value}\\n${text}`, guessed: held.guessed || guessed }
    }
  }
  if (held) yield held
}

/** UTF-16 is brought to UTF-8 first; all else passes as it is, without its mark. */
async function* asUtf8(source: ByteSource): AsyncGenerator<Uint8Array> {
  let first = true
  for await (const chunk of source()) {
    if (!first) {
      yield chunk
      continue
    }
    const { encoding, skip } = sniffEncoding(chunk)
    if (encoding !== 'utf-8') {
      const said: ReadWarning[] = []
      for await (const text of decodeText(source(), said)) yield new TextEncoder().encode(text)
      return
    }
    first = false
    yield chunk.subarray(skip)
  }
}

async function* unfold(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Raw> {
  let parts: Uint8Array[] = []
  let size = 0
  let start = 1
  let line = 0
  for await (const { bytes, ended } of physicalLines(chunks)) {
    if (ended.begins) line += 1
    const fold = ended.begins && (bytes[0] === SPACE || bytes[0] === TAB)
    if (ended.begins && !fold) {
      if (size > 0) yield { line: start, bytes: join(parts, size), cut: size > LIMIT }
      parts = []
      size = 0
      start = line
    }
    const content = fold ? bytes.subarray(1) : bytes
    if (size <= LIMIT) parts.push(content.slice())
    size += content.length
  }
  if (size > 0) yield { line: start, bytes: join(parts, size), cut: size > LIMIT }
}

/** Physical lines without their ends, in pieces where a line spans several chunks; `begins` marks the first piece. */
async function* physicalLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; ended: { begins: boolean } }> {
  let begins = true
  let afterCr = false
  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (byte === LF && afterCr && at === from) {
        from = at + 1
        afterCr = false
        continue
      }
      afterCr = false
      if (byte !== LF && byte !== CR) continue
      yield { bytes: chunk.subarray(from, at), ended: { begins } }
      begins = true
      from = at + 1
      afterCr = byte === CR
    }
    if (from < chunk.length) {
      yield { bytes: chunk.subarray(from), ended: { begins } }
      begins = false
    }
  }
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(Math.min(size, LIMIT))
  let at = 0
  for (const part of parts) {
    const fits = part.subarray(0, all.length - at)
    all.set(fits, at)
    at += fits.length
  }
  return all
}

/** `NAME;PARAM=value;PARAM="quoted:value":content` */
function parseLine(text: string): { name: string; params: Record<string, string>; value: string } | null {
  let quoted = false
  let from = 0
  const pieces: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '"') quoted = !quoted
    if (quoted || (letter !== ';' && letter !== ':')) continue
    pieces.push(text.slice(from, at))
    from = at + 1
    if (letter === ':') break
  }
  if (text[from - 1] !== ':') return null
  const [name = '', ...rest] = pieces
  const params = Object.create(null) as Record<string, string>
  for (const piece of rest) {
    const equals = piece.indexOf('=')
    if (equals > 0) params[piece.slice(0, equals).toUpperCase()] = piece.slice(equals + 1).replace(/^"|"$/gu, '')
  }
  return { name: name.toUpperCase(), params, value: text.slice(from) }
}

/** Undoes the escapes of a text value. */
export function unescapeText(value: string): string {
  return value.replace(/\\([\s\S])/gu, (_all, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))
}

/** Splits a list value at commas that are not escaped. */
export function splitEscaped(value: string): string[] {
  return [...value.matchAll(/(?:\\[\s\S]|[^,\\])+/gu)].map(([part]) => unescapeText(part).trim()).filter((part) => part !== '')
}
