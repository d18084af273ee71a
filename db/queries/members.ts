import type { Db, Row, Trx } from '#db/schema.ts'
import type { Language } from '#db/values.ts'

export async function insertMember(trx: Trx, member: { displayName: string; lang: Language; zone: string | null }): Promise<number> {
  const { id } = await trx
    .insertInto('members')
    .values({ display_name: member.displayName, lang: member.lang, zone: member.zone })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertAddress(trx: Trx, memberId: number, { address, key }: { address: string; key: string }): Promise<void> {
  await trx.insertInto('member_addresses').values({ member_id: memberId, address, address_key: key }).execute()
}

export async function upsertPassword(trx: Trx, memberId: number, hash: string, now: Date): Promise<void> {
  await trx
    .insertInto('member_passwords')
    .values({ member_id: memberId, hash, changed_at: now })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ hash, changed_at: now }))
    .execute()
}

export type SignInAccount = { memberId: number; hash: string; verified: boolean }

/** Accounts with a password at this address: the one that it has been shown to belong to first, then the newest others, ten at most. */
export async function listSignInAccounts(db: Db, addressKey: string): Promise<SignInAccount[]> {
  const rows = await db
    .selectFrom('member_addresses')
    .innerJoin('member_passwords', 'member_passwords.member_id', 'member_addresses.member_id')
    .select(['member_addresses.member_id', 'member_passwords.hash', 'member_addresses.verified_at'])
    .where('address_key', '=', addressKey)
    .orderBy((by) => by('verified_at', 'is', null))
    .orderBy('member_addresses.member_id', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ member_id, hash, verified_at }) => ({ memberId: member_id, hash, verified: verified_at !== null }))
}

/** The account that a mail to this address is about: the one that it has been shown to belong to, else the newest. */
export function findAccountOfAddress(
  db: Db,
  addressKey: string,
): Promise<(Pick<Row<'members'>, 'id' | 'lang'> & Pick<Row<'member_addresses'>, 'address' | 'verified_at'>) | undefined> {
  return db
    .selectFrom('member_addresses')
    .innerJoin('members', 'members.id', 'member_addresses.member_id')
    .select(['members.id', 'members.lang', 'member_addresses.address', 'member_addresses.verified_at'])
    .where('address_key', '=', addressKey)
    .orderBy((by) => by('verified_at', 'is', null))
    .orderBy('members.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Who has shown that this address is theirs. */
export async function findVerifiedMember(db: Db, addressKey: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('member_addresses')
    .select('member_id')
    .where('address_key', '=', addressKey)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return row?.member_id
}

export type MemberAccess = Pick<Row<'members'>, 'id' | 'display_name' | 'lang' | 'created_at'> & {
  address: string | null
  address_key: string | null
  verified_at: Date | null
  hash: string | null
}

/** How a member signs in. */
export function findMemberAccess(db: Db, memberId: number): Promise<MemberAccess | undefined> {
  return db
    .selectFrom('members')
    .leftJoin('member_addresses', 'member_addresses.member_id', 'members.id')
    .leftJoin('member_passwords', 'member_passwords.member_id', 'members.id')
    .select(['members.id', 'members.display_name', 'members.lang', 'members.created_at'])
    .select(['member_addresses.address', 'member_addresses.address_key', 'member_addresses.verified_at', 'member_passwords.hash'])
    .where('members.id', '=', memberId)
    .executeTakeFirst()
}

/** The same, with the member's row held until the transaction ends: two changes of one account come one after the other. */
export async function lockMemberAccess(trx: Trx, memberId: number): Promise<MemberAccess | undefined> {
  await trx.selectFrom('members').select('id').where('id', '=', memberId).forUpdate().executeTakeFirst()
  return findMemberAccess(trx, memberId)
}

/** The address has been shown to be the member's. Rejects with the database's `unique_violation` where it has become somebody else's. */
export async function updateAddressVerified(trx: Trx, memberId: number, now: Date): Promise<void> {
  await trx.updateTable('member_addresses').set({ verified_at: now }).where('member_id', '=', memberId).execute()
}

/** A new address, shown to be the member's; rejects as `updateAddressVerified` does. */
export async function upsertVerifiedAddress(
  trx: Trx,
  memberId: number,
  { address, key }: { address: string; key: string },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('member_addresses')
    .values({ member_id: memberId, address, address_key: key, verified_at: now })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ address, address_key: key, verified_at: now }))
    .execute()
}

/** Other ways in than the password: what somebody may have added before an address was shown to be theirs. */
export async function deleteOtherWaysIn(trx: Trx, memberId: number): Promise<void> {
  await trx.deleteFrom('member_passkeys').where('member_id', '=', memberId).execute()
  await trx.deleteFrom('member_identities').where('member_id', '=', memberId).execute()
}

/** The people that a demonstration may be looked at as. */
export async function listDemoPeople(db: Db): Promise<{ slug: string; name: string }[]> {
  const rows = await db
    .selectFrom('members')
    .select(['demo_slug', 'display_name'])
    .where('demo_slug', 'is not', null)
    .orderBy('demo_slug')
    .execute()
  return rows.map(({ demo_slug, display_name }) => ({ slug: demo_slug ?? '', name: display_name }))
}

export function findDemoPerson(db: Db, slug: string): Promise<Pick<Row<'members'>, 'id'> | undefined> {
  return db.selectFrom('members').select('id').where('demo_slug', '=', slug).executeTakeFirst()
}
