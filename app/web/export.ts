import { escapeFormula } from '#app/domain/catalog/formats/csv.ts'
import { personalSources } from '#app/domain/members/personal-data.ts'
import { findMemberAccess } from '#db/queries/members.ts'
import { inOneView, listPersonalRows, type PersonalRow } from '#db/queries/personal-data.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { type ExportPart, makeExportPage } from './export-page.ts'
import { makeZip } from './zip.ts'

type Reader = { lang: Language; zone: string | null; now: Date; origin: string }

/** A zip archive of everything that the hub has about a member: one JSON file, a table as CSV for each part, and a page to read. */
export async function makeExport(db: Db, memberId: number, reader: Reader): Promise<Buffer> {
  const parts = await readParts(db, memberId)
  const tables = parts.filter(({ rows }) => rows.length > 0)
  const files = [
    { name: 'index.html', text: makeExportPage(parts, reader) },
    { name: 'everything.json', text: makeJson(parts, reader) },
    ...tables.map((part) => ({ name: `tables/${part.source.name}.csv`, text: makeCsv(part) })),
  ]
  return makeZip(files, reader.now)
}

/** As it stands at one instant, so that the parts agree with each other. */
export function readParts(db: Db, memberId: number): Promise<ExportPart[]> {
  return inOneView(db, async (trx) => {
    const access = await findMemberAccess(trx, memberId)
    // an address that somebody only claims may be another's, and so may what was sent there
    const addressKey = access?.verified_at ? access.address_key : null
    const parts: ExportPart[] = []
    for (const source of personalSources) {
      const rows = (await listPersonalRows(trx, source, { memberId, addressKey })).map(readable)
      parts.push({ source, columns: Object.keys(rows[0] ?? {}), rows })
    }
    return parts
  })
}

/** Bytes as base64url: JSON has none. */
function readable(row: PersonalRow): PersonalRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('base64url') : value]),
  )
}

function makeJson(parts: readonly ExportPart[], { now, origin }: Reader): string {
  const tables = parts.map(({ source: { name, table, leftOut }, rows }) => [name, { table, ...(leftOut && { left_out: leftOut }), rows }])
  return `${JSON.stringify({ hub: origin, made_at: now, parts: Object.fromEntries(tables) }, null, 1)}\n`
}

/** RFC 4180, with a byte order mark and without formulas, as the catalog's. */
function makeCsv({ columns, rows }: ExportPart): string {
  const line = (cells: readonly string[]) => `${cells.map(cellOf).join(',')}\r\n`
  return `\ufeff${line(columns)}${rows.map((row) => line(columns.map((column) => plainText(row[column])))).join('')}`
}

function cellOf(text: string): string {
  const safe = escapeFormula(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
