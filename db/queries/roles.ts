import { sql } from 'kysely'
import type { Db, Row, Trx } from '#db/schema.ts'
import type { RoleName, UnitRole } from '#db/values.ts'

/** A unit by its slug; null names the hub. */
export async function findUnitId(db: Db | Trx, slug: string): Promise<number | undefined> {
  return (await db.selectFrom('units').select('id').where('slug', '=', slug).executeTakeFirst())?.id
}

/** Who holds which role here: those of one unit, or the hub's (null). Nobody else changes them before this transaction has ended. */
export function lockRoles(trx: Trx, unitId: number | null): Promise<Pick<Row<'member_roles'>, 'id' | 'member_id' | 'role'>[]> {
  return trx
    .selectFrom('member_roles')
    .select(['id', 'member_id', 'role'])
    .where('unit_id', 'is not distinct from', unitId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Whether somebody runs the hub; they go on doing so until this transaction has ended. */
export async function lockAdministrator(trx: Trx, memberId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('member_roles')
    .select('id')
    .where('member_id', '=', memberId)
    .where('role', '=', 'administrator')
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Whether somebody can be reached, or belongs to the demonstration; undefined where there is no such member. */
export async function findReachable(trx: Trx, memberId: number): Promise<boolean | undefined> {
  const row = await trx
    .selectFrom('members')
    .leftJoin('member_addresses', 'member_addresses.member_id', 'members.id')
    .select(['members.demo_slug', 'member_addresses.verified_at'])
    .where('members.id', '=', memberId)
    .executeTakeFirst()
  return row && (row.demo_slug !== null || row.verified_at !== null)
}

/** False where they hold it already. */
export async function insertRole(
  trx: Trx,
  role: { memberId: number; role: RoleName; unitId: number | null; grantedBy: number | null },
): Promise<boolean> {
  const row = await trx
    .insertInto('member_roles')
    .values({ member_id: role.memberId, role: role.role, unit_id: role.unitId, granted_by: role.grantedBy })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteRole(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('member_roles').where('id', '=', id).execute()
}

export type HeldRole = {
  id: number
  role: RoleName
  unit: { slug: string; name: string } | null
  since: Date
  /** null where they have left, or it was done by whoever operates the hub */
  by: string | null
}

/** What somebody may do: the hub's role first, then units by name. */
export async function listMemberRoles(db: Db, memberId: number): Promise<HeldRole[]> {
  const rows = await db
    .selectFrom('member_roles')
    .leftJoin('units', 'units.id', 'member_roles.unit_id')
    .leftJoin('members as giver', 'giver.id', 'member_roles.granted_by')
    .select(['member_roles.id', 'member_roles.role', 'member_roles.granted_at', 'units.slug', 'units.name', 'giver.display_name'])
    .where('member_roles.member_id', '=', memberId)
    .orderBy(
      (eb) => eb.ref('units.name'),
      (order) => order.asc().nullsFirst(),
    )
    .orderBy('member_roles.role')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    unit: row.slug === null || row.name === null ? null : { slug: row.slug, name: row.name },
    since: row.granted_at,
    by: row.display_name,
  }))
}

export type TeamMember = { memberId: number; name: string; role: UnitRole; since: Date; by: string | null }

/** Who does something for a unit. */
export async function listTeam(db: Db, unitId: number): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('member_roles')
    .innerJoin('members', 'members.id', 'member_roles.member_id')
    .leftJoin('members as giver', 'giver.id', 'member_roles.granted_by')
    .select(['members.id', 'members.display_name', 'member_roles.role', 'member_roles.granted_at', 'giver.display_name as by'])
    .where('member_roles.unit_id', '=', unitId)
    .orderBy('members.display_name')
    .orderBy('members.id')
    .orderBy('member_roles.role')
    .execute()
  return rows.flatMap(({ id, display_name, role, granted_at, by }) =>
    role === 'administrator' ? [] : [{ memberId: id, name: display_name, role, since: granted_at, by }],
  )
}

