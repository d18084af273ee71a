import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import type { EmbeddedConnection } from './options.ts'
import { isAlive } from './postmaster.ts'

/**
 * One server for a data folder. The lock is PostgreSQL's own (an advisory lock of a session): it cannot be held by the dead,
 * cannot be taken twice, and its session says who holds it and since when.
 */
export type ServerLock = { release(): Promise<void> }

const lockKey = [0x68756200, 1] as const
const prefix = 'learning-hub server '

/** Takes the lock, or throws in words that name the server that holds it. `onLost` hears that the session has ended. */
export async function takeServerLock(connection: EmbeddedConnection, dataDir: string, onLost: () => void): Promise<ServerLock> {
  const client = new pg.Client({ ...connection, application_name: `${prefix}${process.pid}` })
  let released = false
  client.on('error', () => {})
  await client.connect()
  // The session of a server that was killed a moment ago may take a moment to end.
  for (let tries = 0; !(await tryLock(client)); tries++) {
    const holder = await findHolder(client)
    if (holder && (isAlive(holder.pid) || tries > 60)) {
      await client.end()
      throw new Error(refusal(dataDir, holder))
    }
    await sleep(50)
  }
  client.once('end', () => {
    if (!released) onLost()
  })
  return {
    async release() {
      released = true
      await client.end().catch(() => {})
    },
  }
}

/** The words with which a second server is refused, or null if nobody serves the folder. */
export async function findRefusal(connection: EmbeddedConnection, dataDir: string): Promise<string | null> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    const holder = await findHolder(client)
    return holder && isAlive(holder.pid) ? refusal(dataDir, holder) : null
  } finally {
    await client.end().catch(() => {})
  }
}

type Holder = { pid: number; since: Date }

function refusal(dataDir: string, { pid, since }: Holder): string {
  return (
    `Another hub is serving ${dataDir} already: process ${pid}, since ${since.toISOString()}. ` +
    'Stop that one first, or give this one a folder of its own with HUB_DATA.'
  )
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as locked', [...lockKey])
  return z.array(z.object({ locked: z.boolean() })).parse(rows)[0]?.locked === true
}

async function findHolder(client: pg.Client): Promise<Holder | null> {
  const { rows } = await client.query(
    `select a.application_name as name, a.backend_start as since from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2`,
    [...lockKey],
  )
  const row = z.array(z.object({ name: z.string(), since: z.date() })).parse(rows)[0]
  return row ? { pid: Number(row.name.replace(prefix, '')), since: row.since } : null
}
