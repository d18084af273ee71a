import { insertAudit } from '#db/queries/audit.ts'
import {
  deleteOffer,
  findUnitId,
  insertOffer,
  insertOfferMail,
  insertRole,
  listOwnOffers,
  listUnitOffers,
  lockRoles,
} from '#db/queries/roles.ts'
import type { Db } from '#db/schema.ts'
import { mayChange } from './roles.ts'
import type { OfferInput } from './roles-input.ts'

/** How long an offer stands, in milliseconds. */
const offerTime = 14 * 86_400_000
/** So many people do not wait for one unit at once; and nobody sends mail to half the world. */
const mostOffers = 40

export type OfferRefusal = 'not-yours' | 'no-such-unit' | 'too-many'

/**
 * Offers a role of a unit to whoever owns an address, or will. The reply, the list of offers and the time it takes are the same whether
 * somebody has an account with it; if so, they get mail. Offered twice, it is offered once.
 */
export function offerRole(db: Db, actor: number, unit: string, { email, role }: OfferInput, now: Date): Promise<'offered' | OfferRefusal> {
  return db.transaction().execute(async (trx) => {
    const unitId = await findUnitId(trx, unit)
    if (unitId === undefined) return 'no-such-unit'
    if (!(await mayChange(trx, actor, unitId, await lockRoles(trx, unitId)))) return 'not-yours'
    if ((await listUnitOffers(trx, unitId, now)).length >= mostOffers) return 'too-many'
    const expiresAt = new Date(now.getTime() + offerTime)
    const offer = { unitId, role, address: email.address, addressKey: email.key, offeredBy: actor, expiresAt, now }
    const offerId = await insertOffer(trx, offer)
    if (offerId === undefined) return 'offered'
    await insertOfferMail(trx, { addressKey: email.key, offerId })
    await insertAudit(trx, { actorId: actor, action: 'member.role-offered', unitId, subject: `offer:${offerId}`, detail: { role } })
    return 'offered'
  })
}

/** Takes an offer back before somebody takes it. */
export function withdrawOffer(db: Db, actor: number, unit: string, offerId: number): Promise<'withdrawn' | 'gone' | OfferRefusal> {
  return db.transaction().execute(async (trx) => {
    const unitId = await findUnitId(trx, unit)
    if (unitId === undefined) return 'no-such-unit'
    if (!(await mayChange(trx, actor, unitId, await lockRoles(trx, unitId)))) return 'not-yours'
    if (!(await deleteOffer(trx, { id: offerId, unitId }))) return 'gone'
    await insertAudit(trx, { actorId: actor, action: 'member.role-offer-withdrawn', unitId, subject: `offer:${offerId}` })
    return 'withdrawn'
  })
}

/** What a member does with an offer made to their address. It holds as long as whoever made it may still give the role. */
export function answerOffer(
  db: Db,
  memberId: number,
  offerId: number,
  answer: 'take' | 'decline',
  now: Date,
): Promise<'taken' | 'declined' | 'gone'> {
  return db.transaction().execute(async (trx) => {
    const offer = (await listOwnOffers(trx, memberId, now)).find(({ id }) => id === offerId)
    if (!offer) return 'gone'
    const holders = await lockRoles(trx, offer.unitId)
    const stands = await mayChange(trx, offer.offeredBy, offer.unitId, holders)
    if (!(await deleteOffer(trx, { id: offer.id, unitId: offer.unitId }))) return 'gone'
    const of = { actorId: memberId, unitId: offer.unitId, subject: `member:${memberId}`, detail: { role: offer.role } }
    if (answer === 'decline') {
      await insertAudit(trx, { ...of, action: 'member.role-declined' })
      return 'declined'
    }
    if (!stands) return 'gone'
    const added = await insertRole(trx, { memberId, role: offer.role, unitId: offer.unitId, grantedBy: offer.offeredBy })
    if (added) await insertAudit(trx, { ...of, action: 'member.role-taken' })
    return 'taken'
  })
}
