import { randomBytes } from 'node:crypto'
import http from 'node:http'
import { createAssets } from './assets.ts'
import { linger, readBody } from './body.ts'
import { sendResponse, toRequest } from './bridge.ts'
import { clientKey } from './client-address.ts'
import { manageConnections } from './connections.ts'
import { createGate } from './gate.ts'
import { secured } from './headers.ts'
import { type Checks, createHealth } from './health.ts'
import { defaultLimits, keepAliveBehindProxy, type Limits } from './limits.ts'
import { logPath } from './log-path.ts'
import { createPageCache } from './page-cache.ts'
import { pageOf } from './page-key.ts'
import { createPages } from './pages.ts'
import { createRateLimit } from './rate-limit.ts'
import { createRefuse } from './refusals.ts'
import type { LogLine } from './request-log.ts'
import { isRead, send, type Visit } from './visit.ts'
import { isLate, within } from './within.ts'

export type ServerParts = {
  /** the public address, such as `https://hub.example`; every link and redirect is made from it */
  origin: string
  /** how many proxies stand in front */
  trustProxy: number
  /** the routes; rejects only for faults. `client`: whom the request is counted for; empty for a page that is made for everyone */
  handler: (request: Request, client: string) => Promise<Response>
  /** folder of the browser build, or null without one */
  assetsDir: string | null
  /** of the catalog: a page made from another one is not shown again */
  version: () => string | number
  checks: Checks
  /** the query of a cacheable page, known parameters only and in one order, without `?`; null where the path is no such page */
  canonicalSearch: (url: URL) => string | null
  /** whether a Cookie header says who someone is */
  isPersonal: (cookieHeader: string) => boolean
  log: (line: LogLine) => void
  /** hears of faults; what it writes down must not hold what people send */
  report: (what: string, error: unknown, requestId: string) => void
  limits?: Partial<Limits>
}

export type HubServer = {
  /** resolves to the port; rejects with the system's error */
  listen: (port: number, host: string) => Promise<number>
  /** takes no new work, ends what is in flight, and resolves when every connection has closed */
  stop: () => Promise<void>
  cacheSize: () => { entries: number; bytes: number }
}

const readOnly = [['Allow', 'GET, HEAD']] as const

/**
 * The hub's HTTP server in front of its routes. In this order: request line, host and origin, health, files, page cache,
 * rate limit, routes. Nothing here knows Remix: `handler` takes a web Request and gives a web Response.
 */
