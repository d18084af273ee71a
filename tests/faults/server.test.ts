import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listenWords } from '#app/web/server/listen-words.ts'
import { ask } from '../support/http-client.ts'
import { startStub } from '../support/stub-hub.ts'

const own = { host: 'hub.test' }
let folder = ''
let children: ChildProcess[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hub stub '))
  await build({
    entryPoints: ['tests/support/stub-server.ts'],
    outfile: join(folder, 'stub.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children = []
})

type Running = {
  child: ChildProcess
  port: number
  heard: (text: string) => Promise<void>
  output: () => string
  ended: Promise<{ code: number | null; signal: string | null }>
}

async function start(env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [join(folder, 'stub.mjs')], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  )
  const heard = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => output.includes(text) && resolve()
      listeners.add(look)
      look()
    })
  await heard('port ')
  return { child, port: Number(/port (\d+)/.exec(output)?.[1]), heard, output: () => output, ended }
}

describe('stopping', () => {
  test('SIGTERM with 100 requests in flight loses none, closes what it stands on after them, and ends with 0', async () => {
    const { child, port, heard, output, ended } = await start()
    const asking = Array.from({ length: 100 }, () => ask(port, '/held', { headers: own }))
    await heard('waiting 100\n')
    child.kill('SIGTERM')
    const replies = await Promise.all(asking)
    expect(replies.map(({ status, text }) => `${status} ${text}`)).toEqual(Array(100).fill('200 held to the end'))
    expect(replies.every(({ headers }) => headers.connection === 'close')).toBe(true)
    expect(await ended).toEqual({ code: 0, signal: null })
    const lines = output().trim().split('\n')
    expect(lines.filter((line) => line.includes('"path":"/:"') && line.includes('"status":200'))).toHaveLength(100)
    expect(lines.indexOf('closed')).toBeGreaterThan(lines.indexOf('stopping'))
    await expect(ask(port, '/healthz')).rejects.toThrow('ECONNREFUSED')
  })

  test('SIGTERM right after 100 have called loses none of them either', async () => {
    const { child, port, heard, ended } = await start()
    const asking = Array.from({ length: 100 }, () => ask(port, '/held', { headers: own }))
    await heard('waiting 1\n')
    child.kill('SIGTERM')
    expect((await Promise.all(asking)).map(({ status }) => status)).toEqual(Array(100).fill(200))
    expect((await ended).code).toBe(0)
  })

  test('connections that wait for their next request, or have never said anything, do not hold it up', async () => {
    const { child, port, ended, output } = await start({ STOP_TIME: '60000', DEADLINE: '90000' })
    const agent = new http.Agent({ keepAlive: true })
    await ask(port, '/', { headers: own, agent })
    const silent = net.connect(port, '127.0.0.1')
    await new Promise((resolve) => silent.once('connect', resolve))
    const cut = new Promise((resolve) => silent.once('close', resolve))
    child.kill('SIGINT')
    await cut
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(output()).toContain('closed')
    agent.destroy()
  })

  test('while it stops, readiness says so on a connection that is still open', async () => {
    const { child, port, heard, ended } = await start()
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    await ask(port, '/readyz', { headers: own, agent })
    child.kill('SIGTERM')
    await heard('stopping')
    const reply = await ask(port, '/readyz', { headers: own, agent })
    expect([reply.status, JSON.parse(reply.text).status]).toEqual([503, 'stopping'])
    expect((await ended).code).toBe(0)
  })

  test('a request that never ends is cut at the deadline, and what the hub stands on is closed all the same', async () => {
    const { child, port, heard, output, ended } = await start({ STOP_TIME: '300' })
    const asking = ask(port, '/never', { headers: own }).catch((error: Error) => error)
    await heard('waiting for ever')
    child.kill('SIGTERM')
    expect(await asking).toBeInstanceOf(Error)
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(output()).toContain('closed')
  })

  test('the same signal by two ways, as from a terminal and from npm, is one', async () => {
    const { child, port, heard, output, ended } = await start()
    const asking = ask(port, '/held', { headers: own })
    await heard('waiting 1\n')
    child.kill('SIGINT')
    await heard('stopping')
    child.kill('SIGINT')
    expect((await asking).text).toBe('held to the end')
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(output()).toContain('closed')
  })

  test('a second signal ends it at once', async () => {
    const { child, port, heard, output, ended } = await start({ STOP_TIME: '60000', DEADLINE: '90000' })
    ask(port, '/never', { headers: own }).catch(() => {})
    await heard('waiting for ever')
    child.kill('SIGTERM')
    await heard('stopping')
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    child.kill('SIGTERM')
    expect(await ended).toEqual({ code: 1, signal: null })
    expect(output()).not.toContain('closed')
  })

  test('a database that does not close cannot keep it alive', async () => {
    const { child, ended } = await start({ CLOSE_TIME: '60000', DEADLINE: '400' })
    child.kill('SIGTERM')
    expect(await ended).toEqual({ code: 1, signal: null })
  })

  test('an error that nobody caught ends it in order with 1, and is told without what someone sent', async () => {
    const { port, output, ended } = await start()
    ask(port, '/fault', { headers: own }).catch(() => {})
    expect(await ended).toEqual({ code: 1, signal: null })
    expect(output()).toContain('"what":"uncaughtException"')
    expect(output()).toContain('closed')
    expect(output()).not.toContain('ada@')
  })
})

test('a port in use is told in words, and its server goes on', async () => {
  const first = await startStub(async () => new Response('first'))
  const error = await startStub(async () => new Response('second'), {}, first.port).catch((reason: unknown) => reason)
  expect(listenWords(error, { port: first.port, host: '127.0.0.1' })).toContain(`Port ${first.port} on 127.0.0.1 is in use`)
  expect((await ask(first.port, '/me', { headers: own })).text).toBe('first')
  await first.server.stop()
})
