import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { unsubscribeTokens } from '#app/web/unsubscribe.ts'
import { textOf } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { addMember, signIn } from '../support/people.ts'

const secret = 'a secret of the tests that is long enough'
let hub: TestHub
let me: number
beforeAll(async () => {
  hub = await startHub({ HUB_SECRET: secret })
})
afterAll(() => hub?.stop())
beforeEach(async () => {
  me = await addMember(hub.db, { name: 'Reader' })
  const option = await hub.db.selectFrom('options').select('id').limit(1).executeTakeFirstOrThrow()
  await hub.db
    .insertInto('saved_searches')
    .values(['q=a', 'q=b'].map((query) => ({ member_id: me, name: query, query })))
    .execute()
  await hub.db
    .insertInto('option_wishes')
    .values((['tell-me', 'ask'] as const).map((wish) => ({ member_id: me, option_id: option.id, wish })))
    .execute()
})

const link = (stops: 'digest' | 'returns') => `/unsubscribe/${unsubscribeTokens(secret).mint(me, stops)}`
const digests = async () =>
  (await hub.db.selectFrom('saved_searches').select('digest').where('member_id', '=', me).execute()).map(({ digest }) => digest)
const wishes = async () =>
  (await hub.db.selectFrom('option_wishes').select('wish').where('member_id', '=', me).execute()).map(({ wish }) => wish)

/** As a mail provider sends it: from its own machines, without Origin, Referer or cookie. */
const oneClick = (path: string, headers: Record<string, string> = {}) => {
  const body = 'List-Unsubscribe=One-Click'
  return hub.get(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length, ...headers },
  })
}

test('looking changes nothing: mail programs open links by themselves', async () => {
  const page = await hub.get(link('digest'), { lang: 'en' })
  expect(page.status).toBe(200)
  expect(page.headers['cache-control']).toContain('no-store')
  expect(textOf(page.text)).toContain('Stop the Monday mail')
  expect(await digests()).toEqual([true, true])
})

test('one click of a mail provider stops the weekly mail, with a plain answer, as often as it comes', async () => {
  for (let click = 0; click < 2; click++) {
    const reply = await oneClick(link('digest'))
    expect([reply.status, reply.headers.location]).toEqual([200, undefined])
    expect(textOf(reply.text)).toContain('The Monday mail is stopped')
  }
  expect(await digests()).toEqual([false, false])
  expect((await wishes()).sort()).toEqual(['ask', 'tell-me'])
})

test('the same for mails about what returns; what was asked for stays asked for', async () => {
  expect((await oneClick(link('returns'))).status).toBe(200)
  expect(await wishes()).toEqual(['ask'])
  expect(await digests()).toEqual([true, true])
})

test('the button of the page does it as well, in the reader’s language', async () => {
  const reply = await hub.post(link('digest'), {}, { lang: 'es' })
  expect(textOf(reply.text)).toContain('Ya no recibirá el mensaje de los lunes')
  expect(await digests()).toEqual([false, false])
})

test('who is signed in there is neither looked at nor shown', async () => {
  const cookie = await signIn(hub, 'ada')
  const reply = await oneClick(link('digest'), { cookie, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' })
  expect(reply.status).toBe(200)
  expect(textOf(reply.text)).not.toContain('Ada')
  expect(await digests()).toEqual([false, false])
})

test('a link that was altered stops nothing, and says how to go on', async () => {
  const reply = await oneClick(`${link('digest').slice(0, -3)}AAA`)
  expect(reply.status).toBe(404)
  expect(textOf(reply.text)).toContain('each mail has its switch')
  expect(await digests()).toEqual([true, true])
})

test('no other address takes a form from elsewhere', async () => {
  const cookie = await signIn(hub, me)
  for (const path of ['/me/searches', '/me/bookmarks', '/unsubscribe/short', `${link('digest')}/`, `${link('digest')}.data`, '/sign-out'])
    expect([path, (await oneClick(path, { cookie, origin: 'https://mail.example' })).status]).toEqual([path, 403])
  expect(await digests()).toEqual([true, true])
})
