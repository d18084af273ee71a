import type { Catalog } from '#app/domain/catalog/live.ts'
import type { Settings } from '#app/settings.ts'
import type { Sessions } from '#app/web/session.ts'
import type { Db } from '#db/schema.ts'

/** What a job may use. */
export type JobTools = {
  db: Db
  catalog: Catalog
  settings: Settings
  sessions: Pick<Sessions, 'sweep'>
  /** hears of a fault that does not end the job */
  report: (error: unknown) => void
  /** the hub is being stopped: end what can be ended */
  signal: AbortSignal
}

/** One thing that the clock does: `run` calls an action of the domain. Times are seconds. */
export type Job = {
  /** of its queue */
  name: string
  /** how often it is put into the queue, by all processes together */
  every: number
  /** asked first, so that nothing is queued for nothing; asked at once after every form that somebody has sent */
  isDue?: (db: Db) => Promise<boolean>
  /** attempts after the first */
  retries: number
  /** until the first of them; doubles each time */
  retryAfter: number
  /** whoever has not finished by then is taken for dead, and the job is run again */
  longest: number
  /** May run twice, and beside itself in another process. `data`: ids, never more. */
  run: (tools: JobTools, data: unknown) => Promise<void>
}
