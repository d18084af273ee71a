import { sql } from 'kysely'
import type { Db } from '#db/schema.ts'

/** Whether the database answers at all. */
export async function answers(db: Db): Promise<boolean> {
  return (await sql`select 1`.execute(db)).rows.length === 1
}

export type Vitals = {
  /** of the server, such as `18.1` */
  server: string
  seeded: boolean
  published: number
  drifted: number
  fsync: string
  members: number
  demoMembers: number
  administrators: number
  /** sessions that have been over for more than a day and still stand there */
  staleSessions: number
  /** mails that should have gone out an hour ago or more */
  lateMails: number
  /** mails that no server would take, of the last week */
  refusedMails: number
}

/** What `hub doctor` asks the database: is it seeded, who runs it, do instants agree with its zone rules, does it write safely, is work left lying. */
export async function findVitals(db: Db, now: Date): Promise<Vitals> {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const { rows } = await sql<Vitals>`
    select current_setting('server_version') as server, current_setting('fsync') as fsync,
      exists (select from hub_facts where name = 'seeds') as seeded,
      (select count(*)::int from options where state = 'published') as published,
      (select count(*)::int from option_parts where starts_at is not null and abs(extract(epoch from (starts_local at time zone zone) - starts_at)) > 1) as drifted,
      (select count(*)::int from members) as members,
      (select count(*)::int from members where demo_slug is not null) as "demoMembers",
      (select count(*)::int from member_roles r join members m on m.id = r.member_id where r.role = 'administrator' and m.demo_slug is null) as administrators,
      (select count(*)::int from sessions where expires_at < ${ago(24)}) as "staleSessions",
      (select count(*)::int from mails where state = 'waiting' and next_at < ${ago(1)}) as "lateMails",
      (select count(*)::int from mails where state = 'refused' and next_at > ${ago(7 * 24)}) as "refusedMails"`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the database gave no answer')
  return row
}
