import { setTimeout as sleep } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { inTurnForJobs, runForJobs } from '#db/queries/jobs.ts'
import type { Db } from '#db/schema.ts'
import type { Job, JobTools } from './job.ts'
import { inOrder, oneAtATime } from './one-at-a-time.ts'
import { startWorker, type Worker } from './worker.ts'

export type Clock = {
  /** something has just been written that a job may be waiting for */
  wake: () => void
  /** ends what runs, waits a moment for it, and asks the database nothing afterwards */
  stop: () => Promise<void>
}

type ClockParts = {
  tools: Omit<JobTools, 'signal' | 'report'>
  report: (what: string, error: unknown) => void
}

/** Jobs under way have this long to end, in milliseconds. */
const stopTime = 3_000

/**
 * Starts the clock of this process. Each job is put into its queue by whichever process comes first, and taken from it by one.
 * Of pg-boss this uses the queues, their retries and their upkeep; its workers and its timer are left aside
 * (docs/decisions/0012-jobs-and-mail.md says why).
 */
export async function startClock(jobs: readonly Job[], { tools, report }: ClockParts): Promise<Clock> {
  const { db } = tools
  const ending = new AbortController()
  const { signal } = ending
  let closed = false
  // One statement at a time: the clock is in no hurry, and each connection more is a process of the database more.
  const run = inOrder((text: string, values: unknown[]) => (closed ? Promise.resolve({ rows: [] }) : runForJobs(db, text, values)))
  const boss = await openBoss(db, jobs, { executeSql: run }, (error) => report('jobs', error))

  /** Queues a job that is due; `slot`: once in its time, by all processes together. */
  const queue = inOrder(async (job: Job, slot: boolean): Promise<void> => {
    try {
      if (signal.aborted || (job.isDue && !(await job.isDue(db)))) return
      await boss.send(job.name, {}, slot ? { singletonSeconds: job.every } : {})
      workers.get(job)?.look()
    } catch (error) {
      report(`queueing ${job.name}`, error)
    }
  })
  const wakers = new Map(jobs.filter(({ isDue }) => isDue).map((job) => [job, oneAtATime(() => queue(job, false))]))
  function wake(by?: Job): void {
    for (const [job, waker] of wakers) if (job !== by) waker()
  }

  const workers = new Map<Job, Worker>()
  for (const job of jobs) {
    // what one job writes, such as mails, another may be waiting for
    workers.set(job, startWorker(boss, job, { tools, report, signal, done: () => wake(job) }))
  }
  const ticks = jobs.map((job) => setInterval(() => void queue(job, true), job.every * 1_000))
  for (const job of jobs) void queue(job, true)

  return {
    wake: () => wake(),
    async stop() {
      ending.abort()
      for (const tick of ticks) clearInterval(tick)
      await Promise.race([Promise.all([...workers.values()].map(({ ended }) => ended)), sleep(stopTime, null, { ref: false })])
      closed = true
      await boss.stop({ graceful: false, close: false })
    },
  }
}

/** pg-boss on the hub's own connections, with its tables made and a queue for each job. */
async function openBoss(db: Db, jobs: readonly Job[], connections: PgBoss.Db, report: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    db: connections,
    schedule: false,
    // longer than the slot of any job: while it is there, nobody queues that one again
    archiveCompletedAfterSeconds: 2 * Math.max(3_600, ...jobs.map(({ every }) => every)),
    archiveFailedAfterSeconds: 7 * 86_400,
    deleteAfterDays: 1,
  })
  boss.on('error', report)
  await inTurnForJobs(db, async () => {
    await boss.start().catch(refuse)
    for (const { name, retries, retryAfter, longest } of jobs) {
      const queue = { name, retryLimit: retries, retryDelay: retryAfter, retryBackoff: true, expireInSeconds: longest }
      await boss.createQueue(name, queue)
      // what a former version of the hub said about it
      await boss.updateQueue(name, queue)
    }
  })
  return boss
}

/** @throws in words where the account of the database may not make a schema */
function refuse(error: unknown): never {
  const denied = error instanceof Error && 'code' in error && error.code === '42501'
  if (!denied) throw error
  throw new Error('DATABASE_URL: the database does not let us make the schema "pgboss", where jobs are kept (grant create on database …)')
}
