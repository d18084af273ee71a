import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type http from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#db/schema.ts'
import { testDatabase } from './database.ts'
import { type Ask, ask, type Reply } from './http-client.ts'

const program = resolve('build/server.js')

export type Get = Omit<Ask, 'headers'> & { headers?: http.OutgoingHttpHeaders; lang?: 'en' | 'es'; cookie?: string }

export type TestHub = {
  /** `http://localhost:<port>`, without a slash at its end */
  origin: string
  port: number
  /** of the server's process */
  pid: number
  /** the hub's own database, for what pages do not show */
  db: Db
  databaseUrl: string
  /** everything that the process has said so far */
  said: () => { out: string; err: string }
  /** one request from an address of its own, so that no test uses up another's share of the rate limit */
  get: (path: string, options?: Get) => Promise<Reply>
  /** a form sent from a page of the hub */
  post: (path: string, fields: Record<string, string> | [string, string][], options?: Get) => Promise<Reply>
  stop: () => Promise<void>
}

/**
 * The real server as a process of its own, in demo mode, on a seeded database and a free port; resolves when it is ready.
 * `env` adds settings or overrides them; an empty string takes one away.
 */
export async function startHub(env: Record<string, string> = {}): Promise<TestHub> {
  if (!existsSync(program)) throw new Error('There is no build to test: npm run build makes one (npm test does so by itself).')
  const database = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-data-'))
  const port = await freePort()
  const child = spawn(process.execPath, [program], {
    env: {
      ...ownEnv(),
      NODE_ENV: 'production',
      HUB_CALLER_ENV: '',
      HUB_MODE: 'demo',
      HUB_DATA: dataDir,
      HUB_TRUST_PROXY: '1',
      DATABASE_URL: database.url,
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = listen(child)
  const exit = once(child, 'exit')
  const origin = `http://localhost:${port}`
  let visitors = 0

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await exit
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }

  function get(path: string, { lang, cookie, headers, ...rest }: Get = {}): Promise<Reply> {
    visitors += 1
    return ask(port, path, {
      ...rest,
      headers: {
        host: `localhost:${port}`,
        'x-forwarded-for': `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`,
        ...(lang && { 'accept-language': lang }),
        ...(cookie && { cookie }),
        ...headers,
      },
    })
  }

  function post(path: string, fields: Record<string, string> | [string, string][], { headers, ...options }: Get = {}): Promise<Reply> {
    const body = new URLSearchParams(fields).toString()
    const own = { origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
    return get(path, { method: 'POST', body, ...options, headers: { ...own, ...headers } })
  }

  const hub: TestHub = { origin, port, pid: child.pid ?? 0, db: database.db, databaseUrl: database.url, said, get, post, stop }
  try {
    await ready(hub, child)
    return hub
  } catch (error) {
    await stop()
    throw error
  }
}

function listen(child: ChildProcess): TestHub['said'] {
  const heard = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    heard.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard.err += text
  })
  return () => ({ ...heard })
}

async function ready({ get, said }: TestHub, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const status = await get('/readyz').then(
      (reply) => reply.status,
      () => null,
    )
    if (status === 200) return
    await sleep(50)
  }
  throw new Error(`The hub did not become ready:\n${said().out}\n${said().err}`)
}

/** What the caller's own hub is told is not for this one. */
function ownEnv(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PORT|HOST|HUB_|DATABASE_|SMTP_|MAIL_FROM$|OIDC_|VITEST)/.test(name)),
  )
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = net.createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? found(address.port) : failed(new Error('no free port'))))
    })
  })
}
