import { sql } from 'kysely'
import type { Db, Row, Trx } from '#db/schema.ts'

/** What a member says of themself; asked for by themself alone. */
export type ProfileRow = Pick<
  Row<'members'>,
  | 'display_name'
  | 'credential_name'
  | 'pronouns'
  | 'lang'
  | 'zone'
  | 'job_role'
  | 'library_type'
  | 'place'
  | 'employer'
  | 'membership'
  | 'welcomed_at'
> & { topics: string[] /** mail of their own choosing can reach them */; verified: boolean }

export function findProfile(db: Db | Trx, memberId: number): Promise<ProfileRow | undefined> {
  return db
    .selectFrom('members')
    .select(['display_name', 'credential_name', 'pronouns', 'lang', 'zone', 'job_role', 'library_type'])
    .select(['place', 'employer', 'membership', 'welcomed_at'])
    .select([
      sql<string[]>`array(select topic_slug from member_topics t where t.member_id = members.id order by topic_slug)`.as('topics'),
      sql<boolean>`exists (select from member_addresses a where a.member_id = members.id and a.verified_at is not null)`.as('verified'),
    ])
    .where('members.id', '=', memberId)
    .executeTakeFirst()
}

export type ProfileValues = Partial<Omit<ProfileRow, 'topics' | 'verified' | 'membership'>>

export async function updateProfile(trx: Trx, memberId: number, values: ProfileValues): Promise<void> {
  await trx.updateTable('members').set(values).where('id', '=', memberId).execute()
}

/** What they want to get better at, in place of what they wanted before. */
export async function replaceMemberTopics(trx: Trx, memberId: number, topics: readonly string[]): Promise<void> {
  await trx
    .deleteFrom('member_topics')
    .where('member_id', '=', memberId)
    .where('topic_slug', 'not in', [...topics, ''])
    .execute()
  if (topics.length === 0) return
  await trx
    .insertInto('member_topics')
    .values(topics.map((topic) => ({ member_id: memberId, topic_slug: topic })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lets one change of a member at a time go on, until the transaction ends. */
export async function lockMember(trx: Trx, memberId: number): Promise<void> {
  await trx.selectFrom('members').select('id').where('id', '=', memberId).forNoKeyUpdate().executeTakeFirst()
}

/** The names of topics in the order in which they were chosen do not matter; they come by slug. */
export async function listMemberTopics(db: Db, memberId: number): Promise<string[]> {
  const rows = await db.selectFrom('member_topics').select('topic_slug').where('member_id', '=', memberId).orderBy('topic_slug').execute()
  return rows.map((row) => row.topic_slug)
}
