import { type SqlBool, sql } from 'kysely'
import type { Db, Row, Trx } from '#db/schema.ts'

export type PasskeyRow = Pick<Row<'member_passkeys'>, 'id' | 'label' | 'transports' | 'created_at' | 'used_at' | 'doubted_at'>

/** A member's passkeys, the oldest first. */
export function listPasskeys(db: Db, memberId: number): Promise<PasskeyRow[]> {
  return db
    .selectFrom('member_passkeys')
    .select(['id', 'label', 'transports', 'created_at', 'used_at', 'doubted_at'])
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** A passkey of anybody, with what it calls its owner. */
export function findPasskey(
  db: Db,
  id: string,
): Promise<(Pick<Row<'member_passkeys'>, 'id' | 'member_id' | 'public_key'> & { handle: string }) | undefined> {
  return db
    .selectFrom('member_passkeys')
    .innerJoin('passkey_owners', 'passkey_owners.member_id', 'member_passkeys.member_id')
    .select(['member_passkeys.id', 'member_passkeys.member_id', 'member_passkeys.public_key', 'passkey_owners.handle'])
    .where('member_passkeys.id', '=', id)
    .executeTakeFirst()
}

/** What a member's passkeys call them: what they have called them before, or else this. */
export async function keepPasskeyHandle(db: Db, memberId: number, handle: string): Promise<string> {
  await db
    .insertInto('passkey_owners')
    .values({ member_id: memberId, handle })
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .execute()
  const kept = await db.selectFrom('passkey_owners').select('handle').where('member_id', '=', memberId).executeTakeFirstOrThrow()
  return kept.handle
}

export type NewPasskey = { id: string; publicKey: Buffer; counter: number; transports: string[] }

/** False where there is a passkey with this id already, whoever has it. */
export async function insertPasskey(trx: Trx, memberId: number, passkey: NewPasskey, label: string, now: Date): Promise<boolean> {
  const { id, publicKey, counter, transports } = passkey
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('member_passkeys')
    .values({ id, member_id: memberId, public_key: publicKey, counter, transports, label, created_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/**
 * Moves a passkey's counter on. False where it would not move: a counter that has ever counted has to count at each use, also between
 * two uses at the same moment.
 */
export async function updatePasskeyUsed(db: Db, id: string, counter: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('member_passkeys')
    .set({ counter, used_at: now })
    .where('id', '=', id)
    .where(sql<SqlBool>`(counter < ${counter} or (counter = 0 and ${counter} = 0))`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function updatePasskeyDoubted(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('member_passkeys').set({ doubted_at: now }).where('id', '=', id).execute()
}

export async function updatePasskeyLabel(db: Db, memberId: number, id: string, label: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('member_passkeys')
    .set({ label })
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deletePasskey(trx: Trx, memberId: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('member_passkeys')
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
