import { sql } from 'kysely'
import type { Db, Row, Trx } from '#db/schema.ts'

/** What the units' desk reads of single options. Everything is asked with the unit, so that no unit reads another's. */

/** Whether somebody edits for a unit; they go on doing so until this transaction has ended. */
export async function lockEditor(trx: Trx, memberId: number, unitId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('member_roles')
    .select('id')
    .where('member_id', '=', memberId)
    .where('unit_id', '=', unitId)
    .where('role', '=', 'editor')
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever does something to an option of the unit waits for whoever does something to it now. False where there is none. */
export async function lockOption(trx: Trx, { id, unitId }: { id: number; unitId: number }): Promise<boolean> {
  const row = await trx.selectFrom('options').select('id').where('id', '=', id).where('unit_id', '=', unitId).forUpdate().executeTakeFirst()
  return row !== undefined
}

/** Goals that were chosen directly, and do not only follow from themes. */
export async function listChosenGoals(db: Db | Trx, optionId: number): Promise<string[]> {
  const rows = await db.selectFrom('option_goals').select('goal_id').where('option_id', '=', optionId).orderBy('goal_id').execute()
  return rows.map((row) => row.goal_id)
}

export type StoredDraft = Row<'option_drafts'> & { by: string | null }

export function findDraft(db: Db | Trx, optionId: number): Promise<StoredDraft | undefined> {
  return db
    .selectFrom('option_drafts')
    .leftJoin('members', 'members.id', 'option_drafts.saved_by')
    .selectAll('option_drafts')
    .select('members.display_name as by')
    .where('option_id', '=', optionId)
    .executeTakeFirst()
}

/** The option that somebody has begun with this key, in any unit. */
export function findByKey(trx: Trx, key: string): Promise<{ id: number; unit_id: number } | undefined> {
  return trx
    .selectFrom('options')
    .select(['id', 'unit_id'])
    .where('source', '=', 'hand')
    .where('external_id', '=', `hand-${key}`)
    .executeTakeFirst()
}

export type Revision = Row<'option_revisions'> & { by: string | null }

function selectRevisions(db: Db | Trx) {
  return db
    .selectFrom('option_revisions as r')
    .leftJoin('members', 'members.id', 'r.actor_id')
    .selectAll('r')
    .select('members.display_name as by')
}

/** What was done to an option, the latest first, before the revision `before`. */
export function listRevisions(
  db: Db | Trx,
  { optionId, before, limit }: { optionId: number; before?: number; limit: number },
): Promise<Revision[]> {
  let query = selectRevisions(db).where('r.option_id', '=', optionId).orderBy('r.id', 'desc').limit(limit)
  if (before !== undefined) query = query.where('r.id', '<', before)
  return query.execute()
}

export function findRevision(db: Db | Trx, { id, optionId }: { id: number; optionId: number }): Promise<Revision | undefined> {
  return selectRevisions(db).where('r.id', '=', id).where('r.option_id', '=', optionId).executeTakeFirst()
}

/** What was done to many at once by one name, in a unit; in the order of the options, so that two who undo do not wait for each other. */
export function listBatch(db: Db | Trx, { batch, unitId }: { batch: string; unitId: number }): Promise<Revision[]> {
  return selectRevisions(db)
    .innerJoin('options', 'options.id', 'r.option_id')
    .where('r.batch', '=', batch)
    .where('options.unit_id', '=', unitId)
    .orderBy('r.option_id')
    .execute()
}

/** How often members have asked for what the unit does not offer now, by option: counts, and nothing of who. */
export async function listDemand(
  db: Db,
  unitId: number,
  limit: number,
): Promise<{ id: number; title: string; tellMe: number; ask: number }[]> {
  const count = (wish: string) => sql<number>`count(*) filter (where option_wishes.wish = ${wish})`
  const rows = await db
    .selectFrom('option_wishes')
    .innerJoin('options', 'options.id', 'option_wishes.option_id')
    .select(['options.id', 'options.title', count('tell-me').as('tell_me'), count('ask').as('ask')])
    .where('options.unit_id', '=', unitId)
    .groupBy('options.id')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('options.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, title, tell_me, ask }) => ({ id, title, tellMe: tell_me, ask }))
}
