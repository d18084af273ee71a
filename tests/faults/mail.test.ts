import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { type SmtpSink, startMute, startSink } from '../support/smtp-sink.ts'

let hubs: TestHub[]
let sink: SmtpSink

beforeEach(async () => {
  hubs = []
  sink = await startSink()
})
afterEach(async () => {
  for (const hub of hubs.reverse()) await hub.stop()
  await sink.close()
})

async function start(env: Record<string, string> = {}): Promise<TestHub> {
  const hub = await startHub({ SMTP_URL: sink.url, MAIL_FROM: 'no-reply@hub.example', ...env })
  hubs.push(hub)
  return hub
}

/** Mails to people with accounts, as many as are wanted. */
async function writeMails(db: Db, count: number, kind = 'password-changed'): Promise<void> {
  await sql`
    with people as (insert into members (display_name) select 'Ada ' || n from generate_series(1, ${count}::int) n returning id)
    insert into mails (member_id, address, kind, lang) select id, 'm' || id || '@library.example', ${kind}, 'en' from people`.execute(db)
}

/** Any form that is sent lets the hub look for mails to send. */
function sendSomeForm(hub: TestHub) {
  return hub.post('/language', { language: 'es', back: '/' })
}

async function statesOf(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('mails')
    .select(['state', sql<number>`count(*)`.as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

function idOf(eml: string): string {
  return /^Message-ID: (.+)$/im.exec(eml)?.[1] ?? ''
}

test('two servers on one database send each of 200 mails once', async () => {
  const one = await start()
  const two = await start({ DATABASE_URL: one.databaseUrl })
  await writeMails(one.db, 200)
  await Promise.all([sendSomeForm(one), sendSomeForm(two)])
  await expect.poll(() => statesOf(one.db)).toEqual({ sent: 200 })
  expect(sink.taken).toHaveLength(200)
  expect(new Set(sink.taken.map(({ to }) => to[0])).size).toBe(200)
})

test('killed in the middle of sending, it loses no mail, and what comes twice has the same Message-ID', async () => {
  const first = await start()
  await writeMails(first.db, 200)
  await sendSomeForm(first)
  await expect.poll(() => sink.taken.length).toBeGreaterThan(40)
  process.kill(first.pid, 'SIGKILL')
  const { db } = first
  const before = await statesOf(db)
  expect(before.waiting).toBeGreaterThan(0)
  // five minutes later, whoever claimed them is taken for dead
  await sql`update mails set next_at = now() where state = 'waiting'`.execute(db)
  const second = await start({ DATABASE_URL: first.databaseUrl })
  await expect.poll(() => statesOf(db)).toEqual({ sent: 200 })
  const ids = new Map<string, string[]>()
  for (const { to, eml } of sink.taken) ids.set(to[0] ?? '', [...(ids.get(to[0] ?? '') ?? []), idOf(eml)])
  expect(ids.size).toBe(200)
  for (const copies of ids.values()) expect(new Set(copies).size).toBe(1)
  // at most what was under way at that moment
  expect(sink.taken.length - 200).toBeLessThanOrEqual(4)
  expect(second.said().err).toBe('')
})

test('what a mail lets its reader do stands in no table and in no log', async () => {
  const hub = await start()
  await writeMails(hub.db, 3, 'verify-address')
  await sendSomeForm(hub)
  await expect.poll(() => sink.taken.length).toBe(3)
  await expect.poll(() => statesOf(hub.db)).toEqual({ sent: 3 })
  const tokens = sink.taken.map(({ eml }) => /\/verify\/([\w-]{40,})/.exec(eml.replace(/=\r?\n/g, ''))?.[1] ?? 'none')
  expect(tokens).not.toContain('none')
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`.execute(hub.db)
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(name)} t`.execute(hub.db)
    const text = rows.map(({ row }) => row).join('\n')
    for (const token of tokens) expect(text.includes(token), `${name} holds a token`).toBe(false)
    if (name.startsWith('pgboss.')) expect(text).not.toContain('@')
  }
  const { out, err } = hub.said()
  for (const secret of [...tokens, 'library.example']) expect(out + err).not.toContain(secret)
})

describe('a mail server that never says a word', () => {
  test('blocks no page, and does not keep the hub from stopping', async () => {
    const mute = await startMute()
    try {
      const hub = await start({ SMTP_URL: mute.url })
      await writeMails(hub.db, 10)
      await sendSomeForm(hub)
      await expect.poll(async () => (await hub.db.selectFrom('mails').select('id').where('attempts', '>', 0).execute()).length).toBe(4)
      expect((await hub.get('/catalog')).status).toBe(200)
      const { db } = hub
      process.kill(hub.pid, 'SIGTERM')
      // put back at once, and not after a pause: the next server goes on with them
      await expect.poll(() => db.selectFrom('mails').select('attempts').distinct().execute()).toEqual([{ attempts: 0 }])
      expect(hub.said().err).toBe('')
    } finally {
      mute.close()
    }
  })
})

test('500 jobs that all fail leave the hub serving, and are done once they can be', async () => {
  const hub = await start()
  const { db } = hub
  await sql`alter table sign_in_guesses rename to away`.execute(db)
  await sql`
    insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, policy)
    select 'sweep', '{}', 1, 1, false, 'standard' from generate_series(1, 500)`.execute(db)
  const failures = async () =>
    (await sql<{ count: number }>`select count(*) from pgboss.job where state in ('retry', 'failed')`.execute(db)).rows[0]?.count ?? 0
  await expect.poll(failures, { timeout: 30_000 }).toBeGreaterThan(10)
  for (let at = 0; at < 20; at += 1) expect((await hub.get(`/catalog?page=${at + 1}`)).status).toBeLessThan(500)
  const kept = await sql<{ output: string }>`select output::text from pgboss.job where output is not null limit 1`.execute(db)
  expect(kept.rows[0]?.output).toContain('42P01')
  await sql`alter table away rename to sign_in_guesses`.execute(db)
  await sql`update pgboss.job set state = 'retry', start_after = now() where name = 'sweep' and state in ('retry', 'failed')`.execute(db)
  await expect
    .poll(
      async () =>
        (await sql<{ count: number }>`select count(*) from pgboss.job where name = 'sweep' and state = 'completed'`.execute(db)).rows[0]
          ?.count,
      {
        timeout: 45_000,
      },
    )
    .toBeGreaterThanOrEqual(500)
})

test('a database that goes away while jobs run does not end the hub', async () => {
  const hub = await start()
  const { db } = hub
  await writeMails(db, 100)
  await sendSomeForm(hub)
  await expect.poll(() => sink.taken.length).toBeGreaterThan(10)
  for (let cut = 0; cut < 10; cut += 1) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name = 'learning-hub'`
      .execute(db)
      .catch(() => {})
    await sleep(30)
  }
  await expect.poll(async () => (await hub.get('/readyz').catch(() => null))?.status).toBe(200)
  await sql`update mails set next_at = now() where state = 'waiting'`.execute(db)
  await sendSomeForm(hub)
  await expect.poll(() => statesOf(db)).toEqual({ sent: 100 })
  expect(new Set(sink.taken.map(({ to }) => to[0])).size).toBe(100)
})
