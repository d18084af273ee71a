import { type Kysely, type Migration, sql, type Transaction } from 'kysely'
import { migrations } from './migrations/index.ts'

/** One migration that was applied or taken back, and how long it took. */
export type Step = { name: string; direction: 'up' | 'down'; ms: number }

type Heard = (step: Step) => void
type Listed = Record<string, Migration>

/**
 * Applies what is missing, in order, each in a transaction of its own: killed in the middle, it has happened or it has not.
 * Any number of processes may do this at once. A lock of the transaction, and not of the session, since it also holds behind
 * a connection pooler, and a killed process cannot keep it. Throws if the database knows a migration that this code does not.
 */
export async function migrateToLatest<T>(db: Kysely<T>, heard: Heard = () => {}, list: Listed = migrations): Promise<Step[]> {
  return repeat(heard, () =>
    inTurn(db, async (trx) => {
      const applied = await readApplied(trx)
      checkOrder(applied, Object.keys(list).sort())
      const name = Object.keys(list).sort()[applied.length]
      const migration = name === undefined ? undefined : list[name]
      if (name === undefined || !migration) return null
      return timed(name, 'up', async () => {
        await migration.up(trx)
        await sql`insert into migrations (name) values (${name})`.execute(trx)
      })
    }),
  )
}

/** Takes back the last `steps` migrations, or all of them. */
export async function migrateDown<T>(
  db: Kysely<T>,
  steps: number | 'all',
  heard: Heard = () => {},
  list: Listed = migrations,
): Promise<Step[]> {
  let left = steps === 'all' ? Number.POSITIVE_INFINITY : steps
  return repeat(heard, () =>
    inTurn(db, async (trx) => {
      const name = (await readApplied(trx)).at(-1)
      if (name === undefined || left-- <= 0) return null
      const migration = list[name]
      if (!migration?.down) throw new Error(`The migration ${name} cannot be taken back by this version of the hub.`)
      const down = migration.down
      return timed(name, 'down', async () => {
        await down(trx)
        await sql`delete from migrations where name = ${name}`.execute(trx)
      })
    }),
  )
}

/** Names of the migrations that the database lacks; empty when it is up to date. Changes nothing. */
export async function listPending<T>(db: Kysely<T>, list: Listed = migrations): Promise<string[]> {
  const { rows } = await sql<{ made: boolean }>`select to_regclass('migrations') is not null as made`.execute(db)
  const applied = rows[0]?.made ? await readApplied(db) : []
  return Object.keys(list)
    .sort()
    .filter((name) => !applied.includes(name))
}

async function repeat(heard: Heard, next: () => Promise<Step | null>): Promise<Step[]> {
  const steps: Step[] = []
  for (let step = await next(); step; step = await next()) {
    steps.push(step)
    heard(step)
  }
  return steps
}

/** A transaction that no other migrating process is in, and that may take its time. */
function inTurn<T, R>(db: Kysely<T>, work: (trx: Transaction<unknown>) => Promise<R>): Promise<R> {
  return db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`select pg_advisory_xact_lock(7234518, 1)`.execute(trx)
    await sql`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`.execute(trx)
    return work(trx as unknown as Transaction<unknown>)
  })
}

async function readApplied<T>(db: Kysely<T>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations order by name collate "C"`.execute(db)
  return rows.map((row) => row.name)
}

/** What was applied must be the beginning of the list. */
function checkOrder(applied: string[], listed: string[]): void {
  const stranger = applied.find((name) => !listed.includes(name))
  if (stranger)
    throw new Error(
      `The database is newer than this hub: it has the migration ${stranger}, which this version does not know. Start the newer version.`,
    )
  const skipped = applied.find((name, at) => listed[at] !== name)
  if (skipped)
    throw new Error(
      `The migration ${skipped} was applied before one that comes earlier in the list. New migrations are named later than all others.`,
    )
}

async function timed(name: string, direction: Step['direction'], work: () => Promise<void>): Promise<Step> {
  const begun = performance.now()
  await work()
  return { name, direction, ms: Math.round(performance.now() - begun) }
}
