import { insertMail } from '#db/queries/mails.ts'
import { deleteOtherWaysIn, findMemberAccess, lockMemberAccess, updateAddressVerified, upsertPassword } from '#db/queries/members.ts'
import { deleteMemberSessions } from '#db/queries/sessions.ts'
import { deleteMemberTokens, deleteToken, findToken } from '#db/queries/tokens.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { takeTry } from './guesses.ts'
import { isAddress, type NewPasswordInput, type RecoveryInput } from './input.ts'
import { type AccessMeans, busy, type Later } from './means.ts'
import { hashToken } from './tokens.ts'
import { addressKeyOf, isTaken } from './verification.ts'

/**
 * A way back in, by mail. Whether there is an account is looked up only when the mail is made, so that nothing here depends on it. More
 * mails than a person needs are not sent, and the reply is the same.
 */
export async function requestRecovery(
  db: Db,
  means: Pick<AccessMeans, 'keyedHash'>,
  { email }: RecoveryInput,
  { client, lang }: { client: string; lang: Language },
  now: Date,
): Promise<void> {
  const mail = await takeTry(db, means.keyedHash, { 'mail-to': email.key, 'mail-from': client }, now)
  if (mail.may) await insertMail(db, { memberId: null, address: email.address, kind: 'recover', lang })
}

/** Whether a link from a recovery mail can still be used. Looking changes nothing. */
export async function canRecover(db: Db, token: string, now: Date): Promise<boolean> {
  return (await findToken(db, hashToken(token), ['recover'], now)) !== undefined
}

export type RecoverRefusal =
  /** used, too old, replaced by a newer one, or never one of ours */
  'void' | 'password-is-address'

/**
 * A new password for who holds the link. Every session and every other link of the account ends. The link has shown that the address is
 * theirs; what somebody may have added to the account before that was shown ends as well.
 */
export async function recover(
  db: Db,
  means: Pick<AccessMeans, 'passwords'>,
  token: string,
  { password }: NewPasswordInput,
  now: Date,
): Promise<{ ok: true; memberId: number } | { ok: false; refusal: RecoverRefusal } | Later> {
  const known = await findToken(db, hashToken(token), ['recover'], now)
  if (!known) return { ok: false, refusal: 'void' }
  if (isAddress(password, addressKeyOf(known.address))) return { ok: false, refusal: 'password-is-address' }
  const hash = await means.passwords.hash(password)
  if (hash === 'busy') return busy
  try {
    return await db.transaction().execute(async (trx) => {
      const used = await deleteToken(trx, hashToken(token), ['recover'], now)
      const access = used && (await lockMemberAccess(trx, used.member_id))
      if (!access?.address || access.address_key !== addressKeyOf(used?.address ?? '')) return { ok: false, refusal: 'void' } as const
      if (!access.verified_at) {
        await deleteOtherWaysIn(trx, access.id)
        await updateAddressVerified(trx, access.id, now)
      }
      await upsertPassword(trx, access.id, hash, now)
      await deleteMemberTokens(trx, access.id)
      await deleteMemberSessions(trx, access.id)
      await insertMail(trx, { memberId: access.id, address: access.address, kind: 'password-changed', lang: access.lang })
      return { ok: true, memberId: access.id } as const
    })
  } catch (error) {
    // the address has become another account's meanwhile
    if (isTaken(error)) return { ok: false, refusal: 'void' }
    throw error
  }
}

/** Whose address a link would verify, for the page with the button. Looking changes nothing. */
export async function lookAtVerification(
  db: Db,
  token: string,
  now: Date,
): Promise<{ address: string; name: string; change: boolean } | null> {
  const found = await findToken(db, hashToken(token), ['verify', 'change-address'], now)
  const access = found && (await findMemberAccess(db, found.member_id))
  return access ? { address: found.address, name: access.display_name, change: found.purpose === 'change-address' } : null
}
