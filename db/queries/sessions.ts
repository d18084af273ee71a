import { sql } from 'kysely'
import type { Db, Row } from '#db/schema.ts'
import type { RoleName } from '#db/values.ts'

export type SessionMember = Pick<
  Row<'members'>,
  'id' | 'display_name' | 'lang' | 'zone' | 'job_role' | 'library_type' | 'membership' | 'welcomed_at' | 'demo_slug'
> &
  Pick<Row<'sessions'>, 'kept' | 'expires_at'> & {
    roles: { role: RoleName; unitId: number | null; unit: string | null }[]
    leaving_at: Date | null
  }

/** The session of this hash with its member and what they may do: one question for a signed-in page. */
export function findSession(db: Db, idHash: string): Promise<SessionMember | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select([
      'sessions.kept',
      'sessions.expires_at',
      'members.id',
      'members.display_name',
      'members.lang',
      'members.zone',
      'members.job_role',
      'members.library_type',
      'members.membership',
      'members.welcomed_at',
      'members.demo_slug',
      sql<Date | null>`(select due_at from member_deletions where member_deletions.member_id = members.id)`.as('leaving_at'),
      sql<SessionMember['roles']>`coalesce((
        select jsonb_agg(jsonb_build_object('role', member_roles.role, 'unitId', member_roles.unit_id, 'unit', units.slug) order by member_roles.id)
        from member_roles left join units on units.id = member_roles.unit_id
        where member_roles.member_id = members.id), '[]'::jsonb)`.as('roles'),
    ])
    .where('sessions.id_hash', '=', idHash)
    .executeTakeFirst()
}

/** Since when a session has been; null where there is none. */
export async function findSessionBegin(db: Db, idHash: string): Promise<Date | null> {
  const row = await db.selectFrom('sessions').select('created_at').where('id_hash', '=', idHash).executeTakeFirst()
  return row?.created_at ?? null
}

export async function insertSession(db: Db, session: { idHash: string; memberId: number; kept: boolean; expiresAt: Date }): Promise<void> {
  const { idHash, memberId, kept, expiresAt } = session
  await db.insertInto('sessions').values({ id_hash: idHash, member_id: memberId, kept, expires_at: expiresAt }).execute()
}

export async function updateSessionExpiry(db: Db, idHash: string, expiresAt: Date): Promise<void> {
  await db.updateTable('sessions').set({ expires_at: expiresAt }).where('id_hash', '=', idHash).execute()
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
}

/** All sessions of a member, but for one if it is named. */
export async function deleteMemberSessions(db: Db, memberId: number, exceptHash?: string): Promise<void> {
  let query = db.deleteFrom('sessions').where('member_id', '=', memberId)
  if (exceptHash) query = query.where('id_hash', '<>', exceptHash)
  await query.execute()
}

/** How many there are, and since when the oldest: for "sign out everywhere". */
export function listMemberSessions(
  db: Db,
  memberId: number,
  now: Date,
): Promise<Pick<Row<'sessions'>, 'id_hash' | 'kept' | 'created_at' | 'expires_at'>[]> {
  return db
    .selectFrom('sessions')
    .select(['id_hash', 'kept', 'created_at', 'expires_at'])
    .where('member_id', '=', memberId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
}
