import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHub, type TestHub } from '../support/hub.ts'
import { signIn } from '../support/people.ts'

let hub: TestHub

beforeAll(async () => {
  hub = await startHub()
  // as if the answers of a mail server: the job that would send them is not to be in the way
  await sql`
    insert into mails (address, kind, lang, state, attempts, said, next_at) values
      ('ann@library.example', 'recover', 'en', 'refused', 1, '550 … unknown', now()),
      ('ben@library.example', 'recover', 'en', 'refused', 1, '550 … unknown', now()),
      ('cat@library.example', 'password-changed', 'en', 'waiting', 3, 'ECONNREFUSED', now() + interval '4 minutes')`.execute(hub.db)
})
afterAll(() => hub.stop())

test('Gus, who runs the hub, sees numbers and answers, and nobody’s address', async () => {
  const cookie = await signIn(hub, 'gus')
  await expect.poll(async () => (await hub.get('/admin/jobs', { cookie })).text).toContain('Forget what has had its time')
  const { status, text } = await hub.get('/admin/jobs', { cookie })
  expect(status).toBe(200)
  expect(text).toMatch(/Choose a new password<\/td><td class="soft">0<\/td><td class="soft">0<\/td><td>2<\/td>/)
  expect(text).toContain('550 … unknown')
  expect(text).toContain('ECONNREFUSED')
  expect(text).not.toContain('library.example')
  expect((await hub.get('/admin/jobs', { cookie: `${cookie}; language=es` })).text).toContain('Tareas y correo')
})

test('to everybody else there is nothing', async () => {
  const cookie = await signIn(hub, 'chi')
  const nowhere = await hub.get('/nothing-here', { cookie })
  expect((await hub.get('/admin/jobs', { cookie })).status).toBe(404)
  expect((await hub.post('/admin/jobs/retries', {}, { cookie })).status).toBe(nowhere.status)
  expect(await hub.db.selectFrom('mails').select('id').where('state', '=', 'refused').execute()).toHaveLength(2)
})

test('Gus lets refused mails be tried again: they go out at once, and it is written down', async () => {
  const cookie = await signIn(hub, 'gus')
  await hub.db.updateTable('mails').set({ kind: 'password-changed' }).where('state', '=', 'refused').execute()
  const reply = await hub.post('/admin/jobs/retries', {}, { cookie })
  expect([reply.status, reply.headers.location]).toEqual([303, '/admin/jobs?retried=2'])
  expect((await hub.get('/admin/jobs?retried=2', { cookie })).text).toContain('2 mails will be tried again.')
  await expect.poll(() => hub.db.selectFrom('mails').select('id').where('state', '=', 'sent').execute()).toHaveLength(2)
  const done = await hub.db.selectFrom('audit').select(['action', 'detail']).where('action', '=', 'mail.retried').execute()
  expect(done).toEqual([{ action: 'mail.retried', detail: { count: 2 } }])
})
