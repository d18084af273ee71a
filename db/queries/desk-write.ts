import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Trx } from '#db/schema.ts'
import type { RevisionKind } from '#db/values.ts'

/** What the units' desk writes: options and what hangs on them, drafts beside them, and what was done. */

/** An option that nobody has published yet, empty but for its title; null where the key has begun one already. */
export async function insertBlankOption(
  trx: Trx,
  { unitId, key, title }: { unitId: number; key: string; title: string },
): Promise<number | null> {
  const row = await trx
    .insertInto('options')
    .values({
      slug: `draft-${key}`,
      unit_id: unitId,
      kind: 'event',
      origin: 'hand',
      source: 'hand',
      external_id: `hand-${key}`,
      dedupe_key: null,
      title,
      summary: '',
      description: '',
      url: null,
      delivery: 'not-stated',
      format: 'not-stated',
      level: 'not-stated',
      cost: 'not-stated',
      edi_answer: 'not-answered',
      leadership_answer: 'not-answered',
      dated: false,
      state: 'draft',
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function updateOption(trx: Trx, id: number, columns: Updateable<Database['options']>): Promise<void> {
  await trx.updateTable('options').set(columns).where('id', '=', id).execute()
}

export async function deleteOption(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('options').where('id', '=', id).execute()
}

/** Which slugs that begin so others have; until this transaction has ended, nobody else of any desk chooses one. */
export async function listTakenSlugs(trx: Trx, base: string, butId: number): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('learning hub: slugs'))`.execute(trx)
  const rows = await trx
    .selectFrom('options')
    .select('slug')
    .where((eb) => eb.or([eb('slug', '=', base), eb('slug', 'like', `${base}-%`)]))
    .where('id', '<>', butId)
    .execute()
  return rows.map((row) => row.slug)
}

export async function saveDraftRow(
  trx: Trx,
  draft: { optionId: number; content: unknown; version: number; base: Date | null; memberId: number; now: Date },
): Promise<void> {
  const row = {
    content: JSON.stringify(draft.content),
    version: draft.version,
    base_updated_at: draft.base,
    saved_by: draft.memberId,
    saved_at: draft.now,
  }
  await trx
    .insertInto('option_drafts')
    .values({ option_id: draft.optionId, ...row })
    .onConflict((oc) => oc.column('option_id').doUpdateSet(row))
    .execute()
}

export async function deleteDraft(trx: Trx, optionId: number): Promise<void> {
  await trx.deleteFrom('option_drafts').where('option_id', '=', optionId).execute()
}

export async function insertRevision(
  trx: Trx,
  revision: {
    optionId: number
    actorId: number
    kind: RevisionKind
    reason: string | null
    batch: string | null
    before: unknown
    after: unknown
    now: Date
  },
): Promise<number> {
  const { id } = await trx
    .insertInto('option_revisions')
    .values({
      option_id: revision.optionId,
      at: revision.now,
      actor_id: revision.actorId,
      kind: revision.kind,
      reason: revision.reason,
      batch: revision.batch,
      before: JSON.stringify(revision.before),
      after: JSON.stringify(revision.after),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** These fields were said by hand, and no import or seed says them otherwise from now on. */
export async function lockFields(trx: Trx, optionId: number, fields: readonly string[], now: Date): Promise<void> {
  if (fields.length === 0) return
  await trx
    .insertInto('option_sources')
    .values(fields.map((field) => ({ option_id: optionId, field, source: 'hand', locked: true, said_at: now })))
    .onConflict((oc) => oc.columns(['option_id', 'field']).doUpdateSet({ source: 'hand', locked: true, said_at: now }))
    .execute()
}

const linkColumns = { option_topics: 'topic_slug', option_themes: 'theme_slug', option_goals: 'goal_id' } as const

/** Makes the topics, themes or goals of an option these, and touches only those that differ. */
export async function exchangeLinks(trx: Trx, table: keyof typeof linkColumns, optionId: number, values: readonly string[]): Promise<void> {
  const [to, column] = [sql.table(table), sql.ref(linkColumns[table])]
  await sql`delete from ${to} where option_id = ${optionId} and ${column} <> all(${values}::text[])`.execute(trx)
  await sql`insert into ${to} (option_id, ${column}) select ${optionId}, value from unnest(${values}::text[]) as value on conflict do nothing`.execute(
    trx,
  )
}

export type PriceRow = Omit<Insertable<Database['option_prices']>, 'option_id'>

export async function replacePrices(trx: Trx, optionId: number, prices: readonly PriceRow[]): Promise<void> {
  await trx.deleteFrom('option_prices').where('option_id', '=', optionId).execute()
  if (prices.length > 0)
    await trx
      .insertInto('option_prices')
      .values(prices.map((price) => ({ option_id: optionId, ...price })))
      .execute()
}

export type RunRow = Pick<Insertable<Database['option_runs']>, 'state' | 'seats' | 'closes_at'>
export type PartRow = Omit<Insertable<Database['option_parts']>, 'run_id' | 'position'>

export async function insertRun(trx: Trx, optionId: number, uid: string, run: RunRow, parts: readonly PartRow[]): Promise<void> {
  const { id } = await trx
    .insertInto('option_runs')
    .values({ option_id: optionId, uid, ...run })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertParts(trx, id, parts)
}

/** Another time, place or state of the same run: calendars see the same event with a higher SEQUENCE. */
export async function updateRun(trx: Trx, runId: number, run: RunRow, parts: readonly PartRow[]): Promise<void> {
  await trx
    .updateTable('option_runs')
    .set((eb) => ({ ...run, illustrative: false, sequence: eb('sequence', '+', 1) }))
    .where('id', '=', runId)
    .execute()
  await trx.deleteFrom('option_parts').where('run_id', '=', runId).execute()
  await insertParts(trx, runId, parts)
}

export async function deleteRuns(trx: Trx, optionId: number, keep: readonly number[]): Promise<void> {
  await sql`delete from option_runs where option_id = ${optionId} and id <> all(${keep}::bigint[])`.execute(trx)
}

async function insertParts(trx: Trx, runId: number, parts: readonly PartRow[]): Promise<void> {
  if (parts.length === 0) return
  await trx
    .insertInto('option_parts')
    .values(parts.map((part, position) => ({ run_id: runId, position, ...part })))
    .execute()
}
