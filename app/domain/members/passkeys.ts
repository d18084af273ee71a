import { randomBytes } from 'node:crypto'
import { findWaysIn } from '#db/queries/identities.ts'
import { findMemberAccess, lockMemberAccess } from '#db/queries/members.ts'
import {
  deletePasskey,
  findPasskey,
  insertPasskey,
  keepPasskeyHandle,
  listPasskeys,
  type NewPasskey,
  updatePasskeyDoubted,
  updatePasskeyLabel,
  updatePasskeyUsed,
} from '#db/queries/passkeys.ts'
import type { Db } from '#db/schema.ts'
import type { Member } from './member.ts'
import { beginStart, endStart } from './sign-in-starts.ts'
import { hasAnotherWay } from './ways-in.ts'

/** What a browser hands over of an authenticator, looked at for its shape and for which challenge it answers. */
export type Answer = { id: string; challenge: string; handle: string | null }

/** How passkeys are verified: the hub makes it once, for its own origin. */
export type PasskeyMeans = {
  /** null where it is no answer of an authenticator at all */
  read: (text: string) => Answer | null
  /** the new passkey, where the answer to this challenge shows it */
  verifyNew: (text: string, challenge: string) => Promise<NewPasskey | null>
  /** the passkey's counter, where it has signed this challenge; what the counter was before is not looked at */
  verifyUse: (text: string, challenge: string, passkey: { id: string; publicKey: Buffer }) => Promise<{ counter: number } | null>
}

/** More than anybody has devices. */
const most = 20

type Adding = {
  challenge: string
  /** what the passkey is to call its owner */
  handle: string
  /** how the authenticator shows the account to its owner */
  name: string
  /** passkeys that need not be made again */
  known: { id: string; transports: string[] }[]
}

/** Begins the making of a passkey for a member. Nothing in it names the account to anybody but its owner. */
export async function beginPasskey(db: Db, member: Member, now: Date): Promise<Adding> {
  const handle = await keepPasskeyHandle(db, member.id, randomBytes(32).toString('base64url'))
  const known = await listPasskeys(db, member.id)
  const access = await findMemberAccess(db, member.id)
  const challenge = await beginStart(db, { purpose: 'passkey-add', memberId: member.id }, null, now)
  return { challenge, handle, name: access?.address ?? member.displayName, known: known.map(({ id, transports }) => ({ id, transports })) }
}

export type AddPasskeyRefusal =
  /** too late, used before, or begun by somebody else or for something else */
  | 'void'
  /** the answer does not show what it should */
  | 'unproven'
  | 'known'
  | 'many'

/** Ends it: the passkey is the member's from now on. */
export async function addPasskey(
  db: Db,
  means: PasskeyMeans,
  member: Member,
  { answer, label }: { answer: string; label: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: AddPasskeyRefusal }> {
  const read = means.read(answer)
  if (!read) return { ok: false, refusal: 'unproven' }
  const begun = await endStart(db, read.challenge, { purpose: 'passkey-add', memberId: member.id }, now)
  if (!begun) return { ok: false, refusal: 'void' }
  const passkey = await means.verifyNew(answer, read.challenge)
  if (!passkey) return { ok: false, refusal: 'unproven' }
  return db.transaction().execute(async (trx) => {
    await lockMemberAccess(trx, member.id)
    if ((await listPasskeys(trx, member.id)).length >= most) return { ok: false, refusal: 'many' } as const
    if (!(await insertPasskey(trx, member.id, passkey, label, now))) return { ok: false, refusal: 'known' } as const
    return { ok: true } as const
  })
}

/** Begins a sign-in with whichever passkey the browser has for the hub. */
export function beginPasskeySignIn(db: Db, now: Date): Promise<string> {
  return beginStart(db, { purpose: 'passkey-sign-in', memberId: null }, null, now)
}

export type PasskeyRefusal =
  | 'void'
  /** no account has this passkey */
  | 'unknown'
  | 'unproven'
  /** its counter has gone backwards: there may be a copy of it */
  | 'copied'

/** Whose passkey has signed the challenge. Whatever comes of it, the challenge has been used. */
export async function signInWithPasskey(
  db: Db,
  means: PasskeyMeans,
  answer: string,
  now: Date,
): Promise<{ ok: true; memberId: number } | { ok: false; refusal: PasskeyRefusal }> {
  const read = means.read(answer)
  if (!read) return { ok: false, refusal: 'unproven' }
  const begun = await endStart(db, read.challenge, { purpose: 'passkey-sign-in', memberId: null }, now)
  if (!begun) return { ok: false, refusal: 'void' }
  const passkey = await findPasskey(db, read.id)
  if (!passkey) return { ok: false, refusal: 'unknown' }
  // an authenticator that was asked for any passkey says whose it took
  if (read.handle !== passkey.handle) return { ok: false, refusal: 'unproven' }
  const use = await means.verifyUse(answer, read.challenge, { id: passkey.id, publicKey: passkey.public_key })
  if (!use) return { ok: false, refusal: 'unproven' }
  if (!(await updatePasskeyUsed(db, passkey.id, use.counter, now))) {
    await updatePasskeyDoubted(db, passkey.id, now)
    return { ok: false, refusal: 'copied' }
  }
  return { ok: true, memberId: passkey.member_id }
}

/** Gives a passkey of the member's another name. */
export async function renamePasskey(
  db: Db,
  member: Member,
  { id, label }: { id: string; label: string },
): Promise<{ ok: true } | { ok: false; refusal: 'gone' }> {
  return (await updatePasskeyLabel(db, member.id, id, label)) ? { ok: true } : { ok: false, refusal: 'gone' }
}

export type RemoveRefusal =
  | 'gone'
  /** nothing else would let the member in */
  | 'last'

/** Removes a passkey of the member's. `issuer`: of the membership system that the hub has, if any. */
export async function removePasskey(
  db: Db,
  member: Member,
  id: string,
  issuer: string | null,
): Promise<{ ok: true } | { ok: false; refusal: RemoveRefusal }> {
  return db.transaction().execute(async (trx) => {
    await lockMemberAccess(trx, member.id)
    const passkeys = await listPasskeys(trx, member.id)
    if (!passkeys.some((passkey) => passkey.id === id)) return { ok: false, refusal: 'gone' } as const
    if (!hasAnotherWay(await findWaysIn(trx, member.id, issuer))) return { ok: false, refusal: 'last' } as const
    await deletePasskey(trx, member.id, id)
    return { ok: true } as const
  })
}
