import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { startHub } from '../support/hub.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await loadSeeds(database.db, { demo: false, now: new Date() })
})
afterAll(() => database?.drop())

const production = { HUB_MODE: 'production', HUB_SECRET: 'a secret of more than thirty-two characters' }
function run(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('build/hub.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: database.url, HUB_CALLER_ENV: '', ...production, ...env },
  })
  return { status, out: stdout, err: stderr }
}
const json = (args: string[]) => JSON.parse(run([...args, '--json']).out) as Record<string, unknown>
const checkOf = (name: string) =>
  (json(['doctor']).checks as { check: string; ok: boolean; words: string }[]).find(({ check }) => check === name)

describe('hub member', () => {
  test('makes the first administrator, whom hub doctor missed before', async () => {
    expect([run(['doctor']).status, checkOf('administrators')]).toEqual([
      1,
      { check: 'administrators', ok: false, words: 'there is none: run “hub member create --email <address> --admin”' },
    ])
    const made = json(['member', 'create', '--email', 'Gus@Library.example', '--name', 'Gus', '--admin'])
    expect(made).toEqual({
      id: expect.any(Number),
      administrator: true,
      link: expect.stringMatching(/^http:\/\/localhost:3000\/recover\/[\w-]{43}$/),
    })
    expect(checkOf('administrators')).toEqual({ check: 'administrators', ok: true, words: '1' })
    const row = await database.db.selectFrom('member_addresses').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ address: 'Gus@Library.example', address_key: 'gus@library.example', verified_at: expect.any(Date) })
    const token = String(made.link).split('/').at(-1) ?? ''
    expect(JSON.stringify(await database.db.selectFrom('member_tokens').selectAll().execute())).not.toContain(token)
    const audit = await database.db.selectFrom('audit').select(['action', 'actor_id']).orderBy('id').execute()
    expect(audit).toEqual([
      { action: 'member.created', actor_id: null },
      { action: 'member.role-granted', actor_id: null },
    ])
  })

  test('prints a link by which a password is chosen, once', async () => {
    const hub = await startHub({ DATABASE_URL: database.url, ...production })
    try {
      const { link } = json(['member', 'create', '--email', 'ann@library.example'])
      const path = new URL(String(link)).pathname
      expect((await hub.get(path)).status).toBe(200)
      const chosen = await hub.post(path, { password: 'a sentence that only ann says' })
      expect(chosen.status).toBe(303)
      const again = await hub.post(path, { password: 'another sentence of hers' })
      expect(again.status).not.toBe(303)
      const signedIn = await hub.post('/sign-in', { email: 'ann@library.example', password: 'a sentence that only ann says' })
      expect(signedIn.headers['set-cookie']?.some((cookie) => /^session=./.test(cookie))).toBe(true)
    } finally {
      await hub.stop()
    }
  })

  test('gives roles and takes them away, the last administrator’s not', () => {
    run(['member', 'create', '--email', 'bea@library.example'])
    const role = ['member', 'role', 'BEA@library.example']
    expect(json([...role, '--grant', 'editor', '--unit', 'alsc'])).toEqual({ role: 'editor', unit: 'alsc', held: true, changed: true })
    expect(json([...role, '--grant', 'editor', '--unit', 'alsc']).changed).toBe(false)
    expect(json([...role, '--withdraw', 'editor', '--unit', 'alsc'])).toEqual({ role: 'editor', unit: 'alsc', held: false, changed: true })
    const last = run(['member', 'role', 'gus@library.example', '--withdraw', 'administrator'])
    expect([last.status, last.err]).toEqual([1, expect.stringContaining('the last administrator')])
  })

  test.each<[string[], string]>([
    [[], 'what is to be done'],
    [['fire'], 'there is no “member fire”'],
    [['create'], '--email'],
    [['create', '--email', 'x'], '--email: type one address'],
    [['create', '--email', 'gus@library.example'], 'they have an account'],
    [['create', '--email', 'new@library.example', '--name', 'x'.repeat(81)], '--name: use at most 80'],
    [['role'], 'whose role'],
    [['role', 'gus@library.example'], 'either --grant or --withdraw'],
    [['role', 'gus@library.example', '--grant', 'editor', '--withdraw', 'editor'], 'either --grant or --withdraw'],
    [['role', 'gus@library.example', '--grant', 'owner'], '--grant: expected one of'],
    [['role', 'gus@library.example', '--grant', 'editor'], '--unit: of which unit'],
    [['role', 'gus@library.example', '--grant', 'editor', '--unit', 'omega'], '--unit: there is no such unit'],
    [['role', 'gus@library.example', '--grant', 'administrator', '--unit', 'alsc'], '--unit: an administrator'],
    [['role', 'nobody@library.example', '--grant', 'editor', '--unit', 'alsc'], 'nobody has shown'],
  ])('%j is refused, told why, and changes nothing', (args, said) => {
    const { status, out, err } = run(['member', ...args, '--json'])
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain(said)
  })
})

test('a demonstration’s people are not loaded where the hub runs in production', async () => {
  const { status, err } = run(['seed', '--demo'])
  expect([status, err]).toEqual([1, expect.stringContaining('--demo: this hub runs in production')])
  expect(await database.db.selectFrom('members').select('id').where('demo_slug', 'is not', null).execute()).toEqual([])
})

test('hub doctor says what lies undone: sessions that were not swept, mail that is late, people of a demonstration', async () => {
  const { id } = await database.db
    .insertInto('members')
    .values({ display_name: 'Left', demo_slug: 'left' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  await database.db
    .insertInto('sessions')
    .values({ id_hash: 'a'.repeat(64), member_id: id, expires_at: ago(25) })
    .execute()
  await database.db
    .insertInto('mails')
    .values({ address: 'a@x.example', kind: 'recover', lang: 'en', next_at: ago(2) })
    .execute()
  for (const name of ['sessions', 'mail', 'demonstration']) expect([name, checkOf(name)?.ok]).toEqual([name, false])
  expect(run(['doctor']).status).toBe(1)
})
