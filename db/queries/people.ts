import { sql } from 'kysely'
import type { Db } from '#db/schema.ts'
import type { RoleName } from '#db/values.ts'

/** What whoever runs the hub sees of somebody: their name and what they may do, and nothing of what they learn. */
export type Person = {
  id: number
  name: string
  since: Date
  /** has shown that their address is theirs, or belongs to the demonstration */
  reachable: boolean
  demo: boolean
  roles: { role: RoleName; unit: string | null }[]
}

function people(db: Db) {
  return db
    .selectFrom('members')
    .leftJoin('member_addresses', 'member_addresses.member_id', 'members.id')
    .select([
      'members.id',
      'members.display_name',
      'members.created_at',
      'members.demo_slug',
      'member_addresses.verified_at',
      sql<Person['roles']>`coalesce((
        select jsonb_agg(jsonb_build_object('role', r.role, 'unit', coalesce(u.acronym, u.name)) order by u.name nulls first, r.role)
        from member_roles r left join units u on u.id = r.unit_id where r.member_id = members.id), '[]'::jsonb)`.as('roles'),
    ])
}

type Found = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number]

function toPerson({ id, display_name, created_at, demo_slug, verified_at, roles }: Found): Person {
  return {
    id,
    name: display_name,
    since: created_at,
    reachable: verified_at !== null || demo_slug !== null,
    demo: demo_slug !== null,
    roles,
  }
}

export async function findPerson(db: Db, id: number): Promise<Person | undefined> {
  const row = await people(db).where('members.id', '=', id).executeTakeFirst()
  return row && toPerson(row)
}

/** Whose name holds these words; or who has shown that exactly this address is theirs. */
export async function searchPeople(db: Db, wanted: { name: string } | { addressKey: string }, limit: number): Promise<Person[]> {
  const query = people(db).orderBy('members.display_name').orderBy('members.id').limit(limit)
  const rows =
    'name' in wanted
      ? await query.where('members.display_name', 'ilike', `%${wanted.name.replace(/[\\%_]/g, '\\$&')}%`).execute()
      : await query
          .where('member_addresses.address_key', '=', wanted.addressKey)
          .where('member_addresses.verified_at', 'is not', null)
          .execute()
  return rows.map(toPerson)
}

/** Whoever holds a role, by name. */
export async function listRoleHolders(db: Db, limit: number): Promise<Person[]> {
  const rows = await people(db)
    .where((eb) => eb.exists(eb.selectFrom('member_roles').select('member_roles.id').whereRef('member_roles.member_id', '=', 'members.id')))
    .orderBy('members.display_name')
    .orderBy('members.id')
    .limit(limit)
    .execute()
  return rows.map(toPerson)
}

/** Every unit by name, for a list to choose from. */
export function listUnitNames(db: Db): Promise<{ slug: string; name: string; acronym: string | null }[]> {
  return db.selectFrom('units').select(['slug', 'name', 'acronym']).orderBy('name').execute()
}

export function findUnit(db: Db, slug: string): Promise<{ id: number; slug: string; name: string } | undefined> {
  return db.selectFrom('units').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst()
}
