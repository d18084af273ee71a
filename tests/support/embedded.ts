import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import pg from 'pg'
import type { EmbeddedConnection, EmbeddedOptions } from '#db/embedded/options.ts'

/** A temporary folder that others may pass through, so that root's helper account can come into what is in it. */
export function openFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hub-embedded-'))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Bundles the test program into a folder; `packages` is its `node_modules`, the project's own unless said. */
export async function buildProgram(folder: string, packages: string | null = resolve('node_modules')): Promise<string> {
  const outfile = join(folder, 'program.mjs')
  await build({
    entryPoints: ['tests/support/embedded-program.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    external: ['pg-native'],
    banner: { js: "import { createRequire as madeRequire } from 'node:module'; const require = madeRequire(import.meta.url)" },
  })
  if (packages) symlinkSync(packages, join(folder, 'node_modules'))
  return outfile
}

export type Running = {
  pid: number
  log: string[]
  /** resolves when the database is up; rejects with the words of the refusal */
  up: Promise<{ connection: EmbeddedConnection; version: number }>
  kill(signal: NodeJS.Signals): void
  exit: Promise<number | null>
  /** SIGTERM, and wait */
  stop(): Promise<number | null>
}

type As = { uid?: number; gid?: number; env?: Record<string, string>; command?: string[] }

/** Starts a server or a command on its own process. `command` stands before `node`, as `unshare` does. */
export function runProgram(program: string, part: 'server' | 'command', options: EmbeddedOptions, as: As = {}): Running {
  const [first = process.execPath, ...rest] = [...(as.command ?? []), process.execPath, program, JSON.stringify([part, options])]
  const env = { ...process.env, ...as.env }
  const child: ChildProcess = spawn(first, rest, { uid: as.uid, gid: as.gid, env, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  const log: string[] = []
  const up = new Promise<Awaited<Running['up']>>((ready, refused) => {
    if (!child.stdout) return refused(new Error('no output'))
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line)
      if (said.log) log.push(said.log)
      if (said.up) ready(said.up)
      if (said.error) refused(new Error(said.error))
    })
    exit.then((code) => refused(new Error(`ended with ${code} before the database was up`)))
  })
  // A refusal that the test has no interest in is not an accident.
  up.catch(() => {})
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
  }
  return {
    pid: child.pid ?? 0,
    log,
    up,
    kill,
    exit,
    stop() {
      kill('SIGTERM')
      return exit
    },
  }
}

/** Process ids of all that mentions the folder in its command line: servers and the shells that watch them. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        return command.includes(`${folder}/`) && !command.includes('program.mjs')
      } catch {
        return false
      }
    })
    .map(Number)
}

/** One statement, on a connection of its own. */
export async function query(connection: EmbeddedConnection, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
