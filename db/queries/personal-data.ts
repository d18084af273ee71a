import { sql } from 'kysely'
import type { Database, Db, Trx } from '#db/schema.ts'

/** How rows are found that are a member's; as `app/domain/members/personal-data.ts` declares them. */
type Wanted = {
  table: keyof Database
  reach: { member: string } | { address: string } | { subject: string }
  leftOut?: Record<string, string>
}

export type PersonalRow = Record<string, unknown>

export type Whose = {
  memberId: number
  /** an address that has been shown to be theirs; null where there is none */
  addressKey: string | null
}

/** All the rows of one table that are this member's, without the columns left out; the names of what they point to stand beside. */
export async function listPersonalRows(
  trx: Trx,
  { table, reach, leftOut = {} }: Wanted,
  { memberId, addressKey }: Whose,
): Promise<PersonalRow[]> {
  if ('address' in reach && addressKey === null) return []
  const found =
    'member' in reach
      ? sql`${sql.ref(`t.${reach.member}`)} = ${memberId}`
      : 'address' in reach
        ? sql`lower(${sql.ref(`t.${reach.address}`)}) = ${addressKey}`
        : sql`${sql.ref(`t.${reach.subject}`)} = ${subjectOf(memberId)}`
  const columns = await columnsOf(trx, table)
  // what is a member's by number as well is told there
  const byNumber = 'address' in reach && columns.includes('member_id') ? sql` and t.member_id is distinct from ${memberId}` : sql``
  const chosen = columns.filter((column) => !Object.hasOwn(leftOut, column)).map((column) => sql.ref(`t.${column}`))
  const names = [
    ...(columns.includes('option_id') ? [sql`(select title from options where options.id = t.option_id) as option_title`] : []),
    ...(columns.includes('unit_id') ? [sql`(select name from units where units.id = t.unit_id) as unit_name`] : []),
  ]
  const { rows } = await sql<PersonalRow>`
    select ${sql.join([...chosen, ...names])} from ${sql.table(table)} as t where ${found}${byNumber} order by 1, 2`.execute(trx)
  return rows
}

/** The columns of a table, in their order. */
async function columnsOf(trx: Trx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = to_regclass(${`public.${table}`}) and attnum > 0 and not attisdropped order by attnum`.execute(
    trx,
  )
  return rows.map(({ name }) => name)
}

/** One state of the database for all that is read in it. */
export function inOneView<T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

function subjectOf(memberId: number): string {
  return `member:${memberId}`
}

export type Leaving = { askedAt: Date; dueAt: Date }

/** Whether somebody has asked to be forgotten, and when it is done. */
export async function findLeaving(db: Db | Trx, memberId: number): Promise<Leaving | null> {
  const row = await db.selectFrom('member_deletions').select(['asked_at', 'due_at']).where('member_id', '=', memberId).executeTakeFirst()
  return row ? { askedAt: row.asked_at, dueAt: row.due_at } : null
}

/** Asked twice, the first time counts. */
export async function insertLeaving(trx: Trx, memberId: number, { askedAt, dueAt }: Leaving): Promise<void> {
  await trx
    .insertInto('member_deletions')
    .values({ member_id: memberId, asked_at: askedAt, due_at: dueAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False where nothing was asked for. */
export async function deleteLeaving(db: Db, memberId: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('member_deletions').where('member_id', '=', memberId).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function hasLeaver(db: Db, now: Date): Promise<boolean> {
  return (await db.selectFrom('member_deletions').select('member_id').where('due_at', '<=', now).limit(1).executeTakeFirst()) !== undefined
}

/** Those whose time has come, by number, after `after`. */
export async function listLeavers(db: Db, now: Date, { after, limit }: { after: number; limit: number }): Promise<number[]> {
  const rows = await db
    .selectFrom('member_deletions')
    .select('member_id')
    .where('due_at', '<=', now)
    .where('member_id', '>', after)
    .orderBy('member_id')
    .limit(limit)
    .execute()
  return rows.map(({ member_id }) => member_id)
}

/** Whether they still want to go; they cannot change their mind before this transaction has ended. */
export async function lockLeaving(trx: Trx, memberId: number, now: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('member_deletions')
    .select('member_id')
    .where('member_id', '=', memberId)
    .where('due_at', '<=', now)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Of these, who has asked to be forgotten. */
export async function listLeaving(trx: Trx, memberIds: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('member_deletions')
    .select('member_id')
    .where('member_id', 'in', [...memberIds, 0])
    .execute()
  return rows.map(({ member_id }) => member_id)
}

/** Mails to an address: all where it has been shown to be theirs; else those that hang on no account, if no other account has it. */
export async function deleteMailsTo(
  trx: Trx,
  { memberId, key, verified }: { memberId: number; key: string; verified: boolean },
): Promise<void> {
  await trx
    .deleteFrom('mails')
    .where((eb) => eb(eb.fn<string>('lower', ['address']), '=', key))
    .where((eb) => {
      const others = eb
        .selectFrom('member_addresses')
        .select('member_addresses.member_id')
        .where('address_key', '=', key)
        .where('member_addresses.member_id', '<>', memberId)
      return eb.or([eb.lit(verified), eb.and([eb('mails.member_id', 'is', null), eb.not(eb.exists(others))])])
    })
    .execute()
}

/** What has been offered to an address. */
export async function deleteOffersTo(trx: Trx, addressKey: string): Promise<void> {
  await trx.deleteFrom('role_offers').where('address_key', '=', addressKey).execute()
}

/** That something was done to somebody stays; to whom does not. */
export async function forgetSubject(trx: Trx, memberId: number): Promise<void> {
  await trx.updateTable('audit').set({ subject: 'member:gone' }).where('subject', '=', subjectOf(memberId)).execute()
}

/** Their row, and by the foreign keys all that is theirs alone. */
export async function deleteMember(trx: Trx, memberId: number): Promise<void> {
  await trx.deleteFrom('members').where('id', '=', memberId).execute()
}
