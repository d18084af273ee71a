import { createHash, randomBytes } from 'node:crypto'
import { findAccountOfAddress, findVerifiedMember } from '#db/queries/members.ts'
import { deleteMemberTokens, insertToken } from '#db/queries/tokens.ts'
import type { Db, Trx } from '#db/schema.ts'
import type { Language, TokenPurpose } from '#db/values.ts'
import { tokenLife } from './rules.ts'

/**
 * Makes what a mail carries to show that its address is the member's: 256 random bits as base64url, of which the database keeps the
 * sha256 alone. Made when the mail is made; older ones of the same purpose cannot be used any more.
 */
export async function mintToken(
  trx: Trx,
  { memberId, purpose, address, now }: { memberId: number; purpose: TokenPurpose; address: string; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await deleteMemberTokens(trx, memberId, [purpose])
  await insertToken(trx, { hash: hashToken(token), memberId, purpose, address, expiresAt: new Date(now.getTime() + tokenLife[purpose]) })
  return token
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * Whom a recovery mail to this address is for: the account that it belongs to, else the newest that was made with it. Null where there is
 * none: the mail is then dropped, and nobody who asked for it can tell.
 */
export async function recoveryRecipient(db: Db, addressKey: string): Promise<{ memberId: number; lang: Language; address: string } | null> {
  const account = await findAccountOfAddress(db, addressKey)
  return account ? { memberId: account.id, lang: account.lang, address: account.address } : null
}

/** Whether an address has been shown to be another member's: the mail that was to verify it then says that they have an account. */
export async function isAnothers(db: Db, { addressKey, memberId }: { addressKey: string; memberId: number }): Promise<boolean> {
  const owner = await findVerifiedMember(db, addressKey)
  return owner !== undefined && owner !== memberId
}
