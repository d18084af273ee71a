import { closeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { bringUp, type Share } from './bring-up.ts'
import { letGo } from './let-go.ts'
import { connectionAt, type EmbeddedConnection, type EmbeddedOptions, urlOf } from './options.ts'
import { choosePlace, type Place } from './place.ts'
import { type ServerLock, takeServerLock } from './server-lock.ts'

/** The PostgreSQL that comes along, running. */
export type EmbeddedDatabase = {
  /** for `pg`: the folder of the socket, and no password, since only this user can reach it */
  connection: EmbeddedConnection
  /** the same as a `DATABASE_URL` */
  url: string
  /** major version of PostgreSQL */
  version: number
  /** lets go of it: it stops with its last user. Resolves when it has stopped, or when others go on using it. */
  stop(): Promise<void>
}

/**
 * For a server: starts the database of the data folder, or joins the one that a `hub` command has started, and takes the folder's lock.
 * Throws in clear words if another server holds it. If the database process dies later, it is started again, at the same address.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  refuseWindows()
  const place = choosePlace(options)
  let share = await bringUp(place, options, 'server')
  const log = options.log ?? (() => {})
  let stopping = false
  let healing: Promise<void> | null = null
  const onLost = () => {
    if (!stopping) healing = heal()
  }
  const takeLock = () => takeServerLock(connectionAt(share.running.socket), place.dataDir, onLost)
  let lock: ServerLock
  try {
    lock = await takeLock()
  } catch (error) {
    await letGo(share)
    throw error
  }

  async function heal(): Promise<void> {
    log('the database has gone away and is started again')
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 10_000)) {
      try {
        share = await bringUpAgain(place, options, share)
        lock = await takeLock()
        log('the database is back')
        return
      } catch (error) {
        log(error instanceof Error ? error.message : String(error))
        await sleep(pause)
      }
    }
  }

  return describe(share, async () => {
    stopping = true
    await healing
    await lock.release()
    await letGo(share)
  })
}

/** For a `hub` command: joins the running database of the data folder, or starts it for as long as it is needed. */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  refuseWindows()
  const share = await bringUp(choosePlace(options), options, 'command')
  return describe(share, () => letGo(share))
}

async function bringUpAgain(place: Place, options: EmbeddedOptions, old: Share): Promise<Share> {
  const share = await bringUp(place, options, 'server')
  if (old.hold !== null && old.hold !== share.hold) closeSync(old.hold)
  return share
}

function describe(share: Share, stop: () => Promise<void>): EmbeddedDatabase {
  const connection = connectionAt(share.running.socket)
  let stopped: Promise<void> | null = null
  return {
    connection,
    url: urlOf(connection),
    version: share.running.version,
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}

function refuseWindows(): void {
  if (process.platform === 'win32') {
    throw new Error('On Windows the hub does not start a database of its own yet: set DATABASE_URL, or run the hub in WSL.')
  }
}
