import { unescapeFormula } from '#app/domain/catalog/formats/csv.ts'
import { readAddress } from './addresses.ts'
import { cleanLine } from './clean-text.ts'
import { type CsvRow, csvRows, scanRow } from './csv-rows.ts'
import { decodeText } from './decode.ts'
import { namesFields } from './header-words.ts'
import { type ByteSource, emptyValues, quoted, type ReadItem, type ReadWarning, refusal, warning, wholeRefusal } from './records.ts'
import { readTime } from './when.ts'

/**
 * Reads a table: commas, semicolons, tabs or bars; any encoding of `decode.ts`; with or without a header row.
 * Rows that are not whole are repaired where that is certain, else refused at their line.
 */

const HEAD = 1 << 16
const DELIMITERS = [',', '\t', ';', '|'] as const

type Shape = { delimiter: string /** cells of most rows */; usual: number /** cells of the header */; header: number }

export async function* readCsv(bytes: ByteSource): AsyncGenerator<ReadItem> {
  const said: ReadWarning[] = []
  const text = decodeText(bytes(), said)
  const { head, rest } = await takeHead(text)
  const separator = /^sep=(.)\r?\n/iu.exec(head)
  const table = separator ? `\n${head.slice(separator[0].length)}` : head
  const lineEnds = table.includes('\n') ? (part: string) => part : (part: string) => part.replace(/\r/gu, '\n')
  const shape = { ...sniff(lineEnds(table), separator?.[1]), header: 0 }
  const whole = (cells: number) => cells === shape.usual || cells === shape.header
  let names: string[] | null = null
  let empty = true
  for await (const row of csvRows(mapText(chain(table, rest), lineEnds), shape.delimiter, whole)) {
    yield* said.splice(0)
    if ('fault' in row) {
      empty = false
      yield refusal(row.line, row.fault)
      continue
    }
    if (row.cells.every((cell) => cell.trim() === '')) continue
    if (names === null) {
      if (isPreamble(row, shape)) {
        yield warning(row.line, 'preamble', `The line before the header was passed over: ${quoted(row.cells.join(' '))}`)
        continue
      }
      const headed = isHeader(row.cells)
      names = headed ? toNames(row.cells) : row.cells.map((_, index) => `column ${index + 1}`)
      shape.header = names.length
      // rows much shorter than their header are pieces, however many they are
      if (headed && shape.usual < names.length * 0.6) shape.usual = names.length
      yield* sayHeader(row, names, headed)
      if (headed) continue
    }
    if (empty && shape.usual < names.length && row.cells.length === shape.usual) {
      yield warning(
        row.line,
        'usual-short',
        `The header has ${names.length} cells, the rows have ${shape.usual}: ${names
          .slice(shape.usual)
          .map((name) => quoted(name))
          .join(', ')} is never filled`,
      )
    }
    empty = false
    yield* toItems(row, names, shape)
  }
  yield* said.splice(0)
  if (empty) yield wholeRefusal(names === null ? 'The file holds no rows' : 'The file holds a header and no rows')
}

async function takeHead(text: AsyncGenerator<string>): Promise<{ head: string; rest: AsyncGenerator<string> }> {
  let head = ''
  while (head.length < HEAD) {
    const next = await text.next()
    if (next.done) break
    head += next.value
  }
  return { head, rest: text }
}

