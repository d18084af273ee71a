import { describe, expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'
import { bytesOf, readAll } from './testing/kit.ts'

async function read(content: string | Uint8Array, step?: number) {
  const { records, refused, warnings } = await readAll(readCsv(bytesOf(content, step)))
  const rows: ({ line: number } & Record<string, unknown>)[] = records.map(({ line, values }) => ({ line, ...values }))
  return { rows, records, refused, warnings }
}

const reasons = (list: { reason: string }[]) => list.map(({ reason }) => reason).join('\n')

describe('shape', () => {
  test('quoted cells hold commas, doubled quotation marks and line breaks; the line is where the row starts', async () => {
    const { rows } = await read('title,note\n"One, two","says ""hi""\nand more"\r\nThree,4\r\n')
    expect(rows).toEqual([
      { line: 2, title: 'One, two', note: 'says "hi"\nand more' },
      { line: 4, title: 'Three', note: '4' },
    ])
  })

  test.each([[';'], ['\t'], ['|']])('the separator %j is found by itself', async (mark) => {
    const { rows } = await read(
      ['title', 'url'].join(mark) +
        '\n' +
        ['A, with a comma', 'https://a.example/1'].join(mark) +
        '\n' +
        ['B', 'https://a.example/2'].join(mark) +
        '\n',
    )
    expect(rows.map(({ title }) => title)).toEqual(['A, with a comma', 'B'])
  })

  test('CRLF, LF and an old Mac’s CR all end a row', async () => {
    expect((await read('title,url\r\nA,x\nB,y\r\n')).rows).toHaveLength(2)
    expect((await read('title,url\rA,x\rB,y\r')).rows.map(({ line }) => line)).toEqual([2, 3])
  })

  test('without a header the columns are numbered, and that is said', async () => {
    const { rows, warnings } = await read('Intro to indexing,https://a.example/1,3 hours\nIntro to abstracts,https://a.example/2,4 hours\n')
    expect(rows[0]).toEqual({ line: 1, 'column 1': 'Intro to indexing', 'column 2': 'https://a.example/1', 'column 3': '3 hours' })
    expect(reasons(warnings)).toMatch(/no header/u)
  })

  test('a header that stands twice gets a name of its own; __proto__ is a column like any other', async () => {
    const { records, warnings } = await read('title,title,__proto__\nA,B,C\n')
    expect(Object.entries(records[0]?.values ?? {})).toEqual([
      ['title', 'A'],
      ['title (2)', 'B'],
      ['__proto__', 'C'],
    ])
    expect(reasons(warnings)).toMatch(/stands twice/u)
  })

  test('a header that comes again in the middle is passed over, as is a line before the header', async () => {
    const { rows, warnings } = await read('Export of today\ntitle,url,level\nA,x,1\ntitle,url,level\nB,y,2\n')
    expect(rows.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(reasons(warnings)).toMatch(/before the header.*\n.*once more/u)
  })

  test('an empty file, and one with a header alone, are refused', async () => {
    expect((await read('')).refused).toEqual([{ line: 1, reason: 'The file holds no rows' }])
    expect((await read('title,url\n')).refused).toEqual([{ line: 1, reason: 'The file holds a header and no rows' }])
  })
})

describe('encodings', () => {
  const table = 'title,url\nCafé ñandú,https://a.example/1\n'

  test('UTF-8 with a mark, and letters cut in two by the edges of chunks', async () => {
    expect((await read(`\ufeff${table}`, 1)).rows[0]?.title).toBe('Café ñandú')
  })

  test('UTF-16 of both kinds, with its mark and without', async () => {
    const little = new Uint8Array(Buffer.from(table, 'utf16le'))
    const big = little.map((_, at) => little[at % 2 === 0 ? at + 1 : at - 1] ?? 0)
    for (const bytes of [little, big, Uint8Array.from([0xff, 0xfe, ...little]), Uint8Array.from([0xfe, 0xff, ...big])]) {
      const { rows, warnings } = await read(bytes, 64)
      expect(rows[0]?.title).toBe('Café ñandú')
      expect(reasons(warnings)).toMatch(/UTF-16/u)
    }
  })

  test('Windows-1252 is told by the lines that are not UTF-8, and only those', async () => {
    const mixed = Buffer.concat([Buffer.from('title,url\n'), Buffer.from('Café\x80,x\n', 'latin1'), Buffer.from('ñandú,y\n')])
    const { rows, warnings } = await read(new Uint8Array(mixed))
    expect(rows.map(({ title }) => title)).toEqual(['Café€', 'ñandú'])
    expect(warnings).toEqual([{ line: 2, reason: 'The line is not UTF-8; it was read as Windows-1252 (Latin-1)' }])
  })
})

describe('damage', () => {
  test('a quotation mark that is never closed costs its own row alone', async () => {
    const { rows, refused } = await read('title,url,level\n"A,https://a.example/1,x\nB,https://a.example/2,y\nC,https://a.example/3,z\n')
    expect(rows.map(({ title }) => title)).toEqual(['B', 'C'])
    expect(refused).toEqual([{ line: 2, reason: 'A quotation mark opens here and is never closed' }])
  })

  test('a quotation mark that swallows rows up to the next one gives them back', async () => {
    const { rows, refused } = await read('title,url,level\nA,x,"open\nB,y,2\nC,z,"closed, well"\nD,w,4\n')
    expect(rows.map(({ title }) => title)).toEqual(['B', 'C', 'D'])
    expect(refused.map(({ line }) => line)).toEqual([2])
  })

  test('quotation marks that were not doubled are kept as they seem to be meant', async () => {
    const { rows, warnings } = await read('title,url\n"The "best" of it",https://a.example/1\nB,https://a.example/2\n')
    expect(rows[0]?.title).toBe('The "best" of it')
    expect(reasons(warnings)).toMatch(/not doubled/u)
  })

  test('a row that lacks a few cells is read, one that lacks most is refused, one with too many is marked', async () => {
    const { records, refused, warnings } = await read('title,url,level,price\nA,x,1,2\nB,y,1\nC\nD,z,1,2,extra\nE,v,1,2\n')
    expect(records.map(({ values, ragged }) => [values.title, ragged ?? false])).toEqual([
      ['A', false],
      ['B', 'short'],
      ['D', 'long'],
      ['E', false],
    ])
    expect(refused).toEqual([{ line: 4, reason: 'The row is broken: it has 1 of 4 cells' }])
    expect(reasons(warnings)).toMatch(/3 of 4 cells.*\n.*5 cells where 4 belong/u)
  })

  test('a header longer than all rows is no damage: the last columns are never filled', async () => {
    const { records, warnings } = await read('title,url,skills\nA,x\nB,y\nC,z\n')
    expect(records).toHaveLength(3)
    expect(records.some(({ ragged }) => ragged)).toBe(false)
    expect(reasons(warnings)).toMatch(/“skills” is never filled/u)
  })

  test('a row that a spreadsheet pushed into its first cell is taken apart again', async () => {
    const { rows, warnings } = await read('title,url,level\nA,x,1\n"B,y,""two, or three""",,\nC,z,3\n')
    expect(rows[1]).toEqual({ line: 3, title: 'B', url: 'y', level: 'two, or three' })
    expect(reasons(warnings)).toMatch(/taken apart/u)
  })

  test('a row without an end is refused at its line, in bounded memory', async () => {
    const long = 'x'.repeat(1 << 16)
    const endless = async function* () {
      yield Buffer.from('title,url\nA,1\n')
      for (let times = 0; times < 800; times += 1) yield Buffer.from(long)
      yield Buffer.from('\nB,2\n')
    }
    const before = process.memoryUsage().heapUsed
    const { records, refused } = await readAll(readCsv(endless))
    expect(records.map(({ values }) => values.title)).toEqual(['A', 'B'])
    expect(refused).toEqual([{ line: 3, reason: 'The row is longer than 1,048,576 characters' }])
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 << 20)
  })
})

test('an export of the hub is read back without the apostrophes that keep spreadsheets from calculating', async () => {
  const { rows } = await read("title,url,hub_url\n'=1+1 tricks,https://a.example/1,https://hub.example/catalog/a\n")
  expect(rows[0]?.title).toBe('=1+1 tricks')
})
