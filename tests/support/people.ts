import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#db/schema.ts'
import type { RoleName } from '#db/values.ts'

/** A person of the demonstration, or a member by id. */
export type Who = string | number

/** The cookie of a session that did not exist before, as `session.ts` would have begun it. */
export async function signIn({ db }: { db: Db }, who: Who, { kept = false }: { kept?: boolean } = {}): Promise<string> {
  // the first letter of an id says how long its session lives
  const id = (kept ? 'k' : 's') + randomBytes(20).toString('hex')
  await db
    .insertInto('sessions')
    .values({
      id_hash: createHash('sha256').update(id).digest('hex'),
      member_id: await memberId(db, who),
      kept,
      expires_at: new Date(Date.now() + (kept ? 30 * 24 : 2) * 3_600_000),
    })
    .execute()
  return `session=${id}`
}

export async function memberId(db: Db, who: Who): Promise<number> {
  if (typeof who === 'number') return who
  const row = await db.selectFrom('members').select('id').where('demo_slug', '=', who).executeTakeFirst()
  if (!row) throw new Error(`The demonstration has nobody called ${who} (any more).`)
  return row.id
}

/** A member of one's own making. `address`: null for none; verified unless said. */
export async function addMember(
  db: Db,
  { name = 'Somebody', address = null, verified = true }: { name?: string; address?: string | null; verified?: boolean } = {},
): Promise<number> {
  const { id } = await db
    .insertInto('members')
    .values({ display_name: name, welcomed_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (address !== null)
    await db
      .insertInto('member_addresses')
      .values({ member_id: id, address, address_key: address.toLowerCase(), verified_at: verified ? new Date() : null })
      .execute()
  return id
}

/** `unit`: its slug; none for the administrator. */
export async function giveRole(db: Db, member: Who, role: RoleName, unit?: string): Promise<void> {
  const place = unit && (await db.selectFrom('units').select('id').where('slug', '=', unit).executeTakeFirstOrThrow()).id
  await db
    .insertInto('member_roles')
    .values({ member_id: await memberId(db, member), role, unit_id: place || null })
    .execute()
}
