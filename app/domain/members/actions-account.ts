import { insertMail } from '#db/queries/mails.ts'
import {
  findMemberAccess,
  lockMemberAccess,
  type MemberAccess,
  updateAddressVerified,
  upsertPassword,
  upsertVerifiedAddress,
} from '#db/queries/members.ts'
import { deleteMemberSessions } from '#db/queries/sessions.ts'
import { deleteMemberTokens, deleteToken } from '#db/queries/tokens.ts'
import type { Db } from '#db/schema.ts'
import { takeTry } from './guesses.ts'
import { type AddressChangeInput, isAddress, type PasswordChangeInput } from './input.ts'
import { type AccessMeans, busy, type Later, waitFor } from './means.ts'
import type { Member } from './member.ts'
import { hashToken } from './tokens.ts'
import { addressKeyOf, isTaken } from './verification.ts'

export type VerifyRefusal =
  /** used, too old, replaced by a newer one, or never one of ours */
  | 'void'
  /** another account has shown that the address is its own */
  | 'taken'

/** What a link from a mail shows: the address is the member's; or it becomes theirs, and the one before is told. One transaction. */
export async function verifyAddress(db: Db, token: string, now: Date): Promise<{ ok: true } | { ok: false; refusal: VerifyRefusal }> {
  try {
    return await db.transaction().execute(async (trx) => {
      const used = await deleteToken(trx, hashToken(token), ['verify', 'change-address'], now)
      const access = used && (await lockMemberAccess(trx, used.member_id))
      if (!used || !access) return { ok: false, refusal: 'void' } as const
      const key = addressKeyOf(used.address)
      if (used.purpose === 'verify') {
        if (access.address_key !== key) return { ok: false, refusal: 'void' } as const
        if (!access.verified_at) await updateAddressVerified(trx, access.id, now)
        return { ok: true } as const
      }
      await upsertVerifiedAddress(trx, access.id, { address: used.address, key }, now)
      // links that went to the address before are worth nothing any more
      await deleteMemberTokens(trx, access.id)
      if (access.address && access.address_key !== key)
        await insertMail(trx, { memberId: access.id, address: access.address, kind: 'address-changed', lang: access.lang })
      return { ok: true } as const
    })
  } catch (error) {
    if (isTaken(error)) return { ok: false, refusal: 'taken' }
    throw error
  }
}

/** The mail with the link that verifies, once more. */
export async function requestVerification(
  db: Db,
  means: Pick<AccessMeans, 'keyedHash'>,
  member: Member,
  { client }: { client: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: 'nothing' } | Later> {
  const access = await findMemberAccess(db, member.id)
  if (!access?.address || !access.address_key || access.verified_at) return { ok: false, refusal: 'nothing' }
  const mail = await takeTry(db, means.keyedHash, { 'mail-to': access.address_key, 'mail-from': client }, now)
  if (!mail.may) return waitFor(mail.wait)
  await insertMail(db, { memberId: member.id, address: access.address, kind: 'verify-address', lang: access.lang })
  return { ok: true }
}

/** The account has no password: it came another way, or is a demonstration's. */
export type AccountRefusal = 'current-wrong' | 'no-password'

/** A new password for who knows the present one. All sessions end, the present one too, which the caller begins anew; so do all links. */
export async function changePassword(
  db: Db,
  means: AccessMeans,
  member: Member,
  { current, password }: PasswordChangeInput,
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: AccountRefusal | 'password-is-address' } | Later> {
  const known = await checkCurrent(db, means, member, current, now)
  if (!known.ok) return known
  const { access } = known
  if (isAddress(password, access.address_key ?? '')) return { ok: false, refusal: 'password-is-address' }
  const hash = await means.passwords.hash(password)
  if (hash === 'busy') return busy
  return db.transaction().execute(async (trx) => {
    const locked = await lockMemberAccess(trx, member.id)
    // whoever has changed it in between knew the one before as well
    if (locked?.hash !== access.hash) return { ok: false, refusal: 'current-wrong' } as const
    await upsertPassword(trx, member.id, hash, now)
    await deleteMemberTokens(trx, member.id)
    await deleteMemberSessions(trx, member.id)
    if (access.address) await insertMail(trx, { memberId: member.id, address: access.address, kind: 'password-changed', lang: access.lang })
    return { ok: true } as const
  })
}

/** Asks for another address, which becomes the account's when the link in the mail to it is used. Whether it is anybody's is not told. */
export async function changeAddress(
  db: Db,
  means: AccessMeans,
  member: Member,
  { email, current }: AddressChangeInput,
  { client }: { client: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: AccountRefusal } | Later> {
  const known = await checkCurrent(db, means, member, current, now)
  if (!known.ok) return known
  const mail = await takeTry(db, means.keyedHash, { 'mail-to': email.key, 'mail-from': client }, now)
  if (!mail.may) return waitFor(mail.wait)
  await insertMail(db, { memberId: member.id, address: email.address, kind: 'change-address', lang: known.access.lang })
  return { ok: true }
}

export type Known = { ok: true; access: MemberAccess }

/** Whether this is the member's present password: an open session at a shared desk is not enough to take an account over. */
export async function checkCurrent(
  db: Db,
  means: AccessMeans,
  member: Member,
  current: string,
  now: Date,
): Promise<Known | { ok: false; refusal: AccountRefusal } | Later> {
  const access = await findMemberAccess(db, member.id)
  if (!access?.hash) return { ok: false, refusal: 'no-password' }
  const guess = await takeTry(db, means.keyedHash, { own: String(member.id) }, now)
  if (!guess.may) return waitFor(guess.wait)
  const found = await means.passwords.find([access.hash], current)
  if (found === 'busy') {
    await guess.takeBack()
    return busy
  }
  if (found === -1) return { ok: false, refusal: 'current-wrong' }
  await guess.forgive()
  return { ok: true, access }
}
