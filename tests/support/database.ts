import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { describe, inject, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { Db } from '#db/schema.ts'

/** The PostgreSQL that comes along, or the oldest that the hub runs on. */
export type Version = 'newest' | 'oldest'

export type TestDatabase = {
  db: Db
  /** for a process that is given `DATABASE_URL` */
  url: string
  /** closes the pool and drops the database, whoever else is connected */
  drop(): Promise<void>
}

type Options = {
  version?: Version
  /** most connections of `db`, 5 unless said */
  max?: number
  /** an empty database instead of a migrated one */
  empty?: boolean
}

/** A database of its own, for a test file: `beforeAll(async () => { database = await testDatabase() })`, and `drop` in `afterAll`. */
export async function testDatabase({ version = 'newest', max = 5, empty = false }: Options = {}): Promise<TestDatabase> {
  const cluster = inject('clusters')[version]
  if (!cluster) throw new Error('There is no PostgreSQL of this version here; use describeEachDatabase.')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(cluster, `create database ${name} template ${empty ? 'template0' : 'migrated'}`)
  const url = cluster.replace('/hub?', `/${name}?`)
  const { db, close } = await connect({ target: url, max })
  return {
    db,
    url,
    async drop() {
      await close()
      await administer(cluster, `drop database ${name} with (force)`)
    },
  }
}

/** Runs a suite on the newest PostgreSQL, and on the oldest too where it is installed. */
export function describeEachDatabase(name: string, suite: (version: Version) => void): void {
  describe(`${name}, on the PostgreSQL that comes along`, () => suite('newest'))
  describe(`${name}, on PostgreSQL 15`, () => {
    if (inject('clusters').oldest) suite('oldest')
    else test('the same', (context) => context.skip('PostgreSQL 15 is not installed here (Debian: apt-get install postgresql-15)'))
  })
}

async function administer(cluster: string, statement: string): Promise<void> {
  const client = new pg.Client(cluster)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
