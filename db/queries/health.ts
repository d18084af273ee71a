import { sql } from 'kysely'
import type { Db } from '#db/schema.ts'

/** Whether the database answers at all. */
export async function answers(db: Db): Promise<boolean> {
  return (await sql`select 1`.execute(db)).rows.length === 1
}

/** What `hub doctor` asks the database: is it seeded, what is published, do instants agree with its zone rules, does it write safely. */
export async function findVitals(db: Db): Promise<{ seeded: boolean; published: number; drifted: number; fsync: string }> {
  const { rows } = await sql<{ seeded: boolean; published: number; drifted: number; fsync: string }>`
    select exists (select from hub_facts where name = 'seeds') as seeded,
      (select count(*)::int from options where state = 'published') as published,
      (select count(*)::int from option_parts where starts_at is not null and abs(extract(epoch from (starts_local at time zone zone) - starts_at)) > 1) as drifted,
      current_setting('fsync') as fsync`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the database gave no answer')
  return row
}
