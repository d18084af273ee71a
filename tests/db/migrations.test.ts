import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateDown, migrateToLatest } from '#db/migrate.ts'
import { migrations } from '#db/migrations/index.ts'
import { loadSeeds } from '#seeds/load.ts'
import { describeEachDatabase, type TestDatabase, testDatabase, type Version } from '../support/database.ts'

/** Everything of ours in the catalogs of PostgreSQL, a line each: what a dump of the schema would write. */
async function dumpSchema<T>(db: Kysely<T>): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select format('table %s kind %s options %s acl %s', oid::regclass, relkind, reloptions, relacl) as line
      from pg_class where relnamespace = 'public'::regnamespace
    union all select format('column %s.%s %s %s default %s generated %s identity %s collation %s', c.table_name, c.column_name, c.data_type, c.is_nullable,
        c.column_default, c.generation_expression, c.identity_generation, c.collation_name)
      from information_schema.columns c where c.table_schema = 'public'
    union all select format('constraint %s %s %s %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid), condeferrable, condeferred)
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
    union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all select format('function %s', pg_get_functiondef(oid)) from pg_proc where pronamespace = 'public'::regnamespace and prokind <> 'a'
    union all select format('sequence %s %s %s', sequencename, increment_by, cycle) from pg_sequences where schemaname = 'public'
    union all select format('type %s', typname) from pg_type where typnamespace = 'public'::regnamespace and typtype <> 'b'
    union all select format('comment %s', description) from pg_description d join pg_class c on c.oid = d.objoid where c.relnamespace = 'public'::regnamespace
    union all select format('extension %s', extname) from pg_extension
    order by 1`.execute(db)
  return rows.map((row) => row.line)
}

const dumps = new Map<Version, string[]>()

describeEachDatabase('the migrations', (version) => {
  let database: TestDatabase
  let empty: string[]

  beforeAll(async () => {
    database = await testDatabase({ version, empty: true })
    await migrateToLatest(database.db)
    dumps.set(version, await dumpSchema(database.db))
    await migrateDown(database.db, 'all')
    empty = await dumpSchema(database.db)
  })
  afterAll(() => database.drop())

  test('taken back, leave nothing but the list of migrations', () => {
    expect(empty.filter((line) => !/\bmigrations(_pkey)?\b|extension plpgsql/.test(line))).toEqual([])
  })

  test('make the same schema again', async () => {
    await migrateToLatest(database.db)
    const again = await dumpSchema(database.db)
    expect(again.length).toBeGreaterThan(200)
    expect(again).toEqual(dumps.get(version))
  })

  test('one by one: each can be taken back and made again on the way up', async () => {
    await migrateDown(database.db, 'all')
    const names = Object.keys(migrations).sort()
    for (const [at, name] of names.entries()) {
      const until = Object.fromEntries(names.slice(0, at + 1).flatMap((known) => (migrations[known] ? [[known, migrations[known]]] : [])))
      await migrateToLatest(database.db, undefined, until)
      const made = await dumpSchema(database.db)
      await migrateDown(database.db, 1, undefined, until)
      await migrateToLatest(database.db, undefined, until)
      expect(await dumpSchema(database.db), name).toEqual(made)
    }
    expect(await dumpSchema(database.db)).toEqual(dumps.get(version))
  })

  test('go down and up with a catalog in the tables, which can then be filled again', async () => {
    const { db } = database
    await loadSeeds(db, { demo: true, now: new Date('2026-06-01T12:00:00Z') })
    await migrateDown(db, 'all')
    expect(await dumpSchema(db)).toEqual(empty)
    await migrateToLatest(db)
    expect(await dumpSchema(db)).toEqual(dumps.get(version))
    const { changed, options } = await loadSeeds(db, { demo: true, now: new Date('2026-06-01T12:00:00Z') })
    expect({ changed, some: options > 200 }).toEqual({ changed: true, some: true })
  })

  test('make the same schema on every version of PostgreSQL', () => {
    for (const dump of dumps.values()) expect(dump).toEqual(dumps.get('newest'))
  })
})
