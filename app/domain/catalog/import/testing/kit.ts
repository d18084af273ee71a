import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { ByteSource, ReadItem, ReadRecord } from '#app/domain/catalog/import/records.ts'
import type { ImportReport } from '#app/domain/catalog/import/report.ts'
import type { Db, Row } from '#db/schema.ts'

/** What the tests of the import share: small pieces of bytes, files that go away, and a catalog with a few units and topics. */

/** The bytes in pieces of `step`, so that every test crosses the edges between chunks. */
export function bytesOf(content: string | Uint8Array, step = 7): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return async function* () {
    for (let at = 0; at < bytes.length; at += step) yield bytes.slice(at, at + step)
  }
}

export async function readAll(
  items: AsyncIterable<ReadItem>,
): Promise<{ records: ReadRecord[]; refused: { line: number; reason: string }[]; warnings: { line: number; reason: string }[] }> {
  const all: ReadItem[] = []
  for await (const item of items) all.push(item)
  const plain = ({ line, reason }: { line: number; reason: string }) => ({ line, reason })
  return {
    records: all.filter((item) => item.is === 'record'),
    refused: all.filter((item) => item.is === 'refused').map(plain),
    warnings: all.filter((item) => item.is === 'warning').map(plain),
  }
}

/** A folder of files that is gone when the test is over. */
export async function withFiles<T>(files: Readonly<Record<string, string | Uint8Array>>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-import-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Units, the default goal and a small vocabulary. */
export async function prepareCatalog(db: Db): Promise<void> {
  const unit = (slug: string, name: string, acronym: string | null, zone: string | null) => ({
    slug,
    kind: 'division' as const,
    name,
    acronym,
    zone,
    source: 'a test',
  })
  await db
    .insertInto('units')
    .values([
      unit('north', 'Northern Division', 'ND', null),
      unit('south', 'Southern Division', 'SD', 'America/Chicago'),
      unit('west', 'Western Round Table', null, null),
    ])
    .execute()
  await db
    .insertInto('goals')
    .values({
      id: 'PLD-G1',
      plan: 'A plan',
      year: 2020,
      direction: 'professional-and-leadership-development',
      kind: 'goal',
      scope: 'core',
      label_en: 'Learning',
      label_es: 'Aprender',
      text_en: 'All learn.',
      text_es: 'Todas aprenden.',
      position: 1,
    })
    .execute()
  const topic = (slug: string, label_en: string, label_es: string) => ({
    slug,
    broader_slug: null,
    label_en,
    label_es,
    definition_en: 'A topic.',
    definition_es: 'Un tema.',
  })
  await db
    .insertInto('topics')
    .values([topic('cataloging', 'Cataloging', 'Catalogación'), topic('storytime', 'Storytime', 'Hora del cuento')])
    .execute()
  await db
    .insertInto('topic_terms')
    .values({ topic_slug: 'cataloging', lang: 'en', term: 'metadata description', kind: 'synonym' })
    .execute()
}

/** What a report says in numbers. */
export function counts({ read, created, updated, unchanged, merged, refused }: ImportReport) {
  return { read, created, updated, unchanged, merged, refused: refused.length }
}

export function optionsOf(db: Db): Promise<Row<'options'>[]> {
  return db.selectFrom('options').selectAll().orderBy('id').execute()
}

type StoredDate = {
  title: string
  uid: string
  sequence: number
  state: string
  starts: string
  zone: string
  mode: string
  place: string | null
}

/** All dates of all options, first start first. */
export async function datesOf(db: Db): Promise<StoredDate[]> {
  const { rows } = await sql<StoredDate>`
    select o.title, r.uid, r.sequence, r.state, to_char(p.starts_local, 'YYYY-MM-DD HH24:MI') as starts, p.zone, p.mode, p.place
    from options o join option_runs r on r.option_id = o.id join option_parts p on p.run_id = r.id order by p.starts_at, r.id`.execute(db)
  return rows
}
