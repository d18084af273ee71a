import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refuseOldNode } from '#app/tools/node-version.mjs'
import { isAlive } from '#db/embedded/postmaster.ts'
import { openFolder } from '../support/embedded.ts'

/**
 * A small project around the real start: its npm, its build and its server are stand-ins that write down what they were asked.
 */
let folder: ReturnType<typeof openFolder>
let root: string
let children: ChildProcess[]
beforeEach(() => {
  folder = openFolder()
  root = join(folder.path, 'a project')
  children = []
  for (const path of ['app/start.mjs', 'app/test.mjs', 'app/tools']) cpSync(path, join(root, path), { recursive: true })
  write('package.json', JSON.stringify({ type: 'module', dependencies: { react: '1.0.0' }, devDependencies: { vitest: '1.0.0' } }))
  write('package-lock.json', JSON.stringify({ packages: lockOf({ react: '1.0.0' }, { vitest: '1.0.0' }) }))
  write('npm.cjs', npm)
  write('app/build.mjs', build)
  write('app/page.tsx', 'export {}')
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  folder.remove()
})

/** Leaves the record that npm leaves, of what it was asked for; refuses `ci` like npm does if a file says so. */
const npm = `
const fs = require('node:fs')
const args = process.argv.slice(2)
fs.appendFileSync('asked', 'npm ' + args.filter((a) => !/audit|fund|loglevel|optional|scripts/.test(a)).join(' ') + '\\n')
if (fs.existsSync('offline')) { console.error('npm error network'); process.exit(1) }
if (fs.existsSync('eusage') && args[0] === 'ci') { console.error('npm error code EUSAGE'); process.exit(1) }
const dev = args.includes('--include=dev')
const packages = Object.entries(JSON.parse(fs.readFileSync('package-lock.json')).packages).filter(([, p]) => dev || !p.dev)
fs.mkdirSync('node_modules', { recursive: true })
fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(packages) }))
`
const build = `
import fs from 'node:fs'
import { sourcesHash, writeStamp } from './tools/build-stamp.mjs'
fs.appendFileSync('asked', 'build\\n')
if (fs.existsSync('broken')) { console.error('page.tsx: a bracket is missing'); process.exit(1) }
fs.mkdirSync('build/server', { recursive: true }); fs.mkdirSync('build/client', { recursive: true })
fs.writeFileSync('build/hub.js', ''); fs.writeFileSync('build/server/index.js', '')
fs.writeFileSync('build/server.js', fs.readFileSync('server.stand-in', 'utf8'))
writeStamp(sourcesHash())
`

function lockOf(dependencies: Record<string, string>, dev: Record<string, string> = {}) {
  const entry =
    (more: object) =>
    ([name, version]: [string, string]) => [`node_modules/${name}`, { version, ...more }]
  return Object.fromEntries([['', {}], ...Object.entries(dependencies).map(entry({})), ...Object.entries(dev).map(entry({ dev: true }))])
}

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** What npm and the build were asked since the last time. */
function asked(): string[] {
  const file = join(root, 'asked')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  rmSync(file, { force: true })
  return lines
}

async function start(server: string, more: Record<string, string> = {}) {
  write('server.stand-in', server)
  const env = { ...process.env, npm_execpath: join(root, 'npm.cjs'), ...more }
  if (!('NODE_ENV' in more)) Reflect.deleteProperty(env, 'NODE_ENV')
  const child = spawn(process.execPath, [join(root, 'app/start.mjs')], { cwd: root, env })
  return outcomeOf(child)
}

async function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; said: string }> {
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += part
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}

test('an old Node is refused in words, and no other', () => {
  for (const version of ['12.22.0', '18.20.4', '20.18.3'])
    expect(refuseOldNode(version)).toContain(`20.19 or newer, and this is Node ${version}`)
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) expect(refuseOldNode(version)).toBe(null)
})

