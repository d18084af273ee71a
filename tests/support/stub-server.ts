import { setTimeout as wait } from 'node:timers/promises'
import { reportError } from '#app/web/server/error-report.ts'
import { createRequestLog } from '#app/web/server/request-log.ts'
import { stopInOrder } from '#app/web/server/stopping.ts'
import { startStub } from './stub-hub.ts'

/**
 * The real server and its real way of stopping around routes that only wait, as a process of its own: for tests that send it signals.
 * It writes its port as the first line. `/held` answers when told by `/release`, `/never` never, `/fault` throws where nobody catches.
 */
const settings = {
  stopTime: Number(process.env.STOP_TIME ?? 10_000),
  closeTime: Number(process.env.CLOSE_TIME ?? 0),
  deadline: Number(process.env.DEADLINE ?? 15_000),
}
const say = (text: string) => process.stdout.write(`${text}\n`)
const log = createRequestLog()
let release = () => {}
const held = new Promise<void>((resolve) => {
  release = resolve
})
let waiting = 0

async function routes(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/held') {
    waiting += 1
    say(`waiting ${waiting}`)
    await held
    return new Response('held to the end')
  }
  if (pathname === '/never') return new Promise(() => say('waiting for ever'))
  if (pathname === '/fault') setTimeout(() => JSON.parse('ada@example.org'), 0)
  return new Response('ok')
}

const { server, port } = await startStub(routes, {
  log: log.write,
  report: reportError,
  limits: { stopTime: settings.stopTime, renderTime: 60_000, burst: 10_000 },
})

stopInOrder({
  stop: async () => {
    say('stopping')
    setTimeout(release, 200)
    await server.stop()
    await wait(settings.closeTime)
    say('closed')
  },
  last: log.flush,
  deadline: settings.deadline,
})
say(`port ${port}`)
