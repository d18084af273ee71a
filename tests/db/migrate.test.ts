import { readdirSync } from 'node:fs'
import { type Kysely, type Migration, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { listPending, migrateDown, migrateToLatest } from '#db/migrate.ts'
import { migrations } from '#db/migrations/index.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'

function making(table: string, then: (db: Kysely<unknown>) => Promise<void> = async () => {}): Migration {
  return {
    async up(db) {
      await sql`create table ${sql.table(table)} (id int)`.execute(db)
      await then(db)
    },
    async down(db) {
      await sql`drop table ${sql.table(table)}`.execute(db)
    },
  }
}

/** Everything that the schema consists of, as text that can be compared. */
async function readSchema<T>(db: Kysely<T>): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
    union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
    union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all select format('function %s', pg_get_functiondef(oid)) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
    union all select format('type %s', typname) from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
    order by 1`.execute(db)
  return rows.map((row) => row.line)
}

async function listTables<T>(db: Kysely<T>): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(db)
  return rows.map((row) => row.name)
}

test('the list of migrations is the folder of migrations', () => {
  const files = readdirSync('db/migrations').filter((file) => file !== 'index.ts')
  expect(Object.keys(migrations).map((name) => `${name}.ts`)).toEqual(files.sort())
})

test('every migration can be taken back', () => {
  expect(Object.entries(migrations).filter(([, migration]) => !migration.down)).toEqual([])
})

describeEachDatabase('the schema', (version) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await testDatabase({ version, empty: true })
  })
  afterEach(() => database.drop())

  test('goes up, down and up again, and is the same as before', async () => {
    const { db } = database
    expect(await listPending(db)).toEqual(Object.keys(migrations))
    const steps = await migrateToLatest(db)
    expect(steps.map((step) => step.name)).toEqual(Object.keys(migrations))
    expect(await listPending(db)).toEqual([])
    const first = await readSchema(db)
    expect(first.length).toBeGreaterThan(50)
    await migrateDown(db, 'all')
    expect(await listTables(db)).toEqual(['migrations'])
    await migrateToLatest(db)
    expect(await readSchema(db)).toEqual(first)
  })

  test('is made once when several processes start together', async () => {
    const heard: string[] = []
    const others = await Promise.all([1, 2, 3].map(() => connect({ target: database.url, max: 1 })))
    await Promise.all(others.map(({ db }) => migrateToLatest(db, (step) => heard.push(step.name))))
    await Promise.all(others.map((other) => other.close()))
    expect(heard.sort()).toEqual(Object.keys(migrations))
  })
})

describe('a migration', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await testDatabase({ empty: true })
  })
  afterEach(() => database.drop())

  test('that fails leaves nothing of itself, and keeps those before it', async () => {
    const broken = making('half', async (db) => {
      await sql`select 1 / 0`.execute(db)
    })
    await expect(migrateToLatest(database.db, undefined, { '1-whole': making('whole'), '2-half': broken })).rejects.toThrow(
      'division by zero',
    )
    expect(await listTables(database.db)).toEqual(['migrations', 'whole'])
    await migrateToLatest(database.db, undefined, { '1-whole': making('whole'), '2-half': making('half') })
    expect(await listTables(database.db)).toEqual(['half', 'migrations', 'whole'])
  })

  test('whose connection is cut in the middle leaves nothing of itself, and can be tried again', async () => {
    const cut = making('half', async (db) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)
    })
    await expect(migrateToLatest(database.db, undefined, { '1-half': cut })).rejects.toThrow()
    expect(await listTables(database.db)).toEqual([])
    expect(await migrateToLatest(database.db, undefined, { '1-half': making('half') })).toHaveLength(1)
  })

  test('may take longer than other statements', async () => {
    const impatient = await connect({ target: database.url, max: 1, statementTimeout: 50 })
    const slow = making('slow', async (db) => {
      await sql`select pg_sleep(0.2)`.execute(db)
    })
    await expect(sql`select pg_sleep(0.2)`.execute(impatient.db)).rejects.toThrow('statement timeout')
    expect(await migrateToLatest(impatient.db, undefined, { '1-slow': slow })).toHaveLength(1)
    await impatient.close()
  })

  test('is taken back one at a time, the last one first', async () => {
    const list = { '1-a': making('a'), '2-b': making('b'), '3-c': making('c') }
    await migrateToLatest(database.db, undefined, list)
    const heard: string[] = []
    await migrateDown(database.db, 2, (step) => heard.push(`${step.direction} ${step.name}`), list)
    expect(heard).toEqual(['down 3-c', 'down 2-b'])
    expect(await listTables(database.db)).toEqual(['a', 'migrations'])
  })

  test('that this version does not know is a refusal that says so', async () => {
    await migrateToLatest(database.db, undefined, { '1-a': making('a'), '2-later': making('b') })
    await expect(migrateToLatest(database.db, undefined, { '1-a': making('a') })).rejects.toThrow(
      'newer than this hub: it has the migration 2-later',
    )
  })

  test('that is named earlier than one already applied is a refusal that names it', async () => {
    await migrateToLatest(database.db, undefined, { '2-b': making('b') })
    await expect(migrateToLatest(database.db, undefined, { '1-a': making('a'), '2-b': making('b') })).rejects.toThrow(
      '2-b was applied before',
    )
  })
})
