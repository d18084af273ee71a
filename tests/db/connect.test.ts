import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'

describeEachDatabase('values come out of the database', (version) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase({ version, empty: true })
  })
  afterAll(() => database.drop())

  test('whole numbers as numbers, days and wall-clock times as text, instants as dates', async () => {
    const { rows } = await sql`select
      9007199254740991::bigint as big, array[1, null, 3]::bigint[] as bigs, count(*) as counted,
      date '2026-03-08' as day, array[date '2026-03-08'] as days, timestamp '2026-03-08 02:30' as wall,
      timestamptz '2026-03-08 02:30-06' as instant, '{"a": 1}'::jsonb as json`.execute(database.db)
    expect(rows).toEqual([
      {
        big: 9007199254740991,
        bigs: [1, null, 3],
        counted: 1,
        day: '2026-03-08',
        days: ['2026-03-08'],
        wall: '2026-03-08 02:30:00',
        instant: new Date('2026-03-08T08:30:00Z'),
        json: { a: 1 },
      },
    ])
  })

  test('a whole number too large to be exact is an error, never another number', async () => {
    await expect(sql`select 9007199254740993::bigint`.execute(database.db)).rejects.toThrow('9007199254740993')
    expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }])
  })
})

describe('a connection', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase({ max: 3 })
  })
  afterAll(() => database.drop())

  const cutOthers = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`

  test('that is cut while idle, or inside a transaction, fails what was being done and no more', async () => {
    const lost: string[] = []
    const other = await connect({ target: database.url, max: 1, log: (line) => lost.push(line) })
    await sql`select 1`.execute(other.db)
    await cutOthers().execute(database.db)
    await expect.poll(async () => (await sql`select 1 as one`.execute(other.db)).rows).toEqual([{ one: 1 }])
    const transaction = other.db.transaction().execute(async (trx) => {
      await cutOthers().execute(database.db)
      await expect.poll(() => lost.length).toBeGreaterThan(1)
      await sql`select 1`.execute(trx)
    })
    await expect(transaction).rejects.toThrow()
    expect((await sql`select 1 as one`.execute(other.db)).rows).toEqual([{ one: 1 }])
    await other.close()
  })

  test('ends a statement that takes too long', async () => {
    const impatient = await connect({ target: database.url, max: 1, statementTimeout: 50 })
    await expect(sql`select pg_sleep(5)`.execute(impatient.db)).rejects.toThrow('statement timeout')
    await impatient.close()
  })

  test('to a replica is used for reads that allow it', async () => {
    const replica = await testDatabase()
    const both = await connect({ target: database.url, readUrl: replica.url })
    const name = async (db: typeof both.db) => (await sql<{ name: string }>`select current_database() as name`.execute(db)).rows[0]?.name
    expect(database.url).toContain(`/${await name(both.db)}?`)
    expect(replica.url).toContain(`/${await name(both.read)}?`)
    await both.close()
    await replica.drop()
  })

  test('to nobody is refused in words that name the setting', async () => {
    await expect(connect({ target: 'postgresql://hub@localhost:1/hub' })).rejects.toThrow(/^DATABASE_URL: .*ECONNREFUSED/)
    await expect(connect({ target: database.url, readUrl: 'postgresql://hub@localhost:1/hub' })).rejects.toThrow(/^DATABASE_READ_URL: /)
    await expect(connect({ target: database.url.replace(/\/test_\w+/, '/missing') })).rejects.toThrow(/^DATABASE_URL: .*missing/)
  })
})
