import { createHttpServer, type HubServer, type ServerParts } from '#app/web/server/http-server.ts'
import { hasSessionCookie } from '#app/web/server/page-key.ts'
import type { LogLine } from '#app/web/server/request-log.ts'

export const stubOrigin = 'http://hub.test'

export type StubHub = {
  server: HubServer
  port: number
  log: LogLine[]
  faults: unknown[]
  /** what the routes were asked, in order */
  asked: Request[]
}

/** Headers of a request to the hub's own address, and of a form sent from one of its pages. */
export const own = { host: 'hub.test' }
export const form = { ...own, origin: stubOrigin, 'content-type': 'application/x-www-form-urlencoded' }

/** A page such as the routes make: marked as the same for everyone. */
export function page(text: string, headers: Record<string, string> = {}): Response {
  return new Response(`<!doctype html><title>${text}</title>${'<p>words</p>'.repeat(200)}`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Hub-Cache': 'page', ...headers },
  })
}

/** The real server with routes of a test's own behind it. Only `/catalog` and `/` are pages to keep, with `q` and `topic`. */
export async function startStub(handler: ServerParts['handler'], parts: Partial<ServerParts> = {}, port = 0): Promise<StubHub> {
  const log: LogLine[] = []
  const faults: unknown[] = []
  const asked: Request[] = []
  const server = createHttpServer({
    origin: stubOrigin,
    trustProxy: 0,
    assetsDir: null,
    version: () => 1,
    checks: {},
    canonicalSearch,
    isPersonal: hasSessionCookie,
    log: (line) => log.push(line),
    report: (_, error) => faults.push(error),
    handler: (request, client) => {
      asked.push(request)
      return handler(request, client)
    },
    ...parts,
  })
  return { server, port: await server.listen(port, '127.0.0.1'), log, faults, asked }
}

function canonicalSearch(url: URL): string | null {
  if (url.pathname !== '/' && url.pathname !== '/catalog') return null
  const known = [...url.searchParams].filter(([name]) => name === 'q' || name === 'topic').sort(([a], [b]) => a.localeCompare(b))
  return new URLSearchParams(known).toString()
}

/** Starts stubs for the tests of one file and stops them after each test. */
export function stubs(afterEach: (work: () => Promise<void>) => void) {
  let started: StubHub[] = []
  afterEach(async () => {
    for (const { server } of started) await server.stop()
    started = []
  })
  return async (handler: ServerParts['handler'] = async () => page('catalog'), parts: Partial<ServerParts> = {}): Promise<StubHub> => {
    const stub = await startStub(handler, { ...parts, limits: { stopGrace: 0, stopTime: 200, ...parts.limits } })
    started.push(stub)
    return stub
  }
}
