import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { csvChunks, csvColumns, escapeFormula, unescapeFormula } from './csv.ts'
import { makeHostileRecord, makePart, makeRecord, makeRun, now, origin } from './testing/records.ts'

async function csvOf(...records: OptionRecord[]): Promise<string> {
  const sideOfTheme = (slug: string) => (slug === 'bias-and-power' ? ('edi' as const) : ('leadership' as const))
  return (await collect(csvChunks({ records, origin, now, sideOfTheme }))).join('')
}

async function collect(chunks: AsyncIterable<string>): Promise<string[]> {
  const collected: string[] = []
  for await (const chunk of chunks) collected.push(chunk)
  return collected
}

async function rowsOf(...records: OptionRecord[]): Promise<Record<string, string>[]> {
  return parse(await csvOf(...records), { columns: true, bom: true, record_delimiter: '\r\n' })
}

describe('a row', () => {
  test('has the field names of an import and their values', async () => {
    const [row] = await rowsOf(
      makeRecord({ themes: ['bias-and-power', 'leading-people'], edi_answer: 'themes', goals: ['PLD-C2', 'EDI-G3'] }),
    )
    expect(Object.keys(row ?? {})).toEqual([...csvColumns])
    expect(row).toMatchObject({
      external_id: 'F001',
      title: 'Weeding with care',
      unit: 'pla',
      url: 'https://example.org/weeding?a=1&b=2',
      description: makeRecord().description,
      delivery: 'live-online',
      audience: 'librarian; support-staff',
      language: 'en',
      minutes: '90',
      price: '49.50',
      topics: 'weeding; collection-assessment',
      starts: '2026-10-29T13:00:00',
      ends: '2026-10-29T14:30:00',
      zone: 'America/Chicago',
      edi_themes: 'bias-and-power',
      leadership_themes: 'leading-people',
      goals: 'PLD-C2; EDI-G3',
      recognition: 'hours',
      availability: 'open',
      dates_illustrative: 'no',
      hub_url: 'http://localhost:3000/catalog/weeding-with-care',
    })
  })

  test('leaves empty what no source states, and says none where none was the answer', async () => {
    const bare = makeRecord({
      level: 'not-stated',
      minutes: null,
      prices: [],
      cost: 'not-stated',
      runs: [],
      external_id: null,
      url: null,
      audience: [],
    })
    const [row] = await rowsOf({ ...bare, leadership_answer: 'not-answered', themes: [] })
    expect(row).toMatchObject({ level: '', minutes: '', price: '', cost: '', starts: '', zone: '', external_id: '', url: '', audience: '' })
    expect(row).toMatchObject({ edi_themes: 'none', leadership_themes: '' })
  })

  test.each([
    [makeRecord({ prices: [], cost: 'free' }), '0.00'],
    [makeRecord({ prices: [{ tier: 'member', amountMinor: 1000, currency: 'USD', note: null }] }), ''],
    [makeRecord({ prices: [{ tier: 'everyone', amountMinor: 1050, currency: 'CAD', note: null }] }), '10.50 CAD'],
  ])('price %#: what a person without a membership pays', async (record, price) => {
    expect((await rowsOf(record))[0]?.price).toBe(price)
  })

  test('takes the run that can be joined; days are days, and an end elsewhere is told in the zone of the start', async () => {
    const runs = [
      makeRun('past', [makePart(0, 'America/Chicago', '2025-01-01T10:00:00', '2025-01-01T11:00:00')]),
      makeRun('next', [
        makePart(0, 'America/Chicago', '2026-07-01T10:00:00', '2026-07-01T11:00:00'),
        makePart(1, 'Pacific/Honolulu', '2026-07-08T10:00:00', '2026-07-08T11:00:00'),
      ]),
    ]
    const days = [
      makeRun('days', [makePart(0, 'America/Chicago', '2026-07-01T00:00:00', '2026-07-04T00:00:00', { allDay: true })], {
        illustrative: true,
      }),
    ]
    const [row, dayRow] = await rowsOf(makeRecord({ runs }), makeRecord({ runs: days }))
    expect(row).toMatchObject({ starts: '2026-07-01T10:00:00', ends: '2026-07-08T16:00:00', zone: 'America/Chicago' })
    expect(dayRow).toMatchObject({ starts: '2026-07-01', ends: '2026-07-03', dates_illustrative: 'yes' })
  })

  test('of a past option says that it is not open', async () => {
    const past = makeRecord({ runs: [makeRun('past', [makePart(0, 'America/Chicago', '2025-01-01T10:00:00', '2025-01-01T11:00:00')])] })
    expect((await rowsOf(past))[0]).toMatchObject({ availability: 'not-open', starts: '2025-01-01T10:00:00' })
  })
})

describe('formulas', () => {
  test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1'])('%j is made text, and comes back', (cell) => {
    expect(escapeFormula(cell)).toBe(`'${cell}`)
    expect(unescapeFormula(escapeFormula(cell))).toBe(cell)
  })

  test.each(['-5', '+1', '-3.50', '0.00', 'a=1', "'tis", '', '2026-07-01'])('%j stays as it is', (cell) => {
    expect(escapeFormula(cell)).toBe(cell)
    expect(unescapeFormula(cell)).toBe(cell)
  })
})

describe('the file', () => {
  test('starts with a byte order mark, ends lines with CRLF, and reads the same for a strict parser', async () => {
    const text = await csvOf(makeRecord(), makeRecord({ title: 'Quotes "here", commas, and\nlines' }))
    expect(text.startsWith('\ufeffexternal_id,title,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect((await rowsOf(makeRecord({ title: 'Quotes "here", commas, and\nlines' })))[0]?.title).toBe('Quotes "here", commas, and\nlines')
  })

  test('runs no formula from a hostile record, and gives its text back but for control characters', async () => {
    const hostile = makeHostileRecord()
    const [row] = await rowsOf(hostile)
    for (const cell of Object.values(row ?? {})) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
    expect(row?.external_id).toBe("'=cmd|calc")
    expect(unescapeFormula(row?.title ?? '')).toBe(hostile.title.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, ''))
  })

  test('is written row by row from a stream', async () => {
    async function* many() {
      for (let id = 0; id < 3; id++) yield makeRecord({ id })
    }
    const chunks = await collect(csvChunks({ records: many(), origin, now, sideOfTheme: () => 'edi' }))
    expect(chunks).toHaveLength(4)
  })
})
