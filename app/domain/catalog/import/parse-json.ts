/**
 * JSON with line numbers, a bound on depth, and what stands before a fault kept. Several values one after another (JSON Lines)
 * are read as well. Objects have no prototype; numbers stay as they are written, so that long ids lose no digit.
 */

export type JsonValue = string | boolean | null | JsonObject | JsonValue[]
export type JsonObject = { [name: string]: JsonValue }
export type JsonReading = {
  values: JsonValue[]
  /** the line on which an object begins */
  lineOf(value: JsonValue): number
  /** true for an object in which the text breaks off */
  isBroken(value: JsonValue): boolean
  faults: { line: number; reason: string }[]
  /** names that stand twice in one object; the later value was kept */
  repeats: { line: number; name: string }[]
}

const DEPTH = 100
const REPEATS = 1000
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy
const WORD = /true|false|null/uy

type Frame = { into: JsonObject | JsonValue[]; name: string }

export function parseJson(text: string): JsonReading {
  const lines = new WeakMap<object, number>()
  const broken = new WeakSet<object>()
  const reading: JsonReading = {
    values: [],
    lineOf: (value) => (typeof value === 'object' && value !== null ? (lines.get(value) ?? 1) : 1),
    isBroken: (value) => typeof value === 'object' && value !== null && broken.has(value),
    faults: [],
    repeats: [],
  }
  const cursor = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0, line: 1 }
  for (skipSpace(cursor); cursor.at < text.length; skipSpace(cursor)) {
    const startLine = cursor.line
    const stack: Frame[] = []
    try {
      readValue(cursor, stack, reading, lines)
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error
      for (const { into } of stack) broken.add(into)
      reading.faults.push({ line: cursor.line, reason: error.message })
      const next = text.indexOf('\n', cursor.at)
      // one value a line: the next line may be whole again
      if (next < 0 || cursor.line !== startLine || reading.faults.length > 1000) return reading
      cursor.at = next
    }
  }
  return reading
}

class JsonFault extends Error {}
type Cursor = { text: string; at: number; line: number }

function readValue(cursor: Cursor, stack: Frame[], reading: JsonReading, lines: WeakMap<object, number>): void {
  const attach = (value: JsonValue) => {
    const top = stack.at(-1)
    if (top === undefined) reading.values.push(value)
    else if (Array.isArray(top.into)) top.into.push(value)
    else {
      if (top.name in top.into && reading.repeats.length < REPEATS) reading.repeats.push({ line: cursor.line, name: top.name })
      top.into[top.name] = value
    }
  }
  const enter = (into: JsonObject | JsonValue[]) => {
    if (stack.length >= DEPTH) throw new JsonFault(`Values are nested more than ${DEPTH} deep: reading stopped here`)
    attach(into)
    lines.set(into, cursor.line)
    stack.push({ into, name: '' })
    cursor.at += 1
  }
  for (;;) {
    skipSpace(cursor)
    const letter = cursor.text[cursor.at]
    if (letter === '{') enter(Object.create(null) as JsonObject)
    else if (letter === '[') enter([])
    else attach(readScalar(cursor))
    let opened = letter === '{' || letter === '['
    for (;;) {
      const top = stack.at(-1)
      if (top === undefined) return
      skipSpace(cursor)
      const mark = cursor.text[cursor.at]
      if (mark === (Array.isArray(top.into) ? ']' : '}')) {
        stack.pop()
        cursor.at += 1
        opened = false
        continue
      }
      if (!opened) {
        if (mark !== ',') throw unexpected(cursor)
        cursor.at += 1
        skipSpace(cursor)
        opened = true
        continue
      }
      if (!Array.isArray(top.into)) top.name = readName(cursor)
      break
    }
  }
}

function readName(cursor: Cursor): string {
  if (cursor.text[cursor.at] !== '"') throw unexpected(cursor)
  const name = readString(cursor)
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== ':') throw unexpected(cursor)
  cursor.at += 1
  return name
}

function readScalar(cursor: Cursor): JsonValue {
  if (cursor.text[cursor.at] === '"') return readString(cursor)
  NUMBER.lastIndex = cursor.at
  const number = NUMBER.exec(cursor.text)?.[0]
  if (number !== undefined) {
    cursor.at += number.length
    return number
  }
  WORD.lastIndex = cursor.at
  const word = WORD.exec(cursor.text)?.[0]
  if (word === undefined) throw unexpected(cursor)
  cursor.at += word.length
  return word === 'null' ? null : word === 'true'
}

function readString(cursor: Cursor): string {
  let end = cursor.at
  do {
    end = cursor.text.indexOf('"', end + 1)
    if (end < 0) throw new JsonFault('A text is never closed')
  } while (isEscaped(cursor.text, end, cursor.at))
  const raw = cursor.text.slice(cursor.at, end + 1)
  cursor.at = end + 1
  if (raw.includes('\n')) cursor.line += raw.split('\n').length - 1
  try {
    return JSON.parse(raw) as string
  } catch {
    const mended = raw
      .slice(1, -1)
      .replace(/\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/gu, '\\\\')
      .replace(/[\u0000-\u001f]/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
    return JSON.parse(`"${mended}"`) as string
  }
}

function isEscaped(text: string, quote: number, start: number): boolean {
  let slashes = 0
  while (quote - slashes - 1 > start && text[quote - slashes - 1] === '\\') slashes += 1
  return slashes % 2 === 1
}

function skipSpace(cursor: Cursor): void {
  for (; cursor.at < cursor.text.length; cursor.at += 1) {
    const code = cursor.text.charCodeAt(cursor.at)
    if (code === 10) cursor.line += 1
    else if (code !== 32 && code !== 9 && code !== 13 && code !== 0xfeff) return
  }
}

function unexpected(cursor: Cursor): JsonFault {
  const rest = cursor.text.slice(cursor.at, cursor.at + 12).split('\n')[0]
  return new JsonFault(
    rest === undefined || cursor.at >= cursor.text.length ? 'The text breaks off' : `The JSON is broken before “${rest}”`,
  )
}
