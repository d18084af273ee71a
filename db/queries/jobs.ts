import { CompiledQuery, sql } from 'kysely'
import type { Db } from '#db/schema.ts'

/** The tables of pg-boss stand in a schema of their own, which it makes and changes by itself. */
const schema = 'pgboss'

/**
 * Runs a statement of pg-boss on the hub's own connections. Some are whole transactions in one text: where such a one fails, its
 * connection is still in it, and has to be brought out before somebody else gets it.
 */
export function runForJobs(db: Db, text: string, values: readonly unknown[] = []): Promise<{ rows: Record<string, unknown>[] }> {
  return db.connection().execute(async (connection) => {
    try {
      return await connection.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]))
    } catch (error) {
      if (/^\s*begin\b/i.test(text)) await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
      throw error
    }
  })
}

/** Lets one process at a time make the tables of pg-boss. */
export function inTurnForJobs(db: Db, work: () => Promise<void>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7234518, 2)`.execute(trx)
    await work()
  })
}

export type JobCount = {
  name: string
  waiting: number
  running: number
  /** failed, and to be run again */
  retrying: number
  /** given up in the last seven days */
  failed: number
  doneAt: Date | null
  failedAt: Date | null
  /** kind of the last error, such as `DatabaseError 42P01` */
  error: string | null
}

/** How each of the jobs stands. Empty where no server has made the tables yet. */
export async function countJobs(db: Db): Promise<JobCount[]> {
  const { rows: found } = await sql<{ made: boolean }>`select to_regclass(${`${schema}.job`}) is not null as made`.execute(db)
  if (!found[0]?.made) return []
  const { rows } = await sql<JobCount>`
    with jobs as (
      select name, state::text, start_after, completed_on, output from pgboss.job
      union all
      select name, state::text, start_after, completed_on, output from pgboss.archive
    )
    select queue.name,
      count(*) filter (where state = 'created') as waiting,
      count(*) filter (where state = 'active') as running,
      count(*) filter (where state = 'retry') as retrying,
      count(*) filter (where state = 'failed' and completed_on > now() - interval '7 days') as failed,
      max(completed_on) filter (where state = 'completed') as "doneAt",
      max(completed_on) filter (where state = 'failed') as "failedAt",
      (array_agg(concat_ws(' ', output ->> 'name', output ->> 'code') order by coalesce(completed_on, start_after) desc)
        filter (where state in ('failed', 'retry') and output is not null))[1] as error
    from pgboss.queue left join jobs on jobs.name = queue.name
    group by queue.name order by queue.name`.execute(db)
  return rows
}
