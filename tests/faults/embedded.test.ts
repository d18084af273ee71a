import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildProgram, openFolder, processesOf, query, type Running, runProgram } from '../support/embedded.ts'

let program: string
let programFolder: ReturnType<typeof openFolder>
beforeAll(async () => {
  programFolder = openFolder()
  program = await buildProgram(programFolder.path)
})
afterAll(() => programFolder.remove())

let folder: ReturnType<typeof openFolder>
let dataDir: string
let running: Running[]
let others: ChildProcess[]
beforeEach(() => {
  folder = openFolder()
  dataDir = join(folder.path, 'data')
  running = []
  others = []
})
afterEach(async () => {
  for (const one of running) await one.stop()
  for (const other of others) other.kill('SIGKILL')
  await expect.poll(() => processesOf(folder.path), { timeout: 10_000 }).toEqual([])
  folder.remove()
})

function run(part: 'server' | 'command', options: { shell?: string | null } = {}): Running {
  const one = runProgram(program, part, { dataDir, ...options })
  running.push(one)
  return one
}

/** The database process, its helpers, and the shells that watch it. */
function split(): { postmaster: number; shells: number[] } {
  const postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  return { postmaster, shells: processesOf(folder.path).filter((pid) => nameOf(pid) !== 'postgres') }
}

function nameOf(pid: number): string {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
}

async function write(one: Running, words: string) {
  const { connection } = await one.up
  await query(connection, 'create table if not exists kept (words text)')
  await query(connection, `insert into kept values ('${words}')`)
}

async function readBack(one: Running): Promise<unknown[]> {
  return (await query((await one.up).connection, 'select words from kept')).map((row) => row.words)
}

describe('a server that is killed', () => {
  test('leaves no process behind, loses nothing, and the next one starts', async () => {
    const first = run('server')
    await write(first, 'acknowledged')
    first.kill('SIGKILL')
    await first.exit
    await expect.poll(() => processesOf(folder.path), { timeout: 5000 }).toEqual([])
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down')
    expect(await readBack(run('server'))).toEqual(['acknowledged'])
  })

  test('is followed at once by the next, which waits for nothing', async () => {
    const first = run('server')
    await write(first, 'acknowledged')
    first.kill('SIGKILL')
    expect(await readBack(run('server'))).toEqual(['acknowledged'])
  })

  test('together with those who watch: the next one takes over what it left running', async () => {
    const first = run('server')
    await write(first, 'acknowledged')
    const { postmaster, shells } = split()
    expect(shells).toHaveLength(2)
    for (const pid of [...shells, first.pid]) process.kill(pid, 'SIGKILL')
    await first.exit
    expect(nameOf(postmaster)).toBe('postgres')
    const next = run('server')
    expect(await readBack(next)).toEqual(['acknowledged'])
    expect(next.log).toContain(`taking over the database that a killed hub left running (process ${postmaster})`)
    expect(split().postmaster).not.toBe(postmaster)
  })

  test('while it makes the database: the next one makes it', async () => {
    const first = run('server')
    await expect.poll(() => processesOf(folder.path).length, { interval: 5, timeout: 5000 }).toBeGreaterThan(0)
    first.kill('SIGKILL')
    await first.exit
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
    await write(run('server'), 'whole')
  })
})

describe('where there is no shell', () => {
  test('the database stops with its server', async () => {
    const server = run('server', { shell: null })
    await write(server, 'acknowledged')
    expect(split().shells).toEqual([])
    expect(await server.stop()).toBe(0)
    await expect.poll(() => processesOf(folder.path)).toEqual([])
  })

  test('a command joins the server', async () => {
    await write(run('server', { shell: null }), 'acknowledged')
    const command = run('command', { shell: null })
    expect(await readBack(command)).toEqual(['acknowledged'])
    await command.stop()
    expect(nameOf(split().postmaster)).toBe('postgres')
  })

  test('the start after a kill takes over', async () => {
    const first = run('server', { shell: null })
    await write(first, 'acknowledged')
    first.kill('SIGKILL')
    await first.exit
    expect(nameOf(split().postmaster)).toBe('postgres')
    expect(await readBack(run('server', { shell: null }))).toEqual(['acknowledged'])
  })
})

