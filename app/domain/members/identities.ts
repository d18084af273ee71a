import {
  deleteIdentity,
  findIdentityMember,
  findMemberIdentity,
  findWaysIn,
  insertIdentity,
  updateMembership,
} from '#db/queries/identities.ts'
import { insertMail } from '#db/queries/mails.ts'
import { findVerifiedMember, insertAddress, insertMember, lockMemberAccess, upsertVerifiedAddress } from '#db/queries/members.ts'
import type { Db } from '#db/schema.ts'
import type { Language, Membership } from '#db/values.ts'
import { takeTry } from './guesses.ts'
import type { Address } from './input.ts'
import type { AccessMeans } from './means.ts'
import type { Member } from './member.ts'
import { isTaken } from './verification.ts'
import { hasAnotherWay } from './ways-in.ts'

/** Who somebody is to a membership system, as it has just said. */
export type Identity = {
  issuer: string
  subject: string
  name: string | null
  address: Address | null
  /** the system has seen that the address is theirs */
  verified: boolean
  membership: Membership
}

type In = { ok: true; memberId: number; isNew: boolean }

/** Another account has shown the address to be its own. Sharing an address joins nobody: that account's own way in does. */
type AddressTaken = { ok: false; refusal: 'address-taken' }

/**
 * Signs in who is known by this identity, and makes an account of one that nobody has. What the system says of the membership is kept as
 * of now.
 * @param reader the name where the system says none; language and zone of the new account
 */
export async function signInWithIdentity(
  db: Db,
  means: Pick<AccessMeans, 'keyedHash'>,
  identity: Identity,
  reader: { name: string; lang: Language; zone: string | null; client: string },
  now: Date,
): Promise<In | AddressTaken> {
  const known = await findIdentityMember(db, identity.issuer, identity.subject)
  if (known !== undefined) return comeAgain(db, known, identity, now)
  const made = await makeAccount(db, means, identity, reader, now)
  if (made !== 'known' && made !== 'address-taken') return { ok: true, memberId: made, isNew: true }
  // the same person may have come in between, in another window
  const meanwhile = await findIdentityMember(db, identity.issuer, identity.subject)
  return meanwhile === undefined ? { ok: false, refusal: 'address-taken' } : comeAgain(db, meanwhile, identity, now)
}

async function comeAgain(db: Db, memberId: number, { membership }: Identity, now: Date): Promise<In> {
  await updateMembership(db, memberId, membership, now)
  return { ok: true, memberId, isNew: false }
}

/** The new account's id; or why there is none, and then nothing is left of it. */
async function makeAccount(
  db: Db,
  { keyedHash }: Pick<AccessMeans, 'keyedHash'>,
  { issuer, subject, name, address, verified, membership }: Identity,
  reader: { name: string; lang: Language; zone: string | null; client: string },
  now: Date,
): Promise<number | 'known' | 'address-taken'> {
  if (address && verified && (await findVerifiedMember(db, address.key)) !== undefined) return 'address-taken'
  const mail = address && !verified ? await takeTry(db, keyedHash, { 'mail-to': address.key, 'mail-from': reader.client }, now) : null
  const trx = await db.startTransaction().execute()
  try {
    const id = await insertMember(trx, { displayName: name ?? reader.name, lang: reader.lang, zone: reader.zone })
    if (!(await insertIdentity(trx, id, { issuer, subject }))) {
      await trx.rollback().execute()
      return 'known'
    }
    await updateMembership(trx, id, membership, now)
    if (address && verified) await upsertVerifiedAddress(trx, id, address, now)
    else if (address) await insertAddress(trx, id, address)
    if (address && mail?.may) await insertMail(trx, { memberId: id, address: address.address, kind: 'verify-address', lang: reader.lang })
    await trx.commit().execute()
    return id
  } catch (error) {
    if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute()
    if (isTaken(error)) return 'address-taken'
    throw error
  }
}

export type LinkRefusal =
  /** another account of the hub has it */
  | 'elsewhere'
  /** this account has another one of the same system */
  | 'another-here'

/** Makes an identity a way into the account of who is signed in. The same one again changes nothing but what is said of the membership. */
export async function linkIdentity(
  db: Db,
  member: Member,
  { issuer, subject, membership }: Identity,
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: LinkRefusal }> {
  return db.transaction().execute(async (trx) => {
    await lockMemberAccess(trx, member.id)
    const here = await findMemberIdentity(trx, member.id, issuer)
    if (here && here.subject !== subject) return { ok: false, refusal: 'another-here' } as const
    if (!here && !(await insertIdentity(trx, member.id, { issuer, subject }))) return { ok: false, refusal: 'elsewhere' } as const
    await updateMembership(trx, member.id, membership, now)
    return { ok: true } as const
  })
}

/** Takes the way back. Nobody says anything of the membership then. */
export async function unlinkIdentity(
  db: Db,
  member: Member,
  issuer: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: 'gone' | 'last' }> {
  return db.transaction().execute(async (trx) => {
    await lockMemberAccess(trx, member.id)
    if (!(await findMemberIdentity(trx, member.id, issuer))) return { ok: false, refusal: 'gone' } as const
    if (!hasAnotherWay(await findWaysIn(trx, member.id, issuer))) return { ok: false, refusal: 'last' } as const
    await deleteIdentity(trx, member.id, issuer)
    await updateMembership(trx, member.id, 'not-stated', now)
    return { ok: true } as const
  })
}