describe('the first start', () => {
  test('installs what running needs, builds, and becomes the server', async () => {
    const { code, said } = await start(`console.log('serving'); process.exitCode = 7`)
    expect(asked()).toEqual(['npm ci --omit=dev', 'build'])
    expect(said).toMatch(/Installing what running needs … [\d.]+ s\n.*Building .*[\d.]+ s\nserving/s)
    expect(code).toBe(7)
  })

  test('installs without the lock’s letter where npm refuses the lock file', async () => {
    write('eusage', '')
    expect((await start('')).code).toBe(0)
    expect(asked()).toEqual(['npm ci --omit=dev', 'npm install --no-save --omit=dev', 'build'])
  })

  test('says what is wrong where there is no network, or the build is broken, and can be tried again', async () => {
    write('offline', '')
    expect(await start('')).toMatchObject({ code: 1, said: expect.stringMatching(/npm could not install the packages.*\n.*network/) })
    rmSync(join(root, 'offline'))
    write('broken', '')
    expect(await start('')).toMatchObject({ code: 1, said: expect.stringContaining('page.tsx: a bracket is missing') })
    rmSync(join(root, 'broken'))
    expect(await start('')).toMatchObject({ code: 0 })
  })

  test('runs the libraries in production mode, and tells the settings what the caller had said', async () => {
    const tell = 'console.log(JSON.stringify([process.env.NODE_ENV, process.env.HUB_CALLER_ENV]))'
    expect((await start(tell)).said).toContain('["production",""]')
    expect((await start(tell, { NODE_ENV: 'production' })).said).toContain('["production","production"]')
    expect((await start(tell, { NODE_ENV: 'development', HUB_CALLER_ENV: 'forged' })).said).toContain('["production","development"]')
  })
})

describe('a later start', () => {
  beforeEach(async () => {
    await start('')
    asked()
  })

  test('does nothing but serve', async () => {
    write('offline', '')
    expect(await start('')).toEqual({ code: 0, said: '' })
    expect(asked()).toEqual([])
  })

  test('builds when a source has changed, and not for a test or a time', async () => {
    write('app/page.test.ts', 'changed')
    write('app/page.tsx', readFileSync(join(root, 'app/page.tsx'), 'utf8'))
    await start('')
    expect(asked()).toEqual([])
    appendFileSync(join(root, 'app/page.tsx'), '// changed')
    await start('')
    expect(asked()).toEqual(['build'])
  })

  test('builds again when the last build was not finished, or something of it is gone', async () => {
    rmSync(join(root, 'build/.stamp'))
    await start('')
    expect(asked()).toEqual(['build'])
    rmSync(join(root, 'build/client'), { recursive: true })
    await start('')
    expect(asked()).toEqual(['build'])
  })

  test('adds what a new lock file asks for', async () => {
    write('package-lock.json', JSON.stringify({ packages: lockOf({ react: '2.0.0' }, { vitest: '1.0.0' }) }))
    await start('')
    expect(asked()).toEqual(['npm install --no-save --omit=dev', 'build'])
  })

  test('begins anew where an installation was interrupted', async () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    mkdirSync(join(root, 'node_modules/half'), { recursive: true })
    await start('')
    expect(asked()).toEqual(['npm ci --omit=dev'])
  })

  test('accepts what somebody installed by hand, if it is what the lock file asks for', async () => {
    rmSync(join(root, 'node_modules/.hub-install.json'))
    await start('')
    expect(asked()).toEqual([])
    write('node_modules/.package-lock.json', JSON.stringify({ packages: lockOf({ react: '0.9.0' }) }))
    await start('')
    expect(asked()).toEqual(['npm install --no-save --omit=dev'])
  })
})

describe('the end', () => {
  const serving = `process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up')`

  test('comes to the server itself, which answers with its own exit code', async () => {
    write('server.stand-in', serving)
    const child = spawn(process.execPath, ['app/start.mjs'], { cwd: root, env: { ...process.env, npm_execpath: join(root, 'npm.cjs') } })
    children.push(child)
    await untilSaid(child, 'up')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([3, null])
  })

  test('comes to the server when npm, or the shell between them, is killed', async () => {
    write(
      'server.stand-in',
      `require('node:fs').writeFileSync('pid', String(process.pid)); ${serving}`.replace('require', 'process.getBuiltinModule'),
    )
    for (const shell of ['sh', 'exec']) {
      rmSync(join(root, 'pid'), { force: true })
      // A shell that has more to do stays between npm and the server; one that has not is replaced by it.
      const command = shell === 'sh' ? `"${process.execPath}" app/start.mjs; true` : `exec "${process.execPath}" app/start.mjs`
      const npmStandIn = `require('node:child_process').spawn('sh', ['-c', process.argv[1]], { stdio: 'inherit' })`
      const env = { ...process.env, npm_execpath: join(root, 'npm.cjs'), npm_lifecycle_event: 'start' }
      const child = spawn(process.execPath, ['-e', npmStandIn, command], { cwd: root, env })
      children.push(child)
      await untilSaid(child, 'up')
      const server = Number(readFileSync(join(root, 'pid'), 'utf8'))
      child.kill('SIGKILL')
      await expect.poll(() => isAlive(server), { timeout: 5000 }).toBe(false)
    }
  })
})

