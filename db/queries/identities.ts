import { sql } from 'kysely'
import type { Db, Row, Trx } from '#db/schema.ts'
import type { Membership } from '#db/values.ts'

/** Whose identity this is. */
export async function findIdentityMember(db: Db | Trx, issuer: string, subject: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('member_identities')
    .select('member_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.member_id
}

/** What a member has linked, of one membership system. */
export function findMemberIdentity(
  db: Db | Trx,
  memberId: number,
  issuer: string,
): Promise<Pick<Row<'member_identities'>, 'subject' | 'created_at'> | undefined> {
  return db
    .selectFrom('member_identities')
    .select(['subject', 'created_at'])
    .where('member_id', '=', memberId)
    .where('issuer', '=', issuer)
    .executeTakeFirst()
}

/** False where somebody has it already. */
export async function insertIdentity(
  trx: Trx,
  memberId: number,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('member_identities')
    .values({ issuer, subject, member_id: memberId })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteIdentity(trx: Trx, memberId: number, issuer: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('member_identities')
    .where('member_id', '=', memberId)
    .where('issuer', '=', issuer)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What the membership system has said, and when; or that nobody says anything. */
export async function updateMembership(db: Db | Trx, memberId: number, membership: Membership, now: Date): Promise<void> {
  await db
    .updateTable('members')
    .set({ membership, membership_said_at: membership === 'not-stated' ? null : now })
    .where('id', '=', memberId)
    .execute()
}

/** How a member can come in. `issuer`: the membership system that the hub has; what others know of them opens nothing. */
export async function findWaysIn(
  db: Db | Trx,
  memberId: number,
  issuer: string | null,
): Promise<{ password: boolean; passkeys: number; identities: number; demo: boolean }> {
  return db
    .selectFrom('members')
    .select([
      sql<boolean>`demo_slug is not null`.as('demo'),
      sql<boolean>`exists (select from member_passwords where member_id = members.id)`.as('password'),
      sql<number>`(select count(*) from member_passkeys where member_id = members.id)`.as('passkeys'),
      sql<number>`(select count(*) from member_identities where member_id = members.id and issuer = ${issuer}::text)`.as('identities'),
    ])
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
}
