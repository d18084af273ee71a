import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { userName } from './options.ts'
import { makePrivate, type Place } from './place.ts'
import { isAlive } from './postmaster.ts'
import { serverEnv } from './server-env.ts'

/** Makes the cluster if there is none, and refuses one that these programs cannot open. */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  log: (line: string) => void,
  settings?: Record<string, string>,
): Promise<void> {
  const version = join(place.cluster, 'PG_VERSION')
  if (!existsSync(version)) {
    if (existsSync(place.cluster) && readdirSync(place.cluster).length > 0) {
      throw new Error(
        `${place.cluster} is in the way: it is not empty, and not a database either. Move it away, or set HUB_DATA to another folder.`,
      )
    }
    const started = Date.now()
    await create(place, binaries, settings?.fsync === 'off' ? ['--no-sync'] : [])
    log(`database made in ${place.cluster} (${Date.now() - started} ms)`)
    return
  }
  const made = Number(readFileSync(version, 'utf8'))
  if (made !== binaries.major) {
    throw new Error(
      `The database in ${place.cluster} was made by PostgreSQL ${made}, and this hub brings PostgreSQL ${binaries.major}. ` +
        `Either write it out with the version of the hub that made it ("hub backup") and read it into a new HUB_DATA with this one ("hub restore"), ` +
        `or run PostgreSQL ${made} on it yourself and set DATABASE_URL. Nothing was changed.`,
    )
  }
  giveBack(place.cluster, place.account)
}

/** initdb into a draft that is renamed when it is whole: neither a kill nor a second starter leaves half a cluster. */
async function create(place: Place, binaries: Binaries, flags: string[]): Promise<void> {
  dropDrafts(place)
  const draft = `${place.cluster}.new-${process.pid}-${randomUUID()}`
  makePrivate(draft, place.account)
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : [process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C']
  const initdb = spawn(
    join(binaries.binDir, 'initdb'),
    ['-D', draft, '-U', userName, '--auth=trust', '-E', 'UTF8', ...locale, '--no-instructions', ...flags],
    { ...place.account, cwd: '/', env: serverEnv, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const [said, complained, code] = await Promise.all([text(initdb.stdout), text(initdb.stderr), exitCode(initdb)])
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new Error(`The database could not be made in ${place.cluster}: ${lastLines(complained || said)}`)
  }
  try {
    renameSync(draft, place.cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) throw error
  }
}

/** What a killed start left half made. */
function dropDrafts(place: Place): void {
  const prefix = `${basename(place.cluster)}.new-`
  for (const name of readdirSync(place.home)) {
    if (name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)))
      // an initdb whose starter was killed may still be writing into it for a moment
      rmSync(join(place.home, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** A data folder that root copied or unpacked belongs to root: the server's account gets it back. */
function giveBack(path: string, account: Account | null): void {
  if (!account || lstatSync(path).uid === account.uid) return
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), account.uid, account.gid)
  }
  chownSync(path, account.uid, account.gid)
}

/** Arguments of `postgres`: a socket and nothing on a network, little memory, and a log without statements or values. */
export function serverArguments(place: Place, major: number, socketFolder: string, settings: Record<string, string> = {}): string[] {
  const all: Record<string, string> = {
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    listen_addresses: '',
    shared_buffers: '32MB',
    max_connections: '40',
    max_wal_size: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // Nobody replicates from here: less in the log, and no helper processes for reading.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    ...(major >= 18 ? { io_method: 'sync' } : {}),
    ...settings,
  }
  return ['-D', place.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

export function lastLines(said: string): string {
  return said.trim().split('\n').slice(-4).join(' / ')
}

async function exitCode(child: ReturnType<typeof spawn>): Promise<number | null> {
  try {
    const [code] = await once(child, 'exit')
    return code
  } catch (error) {
    throw new Error(`PostgreSQL's initdb does not run: ${error instanceof Error ? error.message : error}`)
  }
}
