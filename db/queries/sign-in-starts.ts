import { sql } from 'kysely'
import type { Db } from '#db/schema.ts'
import type { StartPurpose } from '#db/values.ts'

export type Start = { hash: string; purpose: StartPurpose; memberId: number | null; about: string | null; expiresAt: Date }

/** How many that have had their time are forgotten whenever another is begun. */
const forgetAtOnce = 20

export async function insertStart(db: Db, { hash, purpose, memberId, about, expiresAt }: Start, now: Date): Promise<void> {
  await sql`delete from sign_in_starts where hash in (
    select hash from sign_in_starts where expires_at <= ${now} limit ${forgetAtOnce} for update skip locked)`.execute(db)
  await db.insertInto('sign_in_starts').values({ hash, purpose, member_id: memberId, about, expires_at: expiresAt }).execute()
}

/** Ends what was begun: of two who come with the same, only the first gets it. Undefined where there is none, or its time is over. */
export async function deleteStart(
  db: Db,
  { hash, purpose, memberId }: Pick<Start, 'hash' | 'purpose' | 'memberId'>,
  now: Date,
): Promise<{ about: string | null } | undefined> {
  return db
    .deleteFrom('sign_in_starts')
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('member_id', 'is not distinct from', memberId)
    .where('expires_at', '>', now)
    .returning('about')
    .executeTakeFirst()
}

/** What was begun, left as it is. */
export function findStart(
  db: Db,
  { hash, purpose, memberId }: Pick<Start, 'hash' | 'purpose' | 'memberId'>,
  now: Date,
): Promise<{ about: string | null } | undefined> {
  return db
    .selectFrom('sign_in_starts')
    .select('about')
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('member_id', 'is not distinct from', memberId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function deleteExpiredStarts(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_starts').where('expires_at', '<=', now).execute()
}
