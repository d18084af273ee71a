import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { loadSeeds } from '#seeds/load.ts'
import { readSeeds } from '#seeds/read.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const now = new Date('2027-01-20T15:00:00Z')
const load = (db: Db, demo: boolean) => loadSeeds(db, { demo, now })
const slugs = async (db: Db) =>
  (await db.selectFrom('members').select('demo_slug').orderBy('demo_slug').execute()).map((row) => row.demo_slug)
const eight = ['ada', 'bo', 'chi', 'dee', 'eli', 'fay', 'gus', 'hana']

let database: TestDatabase
let db: Db
beforeEach(async () => {
  database = await testDatabase()
  db = database.db
})
afterEach(() => database.drop())

describe('the people of the demonstration', () => {
  beforeEach(() => load(db, true))

  test('are eight, each with what they may do', async () => {
    expect(await slugs(db)).toEqual(eight)
    const roles = await db
      .selectFrom('member_roles')
      .innerJoin('members', 'members.id', 'member_roles.member_id')
      .leftJoin('units', 'units.id', 'member_roles.unit_id')
      .select(['members.demo_slug', 'member_roles.role', 'units.slug', 'units.kind'])
      .orderBy('members.demo_slug')
      .execute()
    expect(roles).toEqual([
      { demo_slug: 'chi', role: 'editor', slug: 'alsc', kind: 'division' },
      { demo_slug: 'dee', role: 'coordinator', slug: 'nmrt', kind: 'round-table' },
      { demo_slug: 'eli', role: 'awarder', slug: 'core', kind: 'division' },
      { demo_slug: 'gus', role: 'administrator', slug: null, kind: null },
    ])
  })

  test('the coordinator’s unit has a mentoring program in the catalog', async () => {
    const programs = await db
      .selectFrom('options')
      .innerJoin('member_roles', 'member_roles.unit_id', 'options.unit_id')
      .select('options.title')
      .where('member_roles.role', '=', 'coordinator')
      .where('options.format', '=', 'mentoring')
      .execute()
    expect(programs.length).toBeGreaterThan(0)
  })

  test('hana supervises bo, and has said yes', async () => {
    const pairs = await db
      .selectFrom('supervisions')
      .innerJoin('members as member', 'member.id', 'supervisions.member_id')
      .innerJoin('members as supervisor', 'supervisor.id', 'supervisions.supervisor_id')
      .select(['member.demo_slug as member', 'supervisor.demo_slug as supervisor', 'accepted_at'])
      .execute()
    expect(pairs).toEqual([{ member: 'bo', supervisor: 'hana', accepted_at: expect.any(Date) }])
  })

  test('fay is new here: no topics, and the first questions before her', async () => {
    const fay = await db.selectFrom('members').select(['id', 'welcomed_at']).where('demo_slug', '=', 'fay').executeTakeFirstOrThrow()
    expect(fay.welcomed_at).toBe(null)
    expect(await db.selectFrom('member_topics').selectAll().where('member_id', '=', fay.id).execute()).toEqual([])
  })

  test('have no address, no password and no session: nothing but the demonstration’s own button lets anybody in', async () => {
    for (const table of ['member_addresses', 'member_passwords', 'member_passkeys', 'member_identities', 'sessions'] as const)
      expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []])
  })

  test('keep what visitors did under their names, also when a newer version loads its seeds', async () => {
    await db.updateTable('members').set({ display_name: 'Ada of the stacks' }).where('demo_slug', '=', 'ada').execute()
    const { id } = await db.selectFrom('members').select('id').where('demo_slug', '=', 'ada').executeTakeFirstOrThrow()
    await db.deleteFrom('member_topics').where('member_id', '=', id).execute()
    const chi = await db.selectFrom('members').select('id').where('demo_slug', '=', 'chi').executeTakeFirstOrThrow()
    await db.deleteFrom('member_roles').where('member_id', '=', chi.id).execute()
    await db.deleteFrom('supervisions').execute()
    const before = await everythingOf(db)
    await db.updateTable('hub_facts').set({ value: 'of another version' }).where('name', '=', 'seeds').execute()
    expect((await load(db, true)).changed).toBe(true)
    expect(await everythingOf(db)).toEqual(before)
  })

  test('come back at the next start when one has deleted their account, and only that one', async () => {
    await db.updateTable('members').set({ display_name: 'Hana of the stacks' }).where('demo_slug', '=', 'hana').execute()
    await db.deleteFrom('members').where('demo_slug', '=', 'bo').execute()
    expect((await load(db, true)).changed).toBe(true)
    expect(await slugs(db)).toEqual(eight)
    expect(await db.selectFrom('supervisions').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('members').select('display_name').where('demo_slug', '=', 'hana').executeTakeFirst()).toEqual({
      display_name: 'Hana of the stacks',
    })
    expect((await load(db, true)).changed).toBe(false)
  })

  test('go, with what they did, when the hub is no demonstration any more; members stay', async () => {
    const { id } = await db.insertInto('members').values({ display_name: 'Somebody' }).returning('id').executeTakeFirstOrThrow()
    const gus = await db.selectFrom('members').select('id').where('demo_slug', '=', 'gus').executeTakeFirstOrThrow()
    const unit = await db.selectFrom('units').select('id').where('slug', '=', 'demo-library-school').executeTakeFirstOrThrow()
    await db.insertInto('member_roles').values({ member_id: id, unit_id: unit.id, role: 'editor', granted_by: gus.id }).execute()
    await load(db, false)
    expect(await db.selectFrom('members').select('id').execute()).toEqual([{ id }])
    expect(await db.selectFrom('units').select('slug').where('id', '=', unit.id).execute()).toEqual([{ slug: 'demo-library-school' }])
  })
})

test('there is nobody invented where nothing is demonstrated', async () => {
  await load(db, false)
  expect(await slugs(db)).toEqual([])
})

test('the people of the demonstration go by one name', async () => {
  const { people } = await readSeeds()
  expect(people.map((person) => person.slug)).toEqual(eight)
  for (const { name } of people) expect(name).toMatch(/^\p{L}+$/u)
})

async function everythingOf(db: Db) {
  return {
    members: await db.selectFrom('members').selectAll().orderBy('id').execute(),
    topics: await db.selectFrom('member_topics').selectAll().orderBy('member_id').orderBy('topic_slug').execute(),
    roles: await db.selectFrom('member_roles').selectAll().orderBy('id').execute(),
    supervisions: await db.selectFrom('supervisions').selectAll().execute(),
  }
}
