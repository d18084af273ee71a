import { sql } from 'kysely'
import type { Row, Trx } from '#db/schema.ts'
import { slugOf } from '#db/slug.ts'
import type { LoadContext, Loaded } from './load-context.ts'
import { loadLinks } from './load-links.ts'
import { loadRuns } from './load-runs.ts'
import { locksOf, readLocks } from './locks.ts'
import { textLanguageOf } from './phrases.ts'
import type { OptionSeed } from './shape.ts'

/** Inserts or updates some seeded options with all that hangs on them. What stands already as seeded is left as it is. */
export async function loadOptions(trx: Trx, seeds: readonly OptionSeed[], context: LoadContext): Promise<void> {
  const standing = await trx
    .selectFrom('options')
    .selectAll()
    .where('source', '=', 'seed')
    .where(
      'external_id',
      'in',
      seeds.map((seed) => seed.externalId),
    )
    .execute()
  const byName = new Map(standing.map((row) => [row.external_id, row]))
  const made = await insertOptions(
    trx,
    seeds.filter((seed) => !byName.has(seed.externalId)),
    context,
  )
  const known = seeds.flatMap((seed): (Loaded & { row: Row<'options'> })[] => {
    const row = byName.get(seed.externalId)
    return row ? [{ id: row.id, seed, row }] : []
  })
  const locks = await readLocks(
    trx,
    known.map(({ id }) => id),
  )
  const changed = new Set<number>()
  for (const { id, seed, row } of known) {
    const kept = locksOf(locks, id).columns
    const differing = Object.entries(toColumns(seed, context)).filter(
      ([name, value]) => !kept.has(name) && !same(value, row[name as keyof typeof row]),
    )
    if (differing.length === 0) continue
    await trx.updateTable('options').set(Object.fromEntries(differing)).where('id', '=', id).execute()
    changed.add(id)
  }
  const all = [...made, ...known]
  for (const id of [...(await loadLinks(trx, all, context, locks)), ...(await loadRuns(trx, all, context, locks))]) changed.add(id)
  const updated = known.map(({ id }) => id).filter((id) => changed.has(id))
  if (updated.length > 0) await trx.updateTable('options').set({ updated_at: new Date() }).where('id', 'in', updated).execute()
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

async function insertOptions(trx: Trx, seeds: readonly OptionSeed[], context: LoadContext): Promise<Loaded[]> {
  if (seeds.length === 0) return []
  const bases = seeds.map((seed) => slugOf(seed.title, 'entry'))
  const near = await sql<{ slug: string }>`
    select slug from options where slug = any(${bases}::text[]) or slug like any(array(select base || '-%' from unnest(${bases}::text[]) as base))`.execute(
    trx,
  )
  const taken = new Set(near.rows.map((row) => row.slug))
  const rows = seeds.map((seed) => ({
    ...toColumns(seed, context),
    slug: freeSlug(slugOf(seed.title, 'entry'), taken),
    published_at: new Date(),
  }))
  const made = await trx.insertInto('options').values(rows).returning(['id', 'external_id']).execute()
  const ids = new Map(made.map((row) => [row.external_id, row.id]))
  return seeds.flatMap((seed) => {
    const id = ids.get(seed.externalId)
    return id === undefined ? [] : [{ id, seed }]
  })
}

function toColumns(seed: OptionSeed, { unitIds }: LoadContext) {
  return {
    unit_id: unitIds.get(seed.unit) ?? 0,
    partners: seed.partners,
    kind: seed.kind,
    origin: 'seed' as const,
    source: 'seed',
    external_id: seed.externalId,
    dedupe_key: null,
    title: seed.title,
    summary: seed.summary,
    description: paragraph(seed.description),
    url: seed.url,
    text_language: textLanguageOf(seed),
    languages: seed.languages,
    delivery: seed.delivery,
    format: seed.format,
    level: seed.level,
    level_note: seed.levelNote,
    stages: seed.stages,
    audience: seed.audience,
    library_types: seed.libraryTypes,
    minutes: seed.minutes,
    span_days: seed.spanDays,
    length_note: seed.lengthNote,
    cost: seed.cost,
    cost_note: seed.costNote,
    recognition: seed.recognition,
    recognition_note: seed.recognitionNote,
    edi_answer: seed.edi.answer,
    leadership_answer: seed.leadership.answer,
    edi_how: seed.ediHow,
    access: seed.access,
    last_seen: seed.lastSeen,
    dated: seed.dated,
    time_asked: seed.timeAsked,
    provenance: seed.source,
    confirmed: seed.confirmed,
    demonstration: seed.demonstration,
    state: 'published' as const,
  }
}

function paragraph(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`
}

/** A slug that no other option has. */
function freeSlug(base: string, taken: Set<string>): string {
  let slug = base
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`
  taken.add(slug)
  return slug
}
