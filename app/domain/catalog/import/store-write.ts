import { sql } from 'kysely'
import type { Trx } from '#db/schema.ts'
import type { Proposal } from './decide-batch.ts'
import { assignSlugs } from './slugs.ts'
import { writeLinks } from './store-links.ts'
import { writeRuns } from './store-runs.ts'
import { changes, type Target } from './target.ts'

/** Writes what a batch decided: new options, changed ones, and what hangs on them, in one statement a table. */

type WriteContext = { source: string; provenance: string; now: Date }

export async function writeBatch(
  trx: Trx,
  targets: readonly Target[],
  proposals: readonly Proposal[],
  context: WriteContext,
): Promise<void> {
  const made = targets.filter(({ id }) => id === null)
  const there = targets.filter((target) => target.id !== null && changes(target))
  await insertOptions(trx, made, context)
  await updateOptions(trx, there, context)
  await writeLinks(trx, targets, made, context.source)
  await writeRuns(trx, targets)
  await writeProposals(trx, proposals, context.source)
}

/** The columns of an option that an import writes, as `json_to_recordset` reads them. */
const COLUMNS = `unit_id bigint, title text, summary text, description text, url text, kind text, delivery text, format text, level text, level_note text,
  audience text[], library_types text[], languages text[], text_language text, minutes int, span_days int, length_note text, cost text, cost_note text,
  partners text[], last_seen int, dated boolean, state text`
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0] ?? '')

function toRow({ columns, lastSeen, dated, state }: Target): Record<string, unknown> {
  return { ...columns, last_seen: lastSeen, dated, state }
}

async function insertOptions(trx: Trx, targets: readonly Target[], { source, provenance, now }: WriteContext): Promise<void> {
  if (targets.length === 0) return
  const slugs = await assignSlugs(trx, targets)
  const rows = targets.map((target, index) => ({
    ...toRow(target),
    slug: slugs[index],
    external_id: target.externalId,
    dedupe_key: target.dedupeKey,
  }))
  const names = sql.raw(NAMES.join(', '))
  const inserted = await sql<{ id: number; slug: string }>`
    insert into options (slug, origin, source, external_id, dedupe_key, edi_answer, leadership_answer, provenance, published_at, ${names})
    select x.slug, 'import', ${source}, x.external_id, x.dedupe_key, 'not-answered', 'not-answered', ${provenance},
      case when x.state = 'published' then ${now}::timestamptz end, ${sql.raw(NAMES.map((name) => `x.${name}`).join(', '))}
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(slug text, external_id text, dedupe_key text, ${sql.raw(COLUMNS)})
    returning id, slug`.execute(trx)
  const bySlug = new Map(inserted.rows.map(({ id, slug }) => [slug, id]))
  for (const [index, target] of targets.entries()) target.id = bySlug.get(slugs[index] ?? '') ?? null
}

async function updateOptions(trx: Trx, targets: readonly Target[], { now }: WriteContext): Promise<void> {
  if (targets.length === 0) return
  const rows = targets.map((target) => ({ id: target.id, ...toRow(target) }))
  await sql`
    update options o set ${sql.raw(NAMES.map((name) => `${name} = x.${name}`).join(', '))}, updated_at = ${now}::timestamptz,
      published_at = case when x.state = 'published' then coalesce(o.published_at, ${now}::timestamptz) else o.published_at end
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id bigint, ${sql.raw(COLUMNS)}) where o.id = x.id`.execute(trx)
}

async function writeProposals(trx: Trx, proposals: readonly Proposal[], source: string): Promise<void> {
  const rows = proposals.map(({ target, other, title, reason }) => ({
    option_id: other.id,
    other_option_id: target.id,
    external_id: target.externalId,
    title,
    reason,
  }))
  if (rows.length === 0) return
  await sql`
    insert into option_merges (option_id, other_option_id, source, external_id, title, reason, standing)
    select x.option_id, x.other_option_id, ${source}, x.external_id, x.title, x.reason, 'proposed'
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(option_id bigint, other_option_id bigint, external_id text, title text, reason text)
    where x.option_id <> x.other_option_id on conflict do nothing`.execute(trx)
}