describe('a second server', () => {
  test('is refused in words that name the first, which goes on', async () => {
    const first = run('server')
    await write(first, 'acknowledged')
    await expect(run('server').up).rejects.toThrow(
      new RegExp(`^Another hub is serving ${dataDir} already: process ${first.pid}, since \\d{4}-\\d{2}-\\d{2}T.*HUB_DATA`),
    )
    expect(await readBack(first)).toEqual(['acknowledged'])
  })

  test('is refused even when nobody watches over the first any more', async () => {
    const first = run('server')
    await write(first, 'acknowledged')
    const { shells } = split()
    for (const pid of shells) process.kill(pid, 'SIGKILL')
    await expect(run('server').up).rejects.toThrow(`process ${first.pid}`)
    expect(await readBack(run('command'))).toEqual(['acknowledged'])
    expect(await first.stop()).toBe(0)
    await expect.poll(() => processesOf(folder.path)).toEqual([])
  })

  test('of two that start together, one serves and one is refused', async () => {
    const [one, other] = [run('server'), run('server')]
    const ends = await Promise.allSettled([one.up, other.up])
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('the database process', () => {
  test('killed, is started again at the same address, and still only one server may serve', async () => {
    const server = run('server')
    await write(server, 'acknowledged')
    const { postmaster } = split()
    process.kill(postmaster, 'SIGKILL')
    await expect.poll(() => server.log, { timeout: 20_000 }).toContain('the database is back')
    expect(split().postmaster).not.toBe(postmaster)
    expect(await readBack(server)).toEqual(['acknowledged'])
    await expect(run('server').up).rejects.toThrow(`process ${server.pid}`)
  })

  test('stopped by hand, is started again as well', async () => {
    const server = run('server')
    await write(server, 'acknowledged')
    process.kill(split().postmaster, 'SIGINT')
    await expect.poll(() => server.log, { timeout: 20_000 }).toContain('the database is back')
    expect(await readBack(server)).toEqual(['acknowledged'])
  })
})

describe('a lock file of the dead', () => {
  test('whose process id belongs to something else by now is no lock', async () => {
    const first = run('server')
    await write(first, 'acknowledged')
    const { uid } = await ownerOf(split().postmaster)
    await first.stop()
    const other = spawn('sleep', ['600'], { uid, stdio: 'ignore' })
    others.push(other)
    writeFileSync(
      join(dataDir, 'postgres/postmaster.pid'),
      `${other.pid}\n${dataDir}/postgres\n1700000000\n5432\n${dataDir}/socket\n\n0 0\nready\n`,
    )
    expect(await readBack(run('server'))).toEqual(['acknowledged'])
  })
})

describe('a folder', () => {
  test('of another major version is refused with what to do, and nothing is changed', async () => {
    await run('server').up
    await running[0]?.stop()
    const version = join(dataDir, 'postgres/PG_VERSION')
    writeFileSync(version, '14\n')
    await expect(run('server').up).rejects.toThrow(/made by PostgreSQL 14, and this hub brings PostgreSQL 18.*hub backup.*DATABASE_URL/)
    expect(readFileSync(version, 'utf8')).toBe('14\n')
  })

  test('with something else in the place of the database is refused, and left alone', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres/thesis.txt'), 'years of work')
    await expect(run('server').up).rejects.toThrow('is in the way')
    expect(readFileSync(join(dataDir, 'postgres/thesis.txt'), 'utf8')).toBe('years of work')
  })

  test('whose database is damaged is refused with the reason', async () => {
    await run('server').up
    await running[0]?.stop()
    writeFileSync(join(dataDir, 'postgres/global/pg_control'), 'nonsense')
    await expect(run('server').up).rejects.toThrow(/does not start: .*FATAL|PANIC/)
  })
})

test('many starts and ends of commands at once lose nothing and leave nothing', async () => {
  await write(run('command'), 'first')
  await running[0]?.stop()
  const commands = [1, 2, 3, 4, 5, 6].map(async (number) => {
    await sleep(number * 40)
    const command = run('command')
    await write(command, `command ${number}`)
    if (number % 2) command.kill('SIGKILL')
    await command.stop()
  })
  await Promise.all(commands)
  const last = run('command')
  expect(await readBack(last)).toHaveLength(7)
})

async function ownerOf(pid: number): Promise<{ uid: number }> {
  const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  return { uid }
}
