import { createHash, randomBytes } from 'node:crypto'
import { deleteStart, findStart, insertStart } from '#db/queries/sign-in-starts.ts'
import type { Db } from '#db/schema.ts'
import type { StartPurpose } from '#db/values.ts'

/** What was begun: for what, by whom where somebody was signed in. */
type Begun = { purpose: StartPurpose; memberId: number | null }

const minute = 60_000

/** How long each may take, in milliseconds: an authenticator at hand, or a page of somebody else's with a password of its own. */
export const startLife: Record<StartPurpose, number> = {
  'passkey-add': 5 * minute,
  'passkey-sign-in': 5 * minute,
  'oidc-sign-in': 10 * minute,
  'oidc-link': 10 * minute,
  'oidc-after': 60 * minute,
}

/**
 * Begins a way in. What is to come back, 256 random bits as base64url, is known to its bearer alone; the database keeps the sha256.
 * @param about what the hub will need then; sealed, where it is anybody's secret
 */
export async function beginStart(db: Db, { purpose, memberId }: Begun, about: string | null, now: Date): Promise<string> {
  const key = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + startLife[purpose])
  await insertStart(db, { hash: hashOf(key), purpose, memberId, about, expiresAt }, now)
  return key
}

/** Ends what was begun for this purpose by this member, once. Null where it was not, was ended before, or its time is over. */
export async function endStart(db: Db, key: string, { purpose, memberId }: Begun, now: Date): Promise<{ about: string | null } | null> {
  return (await deleteStart(db, { hash: hashOf(key), purpose, memberId }, now)) ?? null
}

/** Looks at what was begun, and leaves it. */
export async function lookAtStart(db: Db, key: string, { purpose, memberId }: Begun, now: Date): Promise<{ about: string | null } | null> {
  return (await findStart(db, { hash: hashOf(key), purpose, memberId }, now)) ?? null
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
