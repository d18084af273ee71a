import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import PgBoss from 'pg-boss'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Clock, startClock } from '#app/jobs/clock.ts'
import type { Job, JobTools } from '#app/jobs/job.ts'
import { countJobs, runForJobs } from '#db/queries/jobs.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'

const usual: Job = { name: 'count', every: 60, retries: 2, retryAfter: 60, longest: 60, run: async () => {} }

describeEachDatabase('the clock', (version) => {
  let database: TestDatabase
  let clocks: Clock[]
  let faults: string[]

  beforeEach(async () => {
    database = await testDatabase({ version })
    clocks = []
    faults = []
  })
  afterEach(async () => {
    await Promise.all(clocks.map((clock) => clock.stop()))
    await database.drop()
  })

  async function start(jobs: readonly Job[], db = database.db): Promise<Clock> {
    const tools = { db } as Omit<JobTools, 'signal' | 'report'>
    const clock = await startClock(jobs, { tools, report: (what, error) => faults.push(`${what}: ${String(error)}`) })
    clocks.push(clock)
    return clock
  }

  /** As if so much time had gone by. */
  async function makeDue(): Promise<void> {
    await sql`update pgboss.job set start_after = now() - interval '1 second' where state in ('created', 'retry')`.execute(database.db)
  }

  test('three servers that start at once make the tables once, and do each thing once', async () => {
    let runs = 0
    const job: Job = {
      ...usual,
      run: async () => {
        runs += 1
      },
    }
    await Promise.all([start([job]), start([job]), start([job])])
    await expect.poll(async () => (await countJobs(database.db))[0]).toMatchObject({ name: 'count', waiting: 0, running: 0, failed: 0 })
    expect(runs).toBe(1)
    expect(faults).toEqual([])
  })

  test('what is not due is not queued; it is done at once when somebody says that something has come', async () => {
    let due = false
    const runs: unknown[] = []
    const clock = await start([
      {
        ...usual,
        isDue: async () => due,
        run: async (_, data) => {
          runs.push(data)
          due = false
        },
      },
    ])
    await sleep(300)
    expect(await countJobs(database.db)).toMatchObject([{ waiting: 0, running: 0, doneAt: null }])
    due = true
    for (let call = 0; call < 20; call += 1) clock.wake()
    await expect.poll(() => runs[0]).toEqual({})
    await sleep(300)
    // what came while it ran may have been meant for another run
    expect(runs.length).toBeLessThanOrEqual(2)
  })

  test('a job that fails is run again, later each time, and in the end given up; what is kept of its error quotes nothing', async () => {
    let runs = 0
    const failing: Job = {
      ...usual,
      every: 3_600,
      run: async () => {
        runs += 1
        throw Object.assign(new TypeError('secret of ada@library.example'), { code: 'E_TRY', detail: 'ada@library.example' })
      },
    }
    const clock = await start([failing])
    const pauses: number[] = []
    for (const run of [1, 2]) {
      await expect.poll(async () => (await countJobs(database.db))[0]?.retrying).toBe(1)
      expect(runs).toBe(run)
      const { rows } = await sql<{
        pause: number
      }>`select extract(epoch from start_after - now())::float8 as pause from pgboss.job`.execute(database.db)
      pauses.push(rows[0]?.pause ?? 0)
      await makeDue()
      clocks = []
      await clock.stop()
      clocks.push(await start([failing]))
    }
    expect(pauses[0]).toBeGreaterThan(55)
    expect(pauses[1]).toBeGreaterThan((pauses[0] ?? 0) * 0.9)
    await expect.poll(async () => (await countJobs(database.db))[0]).toMatchObject({ failed: 1, retrying: 0, error: 'TypeError E_TRY' })
    const { rows } = await sql<{ kept: string }>`select output::text as kept from pgboss.job`.execute(database.db)
    expect(rows[0]?.kept).toContain('TypeError')
    expect(rows[0]?.kept).not.toContain('ada')
  })

  test('a job whose process died is taken for dead after its time, and run again', async () => {
    let runs = 0
    const job: Job = {
      ...usual,
      every: 3_600,
      longest: 1,
      run: async () => {
        runs += 1
        if (runs === 1) await new Promise(() => {})
      },
    }
    await start([job])
    await expect.poll(() => runs).toBe(1)
    await sleep(1_100)
    // what the upkeep of pg-boss does every two minutes
    const boss = new PgBoss({
      db: { executeSql: (text, values) => runForJobs(database.db, text, values) },
      schedule: false,
      supervise: false,
    })
    await boss.start()
    await boss.maintain()
    await expect.poll(async () => (await countJobs(database.db))[0]?.retrying).toBe(1)
    await makeDue()
    await start([job])
    await expect.poll(() => runs).toBe(2)
  })

  test('stopping waits for what runs, tells it, and asks the database nothing afterwards', async () => {
    let told = false
    const clock = await start([
      {
        ...usual,
        run: ({ signal }) =>
          new Promise((done) => {
            signal.addEventListener('abort', () => {
              told = true
              done()
            })
          }),
      },
    ])
    await expect.poll(async () => (await countJobs(database.db))[0]?.running).toBe(1)
    await clock.stop()
    expect(told).toBe(true)
    expect(faults).toEqual([])
  })

  test('a statement that fails in the middle of a transaction leaves no connection in it', async () => {
    for (let at = 0; at < 8; at += 1) {
      await expect(runForJobs(database.db, 'begin; select 1; select 1 / 0; commit')).rejects.toThrow('division by zero')
    }
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.db)
    expect(rows).toEqual([{ one: 1 }])
  })
})
