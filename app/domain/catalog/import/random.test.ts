import { describe, expect, test } from 'vitest'
import { createFindings } from './findings.ts'
import { guessMapping } from './mapping.ts'
import { normalize } from './normalize.ts'
import { readCsv } from './read-csv.ts'
import { readFeed } from './read-feed.ts'
import { readIcs } from './read-ics.ts'
import { readJson } from './read-json.ts'
import { readJsonLd } from './read-jsonld.ts'
import type { ByteSource, ImportFormat, ReadItem } from './records.ts'
import { bytesOf, readAll } from './testing/kit.ts'

/** Whatever bytes come in: nothing is thrown, nothing hangs, every record comes out as a draft or as a refusal with a line. */

const now = new Date('2026-06-15T12:00:00Z')
const readers: Record<ImportFormat, (bytes: ByteSource) => AsyncGenerator<ReadItem>> = {
  csv: readCsv,
  ics: (bytes) => readIcs(bytes, now),
  rss: readFeed,
  json: readJson,
  jsonld: readJsonLd,
}
const samples: Record<ImportFormat, string> = {
  csv: 'id,title,url,description,level,starts,price\n1,"A ""quoted"" title",https://a.example/1,"two\nlines",Beginner,2027-03-04 10:00,$20\n2,Título ñ,https://a.example/2,<p>b</p>,Advanced,,Free\n',
  ics: 'BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:America/Denver\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Caf\u00e9 at th\r\n e library\r\nDTSTART;TZID=PST:20270304T100000\r\nDTEND;TZID=PST:20270304T110000\r\nRRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=5\r\nEXDATE;TZID=PST:20270504T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  rss: '<?xml version="1.0"?><rss><channel><title>News</title><item><title>One &amp; two</title><link>https://a.example/1</link><guid>x</guid><description><![CDATA[<b>bold</b>]]></description><pubDate>Mon, 01 Mar 2027 10:00:00 GMT</pubDate></item></channel></rss>',
  json: '[{"title":"One","url":"https://a.example/1","start":{"local":"2027-03-04T10:00:00","timezone":"America/Chicago"},"tags":["a","b"]},{"title":"Two","id":2,"__proto__":{"x":1}}]',
  jsonld:
    '{"@context":"https://schema.org","@graph":[{"@type":"Course","name":"One","@id":"https://a.example/1","hasCourseInstance":[{"@type":"CourseInstance","startDate":"2027-03-04"}]}]}',
}

/** The same numbers at every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function damage(sample: string, next: () => number): Uint8Array {
  const bytes = [...new TextEncoder().encode(sample)]
  for (let times = 1 + Math.floor(next() * 8); times > 0; times -= 1) {
    const at = Math.floor(next() * bytes.length)
    const kind = next()
    if (kind < 0.3) bytes[at] = Math.floor(next() * 256)
    else if (kind < 0.5) bytes.splice(at, 1 + Math.floor(next() * 20))
    else if (kind < 0.7)
      bytes.splice(
        at,
        0,
        ...Array.from({ length: Math.floor(next() * 10) }, () => '"\\<>&;:,{}[]\n\r\0=%T0'.charCodeAt(Math.floor(next() * 20))),
      )
    else if (kind < 0.85) bytes.splice(at, 0, ...bytes.slice(at, at + Math.floor(next() * 60)))
    else bytes.length = at
  }
  return Uint8Array.from(bytes)
}

async function bringIn(format: ImportFormat, bytes: Uint8Array): Promise<void> {
  const { records, refused, warnings } = await readAll(readers[format](bytesOf(bytes, 64)))
  for (const { line, reason } of [...refused, ...warnings]) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(reason).toMatch(/\S/u)
  }
  const result = guessMapping(
    records.slice(0, 50).map(({ values }) => values),
    format,
    {},
    [],
  )
  if ('refusal' in result) return
  const findings = createFindings()
  for (const record of records) {
    const outcome = normalize(record, {
      format,
      mapping: result.mapping,
      set: {},
      lookups: { unitId: () => null, topic: () => null },
      unit: { id: 1, zone: null },
      warn: findings.warn,
    })
    if ('refusal' in outcome) expect(outcome.refusal).toMatch(/\S/u)
    else expect(JSON.stringify(outcome.draft)).not.toMatch(/\\u0000|\\ud[89a-f]/iu)
  }
}

describe.each(Object.keys(samples) as ImportFormat[])('%s', (format) => {
  test('random bytes are refused or read, never thrown over', async () => {
    const next = random(11)
    for (let times = 0; times < 150; times += 1)
      await bringIn(
        format,
        Uint8Array.from({ length: Math.floor(next() * 400) }, () => Math.floor(next() * 256)),
      )
  })

  test('damaged files are refused or read, never thrown over', async () => {
    const next = random(23)
    for (let times = 0; times < 400; times += 1) await bringIn(format, damage(samples[format], next))
  })
})
