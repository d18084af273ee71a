import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { socketPort } from './options.ts'

/** The process id of the server that is running on this cluster (starting and stopping count), or null. */
export function livePostmaster(cluster: string): number | null {
  const pid = notedPid(cluster)
  return pid !== null && isAlive(pid) && isServing(pid, cluster) ? pid : null
}

/** What `postmaster.pid` says, true or not. */
export function notedPid(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  // In a container whose first process reaps nobody, a dead process stays listed as a zombie.
  return !/\) Z /.test(readOr(`/proc/${pid}/stat`, ''))
}

/** Process ids are used again, in containers at once: is this one the server of this cluster, or something else? */
function isServing(pid: number, cluster: string): boolean {
  if (!existsSync('/proc/self')) return /postgres|postmaster/.test(run('ps', '-o', 'comm=', '-p', String(pid)))
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    // Another account's process does not show where it works, but it shows its name.
    return /^postgres|^postmaster/.test(readOr(`/proc/${pid}/comm`, ''))
  }
}

/**
 * Removes lock files that name a process which is something else by now: PostgreSQL itself only looks whether
 * the process id is taken, and would refuse to start.
 */
export function dropStaleLocks(cluster: string, socketFolder: string): void {
  for (const file of [join(cluster, 'postmaster.pid'), join(socketFolder, `.s.PGSQL.${socketPort}.lock`)]) {
    const pid = Number(readOr(file, '').split('\n')[0])
    if (pid > 0 && isTaken(pid) && !(isAlive(pid) && isServing(pid, cluster))) rmSync(file, { force: true })
  }
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Stops a server: politely (its clients are cut off, everything is written), then without waiting. Both lose nothing. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      if (!isAlive(pid)) return
      await sleep(20)
    }
  }
}

function run(command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}
