import pg from 'pg'
import { databaseName, type EmbeddedConnection } from './options.ts'

/** `yes`: ready. `not-yet`: there, but starting up or shutting down. `no`: nobody answers. */
export type Answer = 'yes' | 'not-yet' | 'no'

/** Asks the server whether it takes connections; makes the hub's database in a new cluster. */
export async function ask(connection: EmbeddedConnection): Promise<Answer> {
  try {
    await once(connection, 'select 1')
    return 'yes'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === '57P03' || code === '57P01') return 'not-yet'
    if (code === '53300') return 'yes'
    if (code === '3D000') return makeDatabase(connection)
    if (code === 'EACCES') {
      throw new Error(
        `The database at ${connection.host} belongs to another user. Run this as the user who started the hub, or set HUB_DATA.`,
      )
    }
    if (typeof code === 'string' && /^28/.test(code)) throw new Error(`The database at ${connection.host} is not a hub's: ${String(error)}`)
    return 'no'
  }
}

async function makeDatabase(connection: EmbeddedConnection): Promise<Answer> {
  try {
    await once({ ...connection, database: 'postgres' }, `create database ${databaseName}`)
  } catch (error) {
    // Two may find it missing at the same time: then it is there now.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== '42P04' && code !== '23505') throw error
  }
  return 'yes'
}

async function once(connection: EmbeddedConnection, statement: string): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end().catch(() => {})
  }
}
