/**
 * What the index must remember of each document, as bytes in shared chunks: its dates, facet values, title and words in order.
 * It is read to take a document out again without its text, to tell whether two words stand side by side, and to suggest titles.
 *
 * A record: number of spans, then start and length of each · number of facet values, then each · bytes of the title, then the title ·
 * for each text field its words (`(word << 1 | joined) + 1`), closed by 0. All numbers are in groups of 7 bits, low ones first.
 */

const unitBytes = 16
const chunkUnits = 65_536
const chunkBytes = unitBytes * chunkUnits
const decoder = new TextDecoder()
const encoder = new TextEncoder()

export type Records = {
  chunks: Uint8Array[] /** next free unit of the last chunk */
  top: number /** freed places by their size in units */
  free: Map<number, number[]>
}

/** A record being written, and then read: the buffer grows and is used again. */
export type Cursor = { bytes: Uint8Array; at: number }

export function createRecords(): Records {
  return { chunks: [], top: chunkUnits, free: new Map() }
}

export function createCursor(): Cursor {
  return { bytes: new Uint8Array(4096), at: 0 }
}

function room(cursor: Cursor, bytes: number): void {
  if (cursor.at + bytes <= cursor.bytes.length) return
  const grown = new Uint8Array(Math.max(cursor.bytes.length * 2, cursor.at + bytes))
  grown.set(cursor.bytes)
  cursor.bytes = grown
}

/** Writes a whole number from 0 to 2^53. */
export function writeNumber(cursor: Cursor, value: number): void {
  room(cursor, 8)
  let rest = value
  while (rest >= 128) {
    cursor.bytes[cursor.at++] = (rest % 128) | 128
    rest = Math.floor(rest / 128)
  }
  cursor.bytes[cursor.at++] = rest
}

export function readNumber(cursor: Cursor): number {
  const bytes = cursor.bytes
  let byte = bytes[cursor.at++] as number
  if (byte < 128) return byte
  let value = byte & 127
  byte = bytes[cursor.at++] as number
  value += (byte & 127) << 7
  for (let scale = 16_384; byte >= 128; scale *= 128) {
    byte = bytes[cursor.at++] as number
    value += (byte & 127) * scale
  }
  return value
}

/** Whole numbers of either sign, small ones short. */
export function writeSigned(cursor: Cursor, value: number): void {
  writeNumber(cursor, value < 0 ? -2 * value - 1 : 2 * value)
}

export function readSigned(cursor: Cursor): number {
  const value = readNumber(cursor)
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2
}

export function writeText(cursor: Cursor, text: string): void {
  // the length stands before the bytes, in as many groups as it could need
  const most = text.length * 3
  room(cursor, most + 16)
  const groups = most < 128 ? 1 : most < 16_384 ? 2 : 8
  const { written } = encoder.encodeInto(text, cursor.bytes.subarray(cursor.at + groups))
  writePadded(cursor, written, groups)
  cursor.at += written
}

/** Writes a number in exactly so many groups. */
function writePadded(cursor: Cursor, value: number, groups: number): void {
  let rest = value
  for (let left = groups; left > 1; left--) {
    cursor.bytes[cursor.at++] = (rest % 128) | 128
    rest = Math.floor(rest / 128)
  }
  cursor.bytes[cursor.at++] = rest
}

export function readText(cursor: Cursor): string {
  const length = readNumber(cursor)
  cursor.at += length
  return decoder.decode(cursor.bytes.subarray(cursor.at - length, cursor.at))
}

export function skipText(cursor: Cursor): void {
  const length = readNumber(cursor)
  cursor.at += length
}

export function skipSpans(cursor: Cursor): void {
  for (let numbers = 2 * readNumber(cursor); numbers > 0; numbers--) readNumber(cursor)
}

export function skipValues(cursor: Cursor): void {
  for (let numbers = readNumber(cursor); numbers > 0; numbers--) readNumber(cursor)
}

/** Keeps what was written. @returns the record's address, for `openRecord` and `freeRecord` */
export function keepRecord(records: Records, cursor: Cursor): number {
  const units = Math.ceil(cursor.at / unitBytes)
  const address = records.free.get(units)?.pop() ?? reserve(records, units)
  const chunk = records.chunks[address >>> 16] as Uint8Array
  chunk.set(cursor.bytes.subarray(0, cursor.at), (address & (chunkUnits - 1)) * unitBytes)
  return address
}

function reserve(records: Records, units: number): number {
  if (records.top + units > chunkUnits) {
    // a record larger than a chunk gets a chunk of its own size
    records.chunks.push(new Uint8Array(Math.max(chunkBytes, units * unitBytes)))
    records.top = 0
  }
  const address = (((records.chunks.length - 1) << 16) | records.top) >>> 0
  records.top += units
  return address
}

/** Points the cursor at the start of a record; it reads in place. */
export function openRecord(records: Records, address: number, cursor: Cursor): void {
  cursor.bytes = records.chunks[address >>> 16] as Uint8Array
  cursor.at = (address & (chunkUnits - 1)) * unitBytes
}

/** Gives a record's place back. `bytes` is its length, as the cursor found it. */
export function freeRecord(records: Records, address: number, bytes: number): void {
  const units = Math.ceil(bytes / unitBytes)
  const places = records.free.get(units)
  if (places) places.push(address)
  else records.free.set(units, [address])
}

export function recordsBytes(records: Records): number {
  return records.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)
}