export function createHttpServer(parts: ServerParts): HubServer {
  const limits = { ...defaultLimits, ...(parts.trustProxy > 0 && { keepAlive: keepAliveBehindProxy }), ...parts.limits }
  const home = new URL(parts.origin)
  const https = home.protocol === 'https:'
  const now = () => performance.now()
  const refuse = createRefuse({ origin: home.origin, https })
  const gate = createGate({ home, trustProxy: parts.trustProxy, ...limits })
  const assets = createAssets(parts.assetsDir, https)
  const rate = createRateLimit({ burst: limits.burst, perSecond: limits.perSecond, clients: limits.addresses, now })
  const cache = createPageCache({
    maxBytes: limits.cacheSize,
    maxEntries: limits.cacheEntries,
    maxEntryBytes: limits.cacheEntrySize,
    life: limits.cacheLife,
    now,
  })
  const pages = createPages({
    handler: (request) => parts.handler(request, ''),
    cache,
    https,
    renderTime: limits.renderTime,
    admit,
    refuse,
    sendAlone: (visit, response) => sendResponse(visit, response, { https, personal: false }),
    askAlone: askRoutes,
  })
  const pageRules = { ...parts, origin: home.origin, longest: limits.cacheKeyLength }
  const server = http.createServer({
    maxHeaderSize: limits.headerSize,
    headersTimeout: limits.headersTime,
    requestTimeout: limits.requestTime,
    connectionsCheckingInterval: limits.checkEvery,
    keepAliveTimeout: limits.keepAlive,
  })
  const connections = manageConnections(server, limits)
  const health = createHealth({ checks: parts.checks, https, stopping: connections.stopping })
  const run = randomBytes(4).toString('hex')
  let count = 0

  function onRequest(req: http.IncomingMessage, res: http.ServerResponse): void {
    const started = now()
    const visit: Visit = { req, res, id: `${run}-${(count++).toString(36)}`, url: home, cache: 'none' }
    connections.follow(res)
    res.once('close', () => record(visit, now() - started))
    try {
      const pending = answer(visit)
      if (pending) pending.catch((error) => fail(visit, error))
    } catch (error) {
      fail(visit, error)
    }
  }

  /** Answers at once where it can: a promise is what a hot page cannot afford. */
  function answer(visit: Visit): void | Promise<void> {
    const verdict = gate(visit)
    if ('refusal' in verdict) return refuse(visit, verdict.refusal, verdict.extra)
    if ('redirect' in verdict) return redirect(visit, verdict.redirect)
    const path = visit.url.pathname
    if (path === '/healthz') return isRead(visit) ? health.alive(visit) : refuse(visit, 'method', readOnly)
    if (path === '/readyz') return isRead(visit) ? health.ready(visit) : refuse(visit, 'method', readOnly)
    if (assets.has(path)) return isRead(visit) ? assets.send(visit, path) : refuse(visit, 'method', readOnly)
    if (path === '/favicon.ico')
      return assets.has('/favicon.svg') ? assets.send(visit, '/favicon.svg') : send(visit, 204, secured([], https), '')
    if (path.startsWith('/assets/')) return refuse(visit, 'no-such-file')
    const page = isRead(visit) ? pageOf(visit, pageRules) : null
    if (!page) return askRoutes(visit)
    return pages.hit(visit, page) ? undefined : pages.render(visit, page)
  }

  function redirect(visit: Visit, to: string): void {
    // for now only: a permanent one would stay in browsers after the settings have changed
    const head = [
      ['Location', to],
      ['Content-Length', '0'],
      ['Cache-Control', 'no-store'],
    ] as const
    send(visit, 307, secured(head, https), '')
  }

  function clientOf({ req: { socket, headers } }: Visit): string {
    return clientKey(socket.remoteAddress, headers['x-forwarded-for'], parts.trustProxy)
  }

  /** Takes a token of the visitor's address, or says when there will be one. */
  function admit(visit: Visit): boolean {
    const seconds = rate.take(clientOf(visit))
    if (seconds > 0) refuse(visit, 'too-fast', [['Retry-After', String(seconds)]])
    return seconds === 0
  }

  async function askRoutes(visit: Visit): Promise<void> {
    if (!admit(visit)) return
    const body = isRead(visit) ? null : await readBody(visit, limits.bodySize)
    if (body === 'gone') return
    if (body === 'too-large') return refuseBody(visit)
    const controller = new AbortController()
    visit.res.once('close', () => visit.res.writableFinished || controller.abort())
    const client = clientOf(visit)
    const response = await within(limits.renderTime, controller, (signal) => parts.handler(toRequest(visit, body, signal), client))
    await sendResponse(visit, response, { https, personal: parts.isPersonal(visit.req.headers.cookie ?? '') })
  }

  async function refuseBody(visit: Visit): Promise<void> {
    visit.res.shouldKeepAlive = false
    await linger(visit)
    refuse(visit, 'body-too-large')
  }

  function fail(visit: Visit, error: unknown): void {
    const { res } = visit
    if (res.destroyed && !res.headersSent) return
    if (res.headersSent) {
      res.destroy()
      return
    }
    parts.report('request', error, visit.id)
    refuse(visit, isLate(error) ? 'busy' : 'failed', isLate(error) ? [['Retry-After', '5']] : [])
  }

  function record({ req, res, id, url, cache: found }: Visit, ms: number): void {
    parts.log({
      time: new Date().toISOString(),
      id,
      method: req.method ?? '',
      path: logPath(url.pathname),
      // the client left before the reply was whole
      status: res.writableFinished ? res.statusCode : 499,
      ms: Math.round(ms * 10) / 10,
      cache: found,
    })
  }

  server.on('request', onRequest)
  server.on('checkContinue', onRequest)
  server.once('listening', () => void assets.warm())

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    stop: connections.stop,
    cacheSize: cache.size,
  }
}
