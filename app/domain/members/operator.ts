import { insertAudit } from '#db/queries/audit.ts'
import { findVerifiedMember, insertMember, upsertVerifiedAddress } from '#db/queries/members.ts'
import { insertRole } from '#db/queries/roles.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import type { Address } from './input.ts'
import { mintToken } from './tokens.ts'
import { isTaken } from './verification.ts'

/**
 * An account made by whoever operates the hub, who vouches for its address: it counts as verified. `token`: what a link to choose
 * a password carries, once. Others who only claim this address keep their accounts, and cannot verify it any more.
 */
export async function createMember(
  db: Db,
  { email, name, lang, administrator }: { email: Address; name: string; lang: Language; administrator: boolean },
  now: Date,
): Promise<{ memberId: number; token: string } | 'address-taken'> {
  try {
    return await db.transaction().execute(async (trx) => {
      if ((await findVerifiedMember(trx, email.key)) !== undefined) return 'address-taken'
      const memberId = await insertMember(trx, { displayName: name, lang, zone: null })
      await upsertVerifiedAddress(trx, memberId, email, now)
      const subject = `member:${memberId}`
      await insertAudit(trx, { actorId: null, action: 'member.created', subject, detail: { by: 'command' } })
      if (administrator) {
        await insertRole(trx, { memberId, role: 'administrator', unitId: null, grantedBy: null })
        await insertAudit(trx, { actorId: null, action: 'member.role-granted', subject, detail: { role: 'administrator', by: 'command' } })
      }
      return { memberId, token: await mintToken(trx, { memberId, purpose: 'recover', address: email.address, now }) }
    })
  } catch (error) {
    if (isTaken(error)) return 'address-taken'
    throw error
  }
}
