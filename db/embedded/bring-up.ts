import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './answer.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, lastLines, serverArguments } from './cluster.ts'
import { connectionAt, type EmbeddedOptions } from './options.ts'
import type { Place } from './place.ts'
import { dropStaleLocks, isAlive, livePostmaster, notedPid, stopPostmaster } from './postmaster.ts'
import { noteRunning, type Running, readRunning } from './running.ts'
import { findRefusal } from './server-lock.ts'
import { socketFolder } from './socket.ts'
import { startUnwatched, startWatched, takeHold } from './watchdog.ts'

/** A running server and our share in it: the lifeline that we hold (null where there is none), and whether we started it. */
export type Share = { running: Running; hold: number | null; ours: boolean }

/** A server or a command: a server takes over what nobody looks after; a command may use what a server runs without a watch. */
export type Part = 'server' | 'command'

const patience = 60_000
const grace = 1500

/** Joins the server of this place if there is one, else starts it. Any number of processes may do so at the same time. */
export async function bringUp(place: Place, options: EmbeddedOptions, part: Part): Promise<Share> {
  const log = options.log ?? (() => {})
  const begun = Date.now()
  let unwatchedSince: number | null = null
  while (Date.now() - begun < patience) {
    const joined = await joinRunning(place)
    if (joined) return joined
    const pid = livePostmaster(place.cluster)
    if (pid === null) {
      const started = await start(place, options, log)
      if (started) return started
    } else if ((await ask(connectionAt(socketFolder(place).path))) !== 'yes') unwatchedSince = null
    else {
      // It may be just starting: whoever starts it says so within milliseconds.
      unwatchedSince ??= Date.now()
      if (Date.now() - unwatchedSince > grace) {
        const kept = await takeOver(place, pid, part, log)
        if (kept) return kept
      }
    }
    await sleep(30)
  }
  throw new Error(
    `The database in ${place.cluster} is neither up nor down (process ${livePostmaster(place.cluster) ?? 'unknown'}); see ${logPath(place)}.`,
  )
}

/** Joins a server that somebody has noted, if it answers and is looked after. */
async function joinRunning(place: Place): Promise<Share | null> {
  const running = readRunning(place.home)
  if (!running) return null
  const hold = running.lifeline === null ? null : takeHold(running.lifeline)
  const lookedAfter = running.lifeline === null ? isAlive(running.starter) && running.starter !== process.pid : hold !== null
  if (!lookedAfter) return null
  if ((await ask(connectionAt(running.socket))) === 'yes') return { running, hold, ours: false }
  if (hold !== null) closeSync(hold)
  return null
}

/** Starts the server; null if another process was faster. */
async function start(place: Place, options: EmbeddedOptions, log: (line: string) => void): Promise<Share | null> {
  const binaries = findBinaries(place.account, place.shelf, log, options.binDir)
  await ensureCluster(place, binaries, log, options.settings)
  const socket = socketFolder(place)
  dropStaleLocks(place.cluster, socket.path)
  const logFile = openLog(place)
  const from = statSync(logPath(place)).size
  const command = [join(binaries.binDir, 'postgres'), ...serverArguments(place, binaries.major, socket.path, options.settings)]
  const shell = options.shell === undefined ? '/bin/sh' : options.shell
  const watched =
    shell !== null && existsSync(shell) ? startWatched(place, shell, socket, logFile, command) : startUnwatched(place, logFile, command)
  closeSync(logFile)
  const giveUp = () => {
    if (watched.hold !== null) closeSync(watched.hold)
  }
  try {
    while (!watched.isGone()) {
      const ready = (await ask(connectionAt(socket.path))) === 'yes'
      // Somebody else's server may answer here while ours is about to find that it came second.
      if (ready && notedPid(place.cluster) === (await watched.pid)) {
        const running = {
          postmaster: await watched.pid,
          version: binaries.major,
          socket: socket.path,
          lifeline: watched.lifeline,
          starter: process.pid,
        }
        noteRunning(place.home, running)
        return { running, hold: watched.hold, ours: true }
      }
      await sleep(15)
    }
  } catch (error) {
    giveUp()
    throw error
  }
  giveUp()
  const said = readFileSync(logPath(place)).subarray(from).toString()
  if (/lock file .* already exists|still in use/.test(said)) return null
  throw new Error(`The database in ${place.cluster} does not start: ${lastLines(said)}`)
}

/** A server without a watch: used as it is if a hub is serving with it, else stopped, so that it can be started under a watch. */
async function takeOver(place: Place, pid: number, part: Part, log: (line: string) => void): Promise<Share | null> {
  const socket = socketFolder(place).path
  const refusal = await findRefusal(connectionAt(socket), place.dataDir)
  if (refusal && part === 'server') throw new Error(refusal)
  if (refusal) {
    const version = Number(readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8'))
    return { running: { postmaster: pid, version, socket, lifeline: null, starter: 0 }, hold: null, ours: false }
  }
  log(`taking over the database that a killed hub left running (process ${pid})`)
  await stopPostmaster(pid)
  return null
}

/** The server's own log, at most a megabyte and one older one. */
function openLog(place: Place): number {
  const path = logPath(place)
  if (existsSync(path) && statSync(path).size > 1_000_000) renameSync(path, `${path}.old`)
  return openSync(path, 'a', 0o600)
}

function logPath(place: Place): string {
  return join(place.home, 'postgres.log')
}
