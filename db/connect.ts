import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { EmbeddedConnection } from './embedded/options.ts'
import type { Database, Db } from './schema.ts'
import { valueParsers } from './value-parsers.ts'

type ConnectOptions = {
  /** where the database is: an address, or the embedded one's connection */
  target: string | EmbeddedConnection
  /** address of a read replica, for reads that may be a moment old */
  readUrl?: string
  /** most connections at once, for each of the two */
  max?: number
  /** a statement that takes longer is ended with an error; 0 is never. Milliseconds, 30,000 unless said */
  statementTimeout?: number
  applicationName?: string
  /** hears of connections that were cut; the pool replaces them by itself */
  log?: (line: string) => void
}

export type Connected = {
  db: Db
  /** the replica, or `db` where there is none */
  read: Db
  /** the server's major version */
  version: number
  close(): Promise<void>
}

const oldest = 15

/** Opens the pool (and the replica's), and makes sure that somebody answers who is new enough. Throws in words otherwise. */
export async function connect(options: ConnectOptions): Promise<Connected> {
  const main = await openPool(options.target, 'DATABASE_URL', options)
  try {
    const replica = options.readUrl ? await openPool(options.readUrl, 'DATABASE_READ_URL', options) : null
    const db = kyselyOn(main.pool)
    const read = replica ? kyselyOn(replica.pool) : db
    return {
      db,
      read,
      version: main.version,
      async close() {
        await db.destroy()
        if (read !== db) await read.destroy()
        // Kysely ends no pool that it has asked nothing of yet, and its connection would keep the process for a minute
        for (const pool of [main.pool, replica?.pool]) if (pool && !pool.ending) await pool.end()
      },
    }
  } catch (error) {
    await main.pool.end()
    throw error
  }
}

function kyselyOn(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

async function openPool(
  target: string | EmbeddedConnection,
  name: string,
  options: ConnectOptions,
): Promise<{ pool: pg.Pool; version: number }> {
  const pool = newPool(target, options, true)
  try {
    return { pool, version: await readVersion(pool, name) }
  } catch (error) {
    await pool.end()
    // A connection pooler in front of the server (PgBouncer) takes no settings at the start of a connection.
    if (!(error instanceof Error) || !/unsupported startup parameter/.test(error.message)) throw error
    const plain = newPool(target, options, false)
    return { pool: plain, version: await readVersion(plain, name) }
  }
}

function newPool(target: string | EmbeddedConnection, options: ConnectOptions, withSettings: boolean): pg.Pool {
  const log = options.log ?? (() => {})
  const timeout = options.statementTimeout ?? 30_000
  const pool = new pg.Pool({
    ...(typeof target === 'string' ? { connectionString: target } : target),
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'learning-hub',
    // Who waits longer than this for a free connection waits for itself, as in a transaction that asks `db` instead of `trx`.
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    ...(timeout === 0 ? {} : withSettings ? { statement_timeout: timeout } : { query_timeout: timeout }),
    types: { getTypeParser: valueParsers },
  })
  // Without listeners, a connection that is cut while idle, or in a transaction between two statements, ends the process.
  const lost = (error: Error) => {
    // Connections say goodbye after the pool has closed; the server may be gone by then.
    if (!pool.ending) log(`a database connection was lost: ${error.message}`)
  }
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}

async function readVersion(pool: pg.Pool, name: string): Promise<number> {
  const found = await pool.query<{ server_version_num: string }>('show server_version_num').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^E[A-Z]+$|^28|^3D000$/.test(code)) throw new Error(`${name}: the database does not let us in (${reason(error)})`)
    throw error
  })
  const version = Math.floor(Number(found.rows[0]?.server_version_num) / 10_000)
  if (version < oldest) throw new Error(`${name}: PostgreSQL ${oldest} or newer is needed, and this is ${version}`)
  return version
}

/** Node says why in an AggregateError's parts when a name has several addresses. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ')
  return error instanceof Error ? error.message : String(error)
}
