import { sql } from 'kysely'
import type { Db, Row, Trx } from '#db/schema.ts'

/** What was done by whom, in the transaction that does it. `action`: `member.role-granted`; `subject`: `member:7`. Answers its id. */
export async function insertAudit(
  trx: Trx,
  entry: { actorId: number | null; action: string; unitId?: number | null; subject: string; detail?: Record<string, unknown> },
): Promise<number> {
  const { actorId, action, unitId = null, subject, detail = {} } = entry
  const { id } = await trx
    .insertInto('audit')
    .values({ actor_id: actorId, action, unit_id: unitId, subject, detail: JSON.stringify(detail) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One thing that was done by this person, if it was done after `since`. */
export function findOwnAudit(
  db: Db | Trx,
  wanted: { id: number; actorId: number; action: string; since: Date },
): Promise<Pick<Row<'audit'>, 'unit_id' | 'subject' | 'detail'> | undefined> {
  return db
    .selectFrom('audit')
    .select(['unit_id', 'subject', 'detail'])
    .where('id', '=', wanted.id)
    .where('actor_id', '=', wanted.actorId)
    .where('action', '=', wanted.action)
    .where('at', '>', wanted.since)
    .executeTakeFirst()
}

export type AuditEntry = Pick<Row<'audit'>, 'id' | 'at' | 'action' | 'subject' | 'detail' | 'actor_id'> & {
  /** null where they have left, or nobody was signed in */
  actor: string | null
  unit: { slug: string; name: string } | null
  /** whom or what it was done to, as it is called today; null where it is not there any more, or has no name */
  subjectName: string | null
  optionSlug: string | null
}

/** What was done, the latest first, before the entry `before`; of one unit and of one kind where they are named. */
export async function listAudit(
  db: Db,
  { unit, action, before, limit }: { unit?: string; action?: string; before?: number; limit: number },
): Promise<AuditEntry[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('members as actor', 'actor.id', 'audit.actor_id')
    .leftJoin('units', 'units.id', 'audit.unit_id')
    .leftJoin('members as person', (join) => join.on('person.id', '=', subjectId('member')))
    .leftJoin('options', (join) => join.on('options.id', '=', subjectId('option')))
    .select(['audit.id', 'audit.at', 'audit.action', 'audit.subject', 'audit.detail', 'audit.actor_id'])
    .select(['actor.display_name as actor', 'units.slug as unit_slug', 'units.name as unit_name'])
    .select(['person.display_name as person', 'options.title as option', 'options.slug as option_slug'])
    .orderBy('audit.id', 'desc')
    .limit(limit)
  if (unit !== undefined) query = query.where('units.slug', '=', unit)
  if (action !== undefined) query = query.where('audit.action', '=', action)
  if (before !== undefined) query = query.where('audit.id', '<', before)
  const rows = await query.execute()
  return rows.map(({ unit_slug, unit_name, person, option, option_slug, ...row }) => ({
    ...row,
    unit: unit_slug === null || unit_name === null ? null : { slug: unit_slug, name: unit_name },
    subjectName: person ?? option,
    optionSlug: option_slug,
  }))
}

/** The number in `member:7`, where the subject is of this kind. */
function subjectId(kind: 'member' | 'option') {
  return sql<number>`(case when audit.subject ~ ${`^${kind}:[0-9]{1,18}$`} then split_part(audit.subject, ':', 2)::bigint end)`
}

/** Every kind of thing that has been done so far, by its name. Steps from one to the next in the index. */
export async function listAuditActions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive step as (
      (select action from audit order by action limit 1)
      union all
      select (select a.action from audit a where a.action > step.action order by a.action limit 1) from step where step.action is not null
    )
    select action from step where action is not null`.execute(db)
  return rows.map((row) => row.action)
}

/** The units for which something has been done, by name. */
export function listAuditUnits(db: Db): Promise<{ slug: string; name: string }[]> {
  return db
    .selectFrom('units')
    .select(['slug', 'name'])
    .where((eb) => eb.exists(eb.selectFrom('audit').select('audit.id').whereRef('audit.unit_id', '=', 'units.id')))
    .orderBy('name')
    .execute()
}
