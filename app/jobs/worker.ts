import { setTimeout as sleep } from 'node:timers/promises'
import type PgBoss from 'pg-boss'
import { describeError } from '#app/web/server/error-report.ts'
import type { Job, JobTools } from './job.ts'

export type Worker = {
  /** something has been put into the queue */
  look: () => void
  /** when the last job has ended */
  ended: Promise<void>
}

type WorkerParts = {
  tools: Omit<JobTools, 'signal' | 'report'>
  report: (what: string, error: unknown) => void
  signal: AbortSignal
  /** hears when a job has been done */
  done: () => void
}

/** A queue is looked into this often, for what other processes put there, and what is to be tried again. Milliseconds. */
const lookEvery = 15_000
/** Between two jobs of which the first has failed: many that fail leave the machine to others. */
const pauseAfterFailure = 200

/** Takes jobs from a queue and runs them, one after another, until `signal`. */
export function startWorker(boss: PgBoss, job: Job, { tools, report, signal, done }: WorkerParts): Worker {
  let rest = new AbortController()

  async function next(): Promise<'done' | 'failed' | 'nothing'> {
    const [found] = await boss.fetch(job.name)
    if (!found) return 'nothing'
    try {
      await job.run({ ...tools, signal, report: (error) => report(job.name, error) }, found.data)
      await boss.complete(job.name, found.id)
      return 'done'
    } catch (error) {
      report(`job ${job.name}`, error)
      // only what a log may say as well: an error of the database quotes what was to be written
      await boss.fail(job.name, found.id, describeError(error)).catch((other: unknown) => report(`job ${job.name}`, other))
      return 'failed'
    }
  }

  async function work(): Promise<void> {
    while (!signal.aborted) {
      const result = await next().catch((error: unknown) => {
        report(`queue ${job.name}`, error)
        return 'nothing' as const
      })
      if (result === 'done') done()
      if (result === 'failed') await sleep(pauseAfterFailure)
      if (result === 'nothing') await pause()
    }
  }

  async function pause(): Promise<void> {
    if (!signal.aborted) await sleep(lookEvery, null, { signal: rest.signal }).catch(() => {})
    rest = new AbortController()
  }

  signal.addEventListener('abort', () => rest.abort(), { once: true })
  return { look: () => rest.abort(), ended: work() }
}
