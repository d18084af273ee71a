import type { Db, Row, Trx } from '#db/schema.ts'
import type { TokenPurpose } from '#db/values.ts'

export type TokenRow = Pick<Row<'member_tokens'>, 'member_id' | 'purpose' | 'address' | 'expires_at'>

/** A token that can still be used, by the sha256 of what was mailed. */
export function findToken(db: Db, hash: string, purposes: readonly TokenPurpose[], now: Date): Promise<TokenRow | undefined> {
  return db
    .selectFrom('member_tokens')
    .select(['member_id', 'purpose', 'address', 'expires_at'])
    .where('hash', '=', hash)
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Uses a token up: of two who come with the same one, only the first gets it. */
export function deleteToken(trx: Trx, hash: string, purposes: readonly TokenPurpose[], now: Date): Promise<TokenRow | undefined> {
  return trx
    .deleteFrom('member_tokens')
    .where('hash', '=', hash)
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', now)
    .returning(['member_id', 'purpose', 'address', 'expires_at'])
    .executeTakeFirst()
}

export async function insertToken(
  trx: Trx,
  token: { hash: string; memberId: number; purpose: TokenPurpose; address: string; expiresAt: Date },
): Promise<void> {
  const { hash, memberId, purpose, address, expiresAt } = token
  await trx.insertInto('member_tokens').values({ hash, member_id: memberId, purpose, address, expires_at: expiresAt }).execute()
}

/** All tokens of a member, or those of some purposes. */
export async function deleteMemberTokens(trx: Trx, memberId: number, purposes?: readonly TokenPurpose[]): Promise<void> {
  let query = trx.deleteFrom('member_tokens').where('member_id', '=', memberId)
  if (purposes) query = query.where('purpose', 'in', purposes)
  await query.execute()
}

export async function deleteExpiredTokens(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('member_tokens').where('expires_at', '<=', now).execute()
}
