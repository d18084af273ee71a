import { secured } from './headers.ts'
import { send, type Visit } from './visit.ts'

/** What must hold before the hub can serve: name → whether it does. One that throws or takes over a second does not. */
export type Checks = Readonly<Record<string, () => boolean | Promise<boolean>>>

const bound = 1_000

/** `/healthz`: the process lives. `/readyz`: what it stands on does too, each said by name, 503 where one does not. */
export function createHealth({ checks, https, stopping }: { checks: Checks; https: boolean; stopping: () => boolean }) {
  let looking: Promise<Record<string, boolean>> | null = null

  /** Many askers at once are answered by one look. */
  function look(): Promise<Record<string, boolean>> {
    looking ??= lookAtAll(checks).finally(() => {
      looking = null
    })
    return looking
  }

  function reply(visit: Visit, status: number, value: object): void {
    const body = `${JSON.stringify(value)}\n`
    const head = [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Cache-Control', 'no-store'],
    ] as const
    send(visit, status, secured(head, https), body)
  }

  return {
    alive: (visit: Visit) => reply(visit, 200, { status: 'alive' }),
    async ready(visit: Visit): Promise<void> {
      if (stopping()) return reply(visit, 503, { status: 'stopping', message: 'The hub is stopping and takes no new work.' })
      const found = await look()
      const missing = Object.keys(found).filter((name) => !found[name])
      if (missing.length === 0) return reply(visit, 200, { status: 'ready', checks: found })
      reply(visit, 503, { status: 'not ready', checks: found, message: `Not ready yet: ${missing.join(', ')}.` })
    },
  }
}

async function lookAtAll(checks: Checks): Promise<Record<string, boolean>> {
  const found = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await holds(check)] as const))
  return Object.fromEntries(found)
}

async function holds(check: () => boolean | Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), bound)
  })
  try {
    return await Promise.race([check(), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
