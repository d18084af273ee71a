/**
 * Rows of a CSV text as it comes in, with recovery: a row that cannot be whole is refused at its own line,
 * and reading goes on with the next physical line. Memory is bounded by the longest row allowed.
 */

export type CsvRow = {
  line: number
  cells: string[]
  /** how many physical lines it covers */
  lines: number
  /** a quotation mark stood where none belongs */
  dirty: boolean
}
type CsvFault = { line: number; fault: string }

/** Longest row, in characters. */
const ROW_LIMIT = 1 << 20

/** `reopened`: a cell over several lines holds what looks like the start of another quoted cell. */
type Scan = { cells: string[]; next: number; dirty: boolean; reopened: boolean } | 'more' | 'open'

/** Scans one row from `from`. `more`: the row may go on beyond the text; `open`: a quotation mark is never closed. */
export function scanRow(text: string, from: number, delimiter: string, ended: boolean): Scan {
  const cells: string[] = []
  let dirty = false
  let reopened = false
  let at = from
  for (;;) {
    let value: string
    if (text[at] === '"') {
      const cell = scanQuoted(text, at + 1, delimiter, ended)
      if (typeof cell === 'string') return cell
      value = cell.value
      at = cell.next
      dirty ||= cell.dirty
      reopened ||= cell.reopened
    } else {
      let end = at
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1
      if (end === text.length && !ended) return 'more'
      value = text.slice(at, end)
      at = end
    }
    const last = at >= text.length || text[at] !== delimiter
    cells.push(last && value.endsWith('\r') ? value.slice(0, -1) : value)
    if (last) return { cells, next: Math.min(at + 1, text.length), dirty, reopened }
    at += 1
  }
}

type QuotedCell = { value: string; next: number; dirty: boolean; reopened: boolean }

function scanQuoted(text: string, from: number, delimiter: string, ended: boolean): QuotedCell | 'more' | 'open' {
  let value = ''
  let dirty = false
  let reopened = false
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return ended ? 'open' : 'more'
    value += text.slice(at, quote)
    let after = quote + 1
    if (text[after] === '"') {
      value += '"'
      at = after + 1
      continue
    }
    while (text[after] === ' ' || text[after] === '\r') after += 1
    if (after >= text.length && !ended) return 'more'
    if (after >= text.length || text[after] === delimiter || text[after] === '\n') return { value, next: after, dirty, reopened }
    reopened ||= text[quote - 1] === delimiter && value.includes('\n')
    value += '"'
    dirty = true
    at = quote + 1
  }
}

/**
 * @param whole says whether a row of so many cells can be a whole one; a row with misplaced quotation marks or over several
 *   lines that is not whole is taken for damage
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
  whole: (cells: number) => boolean,
): AsyncGenerator<CsvRow | CsvFault> {
  const input = text[Symbol.asyncIterator]()
  let buffer = ''
  let from = 0
  let line = 1
  let ended = false
  const skipLine = () => {
    const end = buffer.indexOf('\n', from)
    if (end < 0) return false
    from = end + 1
    line += 1
    return true
  }
  for (;;) {
    const scan = from >= buffer.length ? 'more' : scanRow(buffer, from, delimiter, ended)
    if (scan === 'more') {
      if (ended) return
      if (buffer.length - from <= ROW_LIMIT) {
        const next = await input.next()
        ended = next.done === true
        buffer = buffer.slice(from) + (next.done ? '' : next.value)
        from = 0
        continue
      }
      yield { line, fault: `The row is longer than ${ROW_LIMIT.toLocaleString('en-US')} characters` }
      while (!skipLine() && !ended) {
        const next = await input.next()
        ended = next.done === true
        buffer = next.done ? '' : next.value
        from = 0
      }
      if (ended && buffer === '') return
      continue
    }
    if (scan === 'open') {
      yield { line, fault: 'A quotation mark opens here and is never closed' }
      if (!skipLine()) return
      continue
    }
    const lines = countLines(buffer, from, scan.next)
    if (scan.reopened || ((scan.dirty || lines > 1) && !whole(scan.cells.length))) {
      yield { line, fault: `A quotation mark is out of place: the row would have ${scan.cells.length} cells over ${lines} lines` }
      if (!skipLine()) return
      continue
    }
    yield { line, cells: scan.cells, lines, dirty: scan.dirty }
    line += lines
    from = scan.next
  }
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return Math.max(lines, 1)
}
