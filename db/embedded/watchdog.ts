import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, constants, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { serverEnv } from './server-env.ts'
import type { SocketFolder } from './socket.ts'

/**
 * The server lives as long as somebody holds its lifeline: a named pipe that every process using the database keeps open
 * for writing. When the last one closes it, or is killed, the kernel tells the shell that reads it, and the shell
 * stops the server. When the server ends by itself, the shell ends too, and the pipe has no reader any more.
 */
const script = `
lifeline=$1; borrowed=$2; shift 2
exec 3<&0 </dev/null
"$@" >&2 3<&- &
server=$!
trap '' HUP INT TERM
echo "$server"
exec >/dev/null
( while read -r _; do :; done; exec <&-; kill -INT "$server" ) <&3 &
reader=$!
exec 3<&-
wait "$server"
kill -KILL "$reader" 2>/dev/null
[ -n "$borrowed" ] || exec rm -f "$lifeline"
rm -f "$lifeline"
exec rmdir "$borrowed" 2>/dev/null
`

/** A server that was started: `pid` resolves to the server's own process id. */
type Watched = { lifeline: string | null; hold: number | null; pid: Promise<number>; isGone(): boolean }

/** Starts the server under a watching shell. We hold the lifeline from before it exists, so there is no moment without a watch. */
export function startWatched(place: Place, shell: string, socket: SocketFolder, logFile: number, command: string[]): Watched {
  const lifeline = join(socket.path, `lifeline-${randomUUID()}`)
  const made = spawnSync('mkfifo', ['-m', '600', lifeline], { ...place.account, cwd: '/', encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`The folder ${socket.path} cannot hold a named pipe: ${made.error?.message ?? made.stderr.trim()}`)
  // Opened for both at first, so that neither of the other two has to wait for its counterpart.
  const both = openSync(lifeline, constants.O_RDWR | constants.O_NONBLOCK)
  const reader = openSync(lifeline, constants.O_RDONLY)
  const hold = openSync(lifeline, constants.O_WRONLY)
  closeSync(both)
  const args = ['-c', script, 'learning-hub-database', lifeline, socket.borrowed ? socket.path : '', ...command]
  const child = spawn(shell, args, { ...place.account, cwd: '/', env: serverEnv, detached: true, stdio: [reader, 'pipe', logFile] })
  closeSync(reader)
  const forget = () => rmSync(lifeline, { force: true })
  child.once('error', forget)
  return { lifeline, hold, pid: firstLine(child), isGone: fateOf(child) }
}

/** Where there is no shell: the server is our child, and a later start looks after it if we are killed. */
export function startUnwatched(place: Place, logFile: number, [program = '', ...args]: string[]): Watched {
  const child = spawn(program, args, { ...place.account, cwd: '/', env: serverEnv, detached: true, stdio: ['ignore', logFile, logFile] })
  const stop = () => child.kill('SIGINT')
  process.once('exit', stop)
  child.once('exit', () => process.off('exit', stop))
  return { lifeline: null, hold: null, pid: Promise.resolve(child.pid ?? 0), isGone: fateOf(child) }
}

/** Takes hold of a running server's lifeline; null if nobody watches over it (any more). */
export function takeHold(lifeline: string): number | null {
  try {
    return openSync(lifeline, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch {
    return null
  }
}

function fateOf(child: ChildProcess): () => boolean {
  let gone = false
  const end = () => {
    gone = true
  }
  child.once('exit', end)
  child.once('error', end)
  child.unref()
  return () => gone
}

function firstLine(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    let said = ''
    child.stdout?.setEncoding('utf8')
    child.stdout?.on('data', (part) => {
      said += part
    })
    child.stdout?.once('close', () => resolve(Number(said) || 0))
  })
}
