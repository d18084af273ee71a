import { fileURLToPath } from 'node:url'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { answers } from '#db/queries/health.ts'
import { type Clock, startClock } from './jobs/clock.ts'
import { jobs } from './jobs/index.ts'
import { readSettings } from './settings.ts'
import { createHandler } from './web/handler.ts'
import { createHub } from './web/hub.server.ts'
import type { Hub } from './web/hub.ts'
import { routesByDoor } from './web/routes-by-door.ts'
import { createCanonicalSearch } from './web/server/canonical-search.ts'
import { reportError } from './web/server/error-report.ts'
import { createHttpServer, type HubServer } from './web/server/http-server.ts'
import { defaultLimits } from './web/server/limits.ts'
import { listenWords } from './web/server/listen-words.ts'
import { hasSessionCookie } from './web/server/page-key.ts'
import { createRequestLog } from './web/server/request-log.ts'
import { stopInOrder } from './web/server/stopping.ts'

/** After the requests in flight have had their time, the database has this long to close. */
const closeTime = 5_000

const log = createRequestLog()
let hub: Hub | undefined
let server: HubServer | undefined
let clock: Clock | undefined

// a log that nobody reads any more must not end the hub
process.stdout.on('error', () => {})

const end = stopInOrder({
  stop: async () => {
    await Promise.all([server?.stop(), clock?.stop()])
    await hub?.close()
  },
  last: log.flush,
  deadline: defaultLimits.stopTime + closeTime,
})

/** Prints why the hub does not start, and ends it. */
function refuse(words: string): void {
  process.stderr.write(`${words}\n`)
  end(1)
}

/** The pages, as the Remix build has them. The path is put together at run time, so that no bundler takes the build into itself. */
async function loadPages(): Promise<ServerBuild> {
  return import(new URL('./server/index.js', import.meta.url).href)
}

async function startJobs(tools: Hub): Promise<Clock> {
  clock = await startClock(jobs, { tools, report: reportError })
  return clock
}

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  hub = await createHub(settings)
  const { db, catalog } = hub
  const answer = createHandler(
    hub,
    routesByDoor(await loadPages(), (build) => createRequestHandler(build, 'production')),
  )
  const { wake } = await startJobs(hub)
  server = createHttpServer({
    origin: settings.origin,
    trustProxy: settings.trustProxy,
    assetsDir: fileURLToPath(new URL('./client', import.meta.url)),
    async handler(...asked) {
      const response = await answer(...asked)
      const [{ method }] = asked
      // what a form has written may have a mail among it
      if (method !== 'GET' && method !== 'HEAD') wake()
      return response
    },
    version: catalog.version,
    checks: {
      database: () => answers(db),
      search: catalog.ready,
    },
    canonicalSearch: createCanonicalSearch(() => catalog.vocabulary),
    isPersonal: hasSessionCookie,
    log: log.write,
    report: reportError,
  })
  try {
    await server.listen(settings.port, settings.host)
  } catch (error) {
    const words = listenWords(error, settings)
    if (!words) throw error
    return refuse(words)
  }
  process.stdout.write(`The learning hub is ready at ${settings.origin}\n`)
}

try {
  await start()
} catch (error) {
  // settings, the database and its folder say in words what is wrong; anything else is a fault of ours, told with its place
  if (!(error instanceof Error)) refuse(String(error))
  else refuse(error.constructor === Error ? error.message : (error.stack ?? error.message))
}
