import { readFileSync } from 'node:fs'
import type ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Files, ours } from './checks/planted-tree.ts'
import { programOf, sourceFiles } from './checks/program.ts'
import { secondConnections } from './checks/transactions.ts'

const head = `import type { Db, Trx } from '#db/schema.ts'\n`

/** Each has its fault in line 4. */
const faults = {
  'a query on the database instead of the transaction': `export function act(db: Db) {
  return db.transaction().execute(async (trx) => {
    await db.selectFrom('goals').selectAll().execute(); trx
  })
}`,
  'a helper that is handed the database': `export function act(db: Db, count: (db: Db) => Promise<number>) {
  return db.transaction().setIsolationLevel('serializable').execute(async (trx) => {
    await count(db); trx
  })
}`,
  'a helper that is handed the database among other things': `export function act(db: Db, count: (of: { db: Db }) => Promise<number>) {
  return db.transaction().execute(async (trx) => {
    await count({ db }); trx
  })
}`,
  'a database that hangs on something': `export function act(hub: { db: Db }) {
  return hub.db.transaction().execute(async (trx) => {
    await hub.db.deleteFrom('goals').execute(); trx
  })
}`,
  'a transaction that nobody uses': `export function act(db: Db) {
  return db.transaction().execute(async () => {
    await db.deleteFrom('goals').execute()
  })
}`,
  'a function that has both': `export async function act(trx: Trx, db: Db) {
  await trx.deleteFrom('goals').execute()
  await db.deleteFrom('goals').execute()
}`,
  'a neighbor that closes over the database': `export function act(db: Db) {
  async function tidy() {
    await db.deleteFrom('goals').execute()
  }
  return db.transaction().execute(async (trx) => { await tidy(); trx })
}`,
  'a replica, whose connections run out as well': `export function act(db: Db, read: Db) {
  return db.transaction().execute(async (trx) => {
    await read.selectFrom('goals').selectAll().execute(); trx
  })
}`,
}

const fine = {
  'the transaction itself, and helpers that take either': `
async function helper(db: Db) { await db.deleteFrom('goals').execute() }
export function act(db: Db) {
  return db.transaction().execute(async (trx) => { await helper(trx); await trx.deleteFrom('themes').execute() })
}`,
  'the database after the transaction has ended': `
export async function act(db: Db) {
  await db.transaction().execute((trx) => trx.deleteFrom('themes').execute())
  await db.deleteFrom('goals').execute()
}`,
  'a transaction under the name of the database': `
export function act(db: Db) {
  return db.transaction().execute(async (db) => { await db.deleteFrom('themes').execute() })
}`,
}

function fileOf(name: string): string {
  return `db/queries/planted-${name.replace(/[^a-z]+/g, '-')}.ts`
}

const planted: Files = Object.fromEntries(Object.entries({ ...faults, ...fine }).map(([name, text]) => [fileOf(name), head + text]))
/** Reading the types of all would take long: where nothing is called a transaction, there is none. */
const own = sourceFiles('app', 'db', 'seeds').filter((file) => /trx|transaction/i.test(readFileSync(ours(file), 'utf8')))
let program: ts.Program

beforeAll(() => {
  program = programOf(own, planted)
})

describe('inside a transaction nothing asks on a second connection', () => {
  test.each(Object.keys(faults))('caught: %s', (name) => {
    expect(secondConnections(program, [fileOf(name)])).toEqual([expect.stringContaining(`${fileOf(name)}:4 `)])
  })

  test.each(Object.keys(fine))('let through: %s', (name) => {
    expect(secondConnections(program, [fileOf(name)])).toEqual([])
  })

  test('the hub keeps to it', () => {
    expect(secondConnections(program, own)).toEqual([])
  })
})