describe('npm test', () => {
  /** Runs the real Vitest on planted tests, with the project's own packages. */
  async function runTests(tests: string, env: Record<string, string> = {}) {
    for (const file of ['package.json', 'package-lock.json']) cpSync(file, join(root, file))
    rmSync(join(root, 'node_modules'), { force: true, recursive: true })
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    write('server.stand-in', '')
    write('planted.test.ts', `import { spawn } from 'node:child_process'\nimport { expect, test } from 'vitest'\n${tests}`)
    // Were something missing, this npm would only write that down: it must not touch the packages that we run on.
    const child = spawn(process.execPath, ['app/test.mjs'], {
      cwd: root,
      env: { ...process.env, npm_execpath: join(root, 'npm-that-fails.cjs'), ...env },
    })
    const { code, said } = await outcomeOf(child)
    return { code, said, last: said.trim().split('\n').at(-1) }
  }

  test('counts in its last line, and succeeds only if nothing failed', async () => {
    expect(await runTests(`test('one', () => {}); test('two', () => {})`)).toMatchObject({ code: 0, last: '2 passed, 0 failed' })
    expect(await runTests(`test('one', () => {}); test('two', () => { expect(1).toBe(2) })`)).toMatchObject({
      code: 1,
      last: '1 passed, 1 failed',
    })
  })

  test('gives each skip with its reason', async () => {
    const { code, said, last } = await runTests(
      `test('one', () => {}); test('on the moon', (context) => context.skip('there is no moon here'))`,
    )
    expect(said).toContain('skipped: planted.test.ts: on the moon: there is no moon here')
    expect({ code, last }).toEqual({ code: 0, last: '1 passed, 0 failed, 1 skipped' })
  })

  test('fails for a file that cannot be read, an error outside of tests, and no tests at all', async () => {
    expect(await runTests(`throw new Error('at once')`)).toMatchObject({ code: 1, last: '0 passed, 1 failed' })
    expect(
      await runTests(
        `test('one', () => { setTimeout(() => { throw new Error('late') }) }); test('two', () => new Promise((end) => setTimeout(end, 100)))`,
      ),
    ).toMatchObject({
      code: 1,
      last: '2 passed, 1 failed',
    })
    expect(await runTests('')).toMatchObject({ code: 1, last: '0 passed, 1 failed' })
  })

  test('leaves no process and no file behind, and is not told what the caller’s hub is told', async () => {
    const left = join(folder.path, 'left')
    const { said, last } = await runTests(
      `import { writeFileSync, mkdtempSync } from 'node:fs'; import { tmpdir } from 'node:os'
      test('one', () => {
        const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }); child.unref()
        writeFileSync(${JSON.stringify(left)}, child.pid + '\\n' + mkdtempSync(tmpdir() + '/mine-'))
        expect(process.env.DATABASE_URL).toBe(undefined)
      })`,
      { DATABASE_URL: 'postgresql://somewhere/else' },
    )
    expect(last).toBe('1 passed, 0 failed')
    expect(said).toMatch(/left running, and ended: sleep/)
    const [pid, made] = readFileSync(left, 'utf8').split('\n')
    expect(isAlive(Number(pid))).toBe(false)
    expect(existsSync(made ?? '')).toBe(false)
  })
})

async function untilSaid(child: ChildProcess, words: string) {
  for await (const part of child.stdout ?? []) if (String(part).includes(words)) return
  throw new Error(`ended before it said ${words}`)
}