async function* chain(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

async function* mapText(text: AsyncIterable<string>, change: (part: string) => string): AsyncGenerator<string> {
  for await (const part of text) yield change(part)
}

/** The separator with which most rows have the same number of cells, and that number. */
function sniff(head: string, given: string | undefined): { delimiter: string; usual: number } {
  let best = { delimiter: given ?? ',', usual: 1, share: 0 }
  for (const delimiter of given === undefined ? DELIMITERS : [given]) {
    const counts = new Map<number, number>()
    let rows = 0
    for (let at = 0; at < head.length && rows < 200; rows += 1) {
      const scan = scanRow(head, at, delimiter, rows === 0 || head.length < HEAD)
      if (typeof scan === 'string') break
      at = scan.next
      if (!scan.cells.every((cell) => cell.trim() === '')) counts.set(scan.cells.length, (counts.get(scan.cells.length) ?? 0) + 1)
    }
    const [usual, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
    const share = usual > 1 ? times / Math.max(rows, 1) + Math.min(usual, 20) / 200 : 0
    if (share > best.share) best = { delimiter, usual, share }
  }
  return best
}

function isPreamble(row: CsvRow, { usual }: Shape): boolean {
  return usual >= 3 && row.cells.filter((cell) => cell.trim() !== '').length === 1 && row.line < 20
}

function isHeader(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.some((cell) => readAddress(cell) !== null || cell.length > 100)) return false
  if (namesFields(filled)) return true
  return !filled.some((cell) => readTime(cell) !== null || /^[$€£]?\s?\d[\d.,]*$/u.test(cell))
}

function toNames(cells: readonly string[]): string[] {
  const names: string[] = []
  for (const [index, cell] of cells.entries()) {
    const name = cleanLine(cell).text.slice(0, 100) || `column ${index + 1}`
    let free = name
    for (let n = 2; names.includes(free); n += 1) free = `${name} (${n})`
    names.push(free)
  }
  return names
}

function* sayHeader(row: CsvRow, names: readonly string[], headed: boolean): Generator<ReadItem> {
  if (!headed) {
    yield warning(
      row.line,
      'no-header',
      `The first row is no header, so the columns were named “column 1” to “column ${names.length}”; what they hold was guessed from the values`,
    )
    return
  }
  for (const [index, name] of names.entries()) {
    const cell = row.cells[index] ?? ''
    if (cell.trim() !== '' && name !== cleanLine(cell).text.slice(0, 100)) {
      yield warning(row.line, 'header-twice', `The header ${quoted(cell)} stands twice; the later column is called ${quoted(name)}`)
    }
  }
}

function* toItems(row: CsvRow, names: readonly string[], shape: Shape): Generator<ReadItem> {
  if (row.cells.length === names.length && row.cells.every((cell, index) => cell.trim() === names[index])) {
    yield warning(row.line, 'header-again', 'The header stands here once more; the line was passed over')
    return
  }
  const cells = unpack(row.cells, shape)
  if (cells !== row.cells) yield warning(row.line, 'unpacked', 'The whole row stood in its first cell; it was taken apart')
  if (row.dirty)
    yield warning(row.line, 'dirty-quote', 'Quotation marks inside a cell were not doubled; the cell was read as it seems to be meant')
  const extra = cells.slice(names.length).filter((cell) => cell.trim() !== '')
  const short = cells.length < Math.min(shape.usual, names.length)
  if (short && cells.length * 2 < Math.min(shape.usual, names.length)) {
    yield refusal(row.line, `The row is broken: it has ${cells.length} of ${shape.usual} cells`)
    return
  }
  if (short) yield warning(row.line, 'short-row', `The row has ${cells.length} of ${shape.usual} cells; what is missing is not stated`)
  if (extra.length > 0)
    yield warning(
      row.line,
      'long-row',
      `The row has ${cells.length} cells where ${names.length} belong; what lies beyond was not used: ${quoted(extra.join(' '))}`,
    )
  const values = emptyValues()
  const own = names.includes('hub_url')
  for (const [index, name] of names.entries()) values[name] = own ? unescapeFormula(cells[index] ?? '') : (cells[index] ?? '')
  yield {
    is: 'record',
    line: row.line,
    values,
    ...(short ? { ragged: 'short' as const } : extra.length > 0 ? { ragged: 'long' as const } : {}),
  }
}

/** A spreadsheet that misread a file leaves whole rows in one cell: taken apart where the count then fits. */
function unpack(cells: readonly string[], shape: Shape): string[] {
  const [first = '', ...others] = cells
  if (!first.includes(shape.delimiter) || others.some((cell) => cell.trim() !== '') || cells.length === 0) return cells as string[]
  const scan = scanRow(first, 0, shape.delimiter, true)
  if (typeof scan === 'string' || scan.next < first.length) return cells as string[]
  return scan.cells.length === shape.usual || scan.cells.length === shape.header ? scan.cells : (cells as string[])
}