/** Keeps an offer until it expires. False where the same was open already: it stays as it was. */
export async function insertOffer(
  trx: Trx,
  offer: { unitId: number; role: UnitRole; address: string; addressKey: string; offeredBy: number; expiresAt: Date; now: Date },
): Promise<number | undefined> {
  await trx.deleteFrom('role_offers').where('expires_at', '<=', offer.now).execute()
  const row = await trx
    .insertInto('role_offers')
    .values({
      unit_id: offer.unitId,
      role: offer.role,
      address: offer.address,
      address_key: offer.addressKey,
      offered_by: offer.offeredBy,
      expires_at: offer.expiresAt,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function deleteExpiredOffers(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('role_offers').where('expires_at', '<=', now).execute()
}

/** Tells whoever has shown that an address is theirs, if anybody has: one statement either way. */
export async function insertOfferMail(trx: Trx, { addressKey, offerId }: { addressKey: string; offerId: number }): Promise<void> {
  await trx
    .insertInto('mails')
    .columns(['member_id', 'address', 'kind', 'lang', 'about'])
    .expression((eb) =>
      eb
        .selectFrom('member_addresses')
        .innerJoin('members', 'members.id', 'member_addresses.member_id')
        .select([
          'members.id',
          'member_addresses.address',
          sql.lit('role-offered').as('kind'),
          'members.lang',
          sql<string>`jsonb_build_object('offerId', ${offerId}::bigint)`.as('about'),
        ])
        .where('member_addresses.address_key', '=', addressKey)
        .where('member_addresses.verified_at', 'is not', null),
    )
    .execute()
}

export type OpenOffer = { id: number; role: UnitRole; address: string; offeredAt: Date; expiresAt: Date }

/** What a unit has offered and nobody has taken yet. */
export async function listUnitOffers(db: Db | Trx, unitId: number, now: Date): Promise<OpenOffer[]> {
  const rows = await db
    .selectFrom('role_offers')
    .select(['id', 'role', 'address', 'offered_at', 'expires_at'])
    .where('unit_id', '=', unitId)
    .where('expires_at', '>', now)
    .orderBy('offered_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, role, address, offered_at, expires_at }) => ({ id, role, address, offeredAt: offered_at, expiresAt: expires_at }))
}

export type OwnOffer = { id: number; role: UnitRole; unitId: number; unit: { slug: string; name: string }; offeredBy: number; by: string }

/** What is offered to a member, at the address that they have shown to be theirs. */
export async function listOwnOffers(db: Db | Trx, memberId: number, now: Date): Promise<OwnOffer[]> {
  const rows = await db
    .selectFrom('role_offers')
    .innerJoin('member_addresses', 'member_addresses.address_key', 'role_offers.address_key')
    .innerJoin('units', 'units.id', 'role_offers.unit_id')
    .innerJoin('members as giver', 'giver.id', 'role_offers.offered_by')
    .select(['role_offers.id', 'role_offers.role', 'role_offers.offered_by', 'units.id as unit_id', 'units.slug', 'units.name'])
    .select('giver.display_name')
    .where('member_addresses.member_id', '=', memberId)
    .where('member_addresses.verified_at', 'is not', null)
    .where('role_offers.expires_at', '>', now)
    .orderBy('role_offers.id')
    .execute()
  return rows.map(({ id, role, offered_by, unit_id, slug, name, display_name }) => ({
    id,
    role,
    unitId: unit_id,
    unit: { slug, name },
    offeredBy: offered_by,
    by: display_name,
  }))
}

/** False where it is not there (any more). */
export async function deleteOffer(trx: Trx, offer: { id: number; unitId: number }): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('role_offers')
    .where('id', '=', offer.id)
    .where('unit_id', '=', offer.unitId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What somebody has offered for a unit and may not offer any more. */
export async function deleteOffersBy(trx: Trx, memberId: number, unitId: number): Promise<void> {
  await trx.deleteFrom('role_offers').where('offered_by', '=', memberId).where('unit_id', '=', unitId).execute()
}
