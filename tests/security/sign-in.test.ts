import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf, texts } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { isSignedIn, signedUp, verify, visitor } from '../support/visitor.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

/** What a reply tells, but for what was typed into the form and for what is new each time. */
function told(reply: { status: number; headers: Record<string, unknown>; text: string }, typed: string) {
  const { date: _, 'set-cookie': cookies, ...headers } = reply.headers
  const names = (cookies as string[] | undefined)?.map((line) => line.replace(/=[^;]*/, '='))
  return { status: reply.status, headers, names, text: reply.text.replaceAll(typed, '<typed>') }
}

describe('nothing tells whether an address has an account', () => {
  const nobodys = 'zzz-nobody@library.example'

  test('at sign-in: the same words, the same status', async () => {
    const ada = await signedUp(hub, 'ada')
    const unverified = await visitor(hub).post('/sign-in', { email: ada.email, password: 'wrong password' })
    await verify(hub, ada.memberId)
    const verified = await visitor(hub).post('/sign-in', { email: ada.email, password: 'wrong password' })
    const none = await visitor(hub).post('/sign-in', { email: nobodys, password: 'wrong password' })
    expect(told(none, nobodys).status).toBe(400)
    // the typed address stands in the form, and its length decides the length of the page
    const same = (reply: typeof none, typed: string) => {
      const { headers, ...rest } = told(reply, typed)
      return { ...rest, headers: { ...headers, 'content-length': '' } }
    }
    expect(same(unverified, ada.email)).toEqual(same(none, nobodys))
    expect(same(verified, ada.email)).toEqual(same(none, nobodys))
  })

  test('at sign-in: the same number of passwords is looked at', async () => {
    // shown by work and not by time: see password-hash.test.ts; here, that both replies come out of that work
    const ada = await signedUp(hub, 'ada')
    for (const email of [ada.email, nobodys]) {
      const reply = await visitor(hub).post('/sign-in', { email, password: 'wrong password' })
      expect(textOf(reply.text)).toContain('do not belong together')
    }
  })

  test('at sign-up: a new account either way, and the old one loses nothing', async () => {
    const ada = await signedUp(hub, 'ada')
    await verify(hub, ada.memberId)
    const eve = visitor(hub)
    const taken = await eve.post('/sign-up', { email: ada.email, password: 'eve was here too' })
    const free = await visitor(hub).post('/sign-up', { email: 'zzz-free@library.example', password: 'eve was here too' })
    expect(told(taken, ada.email)).toEqual(told(free, 'zzz-free@library.example'))
    expect(await isSignedIn(eve)).toBe(true)
    const reply = await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password })
    expect(reply.status).toBe(303)
    const accounts = await hub.db.selectFrom('member_addresses').select('member_id').where('address_key', '=', ada.email).execute()
    expect(accounts).toHaveLength(2)
  })

  test('at recovery: the same reply, and the same row for the mail', async () => {
    const ada = await signedUp(hub, 'ada')
    await verify(hub, ada.memberId)
    const known = await visitor(hub).post('/recover', { email: ada.email })
    const unknown = await visitor(hub).post('/recover', { email: nobodys })
    expect(told(known, ada.email)).toEqual(told(unknown, nobodys))
    expect(texts(known.text, 'h1')).toEqual(['Look into your mail'])
  })

  test('at a change of address', async () => {
    const [ada, bo] = [await signedUp(hub, 'ada'), await signedUp(hub, 'bo')]
    await verify(hub, bo.memberId)
    const replies = []
    for (const email of [bo.email, nobodys]) replies.push(await ada.browser.post('/me/sign-in/address', { email, current: ada.password }))
    expect(replies.map(({ status, headers }) => [status, headers.location])).toEqual(Array(2).fill([303, '/me/sign-in?done=address']))
  })
})

test('two people who sign up with one address at once both get in, each to an account of their own', async () => {
  const email = 'shared@library.example'
  const people = Array.from({ length: 8 }, (_, at) => ({ browser: visitor(hub), password: `the ${at}th quiet room` }))
  const replies = await Promise.all(people.map(({ browser, password }) => browser.post('/sign-up', { email, password })))
  expect(replies.map(({ status }) => status)).toEqual(people.map(() => 303))
  const rows = await hub.db.selectFrom('member_addresses').select('member_id').where('address_key', '=', email).execute()
  expect(new Set(rows.map(({ member_id }) => member_id)).size).toBe(8)
})

test('an address belongs to one account only, whoever confirms it first', async () => {
  const email = 'contested@library.example'
  for (const password of ['one quiet room', 'two quiet rooms']) await visitor(hub).post('/sign-up', { email, password })
  const rows = await hub.db
    .selectFrom('member_addresses')
    .select('member_id')
    .where('address_key', '=', email)
    .orderBy('member_id')
    .execute()
  await verify(hub, rows[0]?.member_id ?? 0)
  await expect(verify(hub, rows[1]?.member_id ?? 0)).rejects.toThrow('member_addresses_verified')
})

test('a password of a megabyte never reaches the hash: it is refused in words', async () => {
  const ada = await signedUp(hub, 'ada')
  const huge = 'x'.repeat(1_000_000)
  for (const [path, fields] of [
    ['/sign-in', { email: ada.email, password: huge }],
    ['/sign-up', { email: 'huge@library.example', password: huge }],
  ] as const) {
    const reply = await visitor(hub).post(path, fields)
    expect(reply.status).toBe(400)
    expect(textOf(reply.text)).toContain('at most 1,000 bytes')
    expect(reply.text).not.toContain('xxxxxxxx')
  }
  const more = await visitor(hub).post('/sign-in', { email: ada.email, password: 'x'.repeat(1_100_000) })
  expect(more.status).toBe(413)
})

test('what was typed is still there, but for passwords', async () => {
  const reply = await visitor(hub).post('/sign-up', { email: 'ada@library', password: 'a quiet room', name: 'Ada "the" <b>' })
  expect(reply.status).toBe(400)
  expect(reply.text).toContain('value="ada@library"')
  expect(reply.text).toContain('value="Ada &quot;the&quot; &lt;b&gt;"')
  expect(reply.text).not.toContain('a quiet room')
  expect(reply.text).toContain('<a href="#email">')
})

test.each([
  ['no form at all', 'application/json', '{"email":"ada@library.example","password":"a quiet room"}'],
  ['half of a form with files', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nada'],
  ['nothing', 'application/x-www-form-urlencoded', ''],
  ['letters that are none', 'application/x-www-form-urlencoded', 'email=%00%ff%ed%a0%80&password=%00'],
])('%s is answered in words', async (_, type, body) => {
  for (const path of ['/sign-in', '/sign-up', '/recover']) {
    const reply = await hub.get(path, {
      method: 'POST',
      body,
      headers: { origin: hub.origin, 'content-type': type, 'content-length': Buffer.byteLength(body) },
    })
    expect([path, reply.status]).toEqual([path, 400])
  }
})

describe('after signing in, the way leads nowhere else', () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https://evil.example',
    '%2f%2fevil.example',
    '/%2fevil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/sign-in?to=//evil.example',
    '/sign-out',
    '/sign-out/everywhere',
  ]

  test.each(elsewhere)('asked for %j', async (to) => {
    const ada = await signedUp(hub, 'ada')
    const posted = await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password, to })
    const inAddress = await visitor(hub).post(`/sign-in?${new URLSearchParams({ to })}`, { email: ada.email, password: ada.password })
    const already = await ada.browser.get(`/sign-in?${new URLSearchParams({ to })}`)
    const demo = await visitor(hub).post('/sign-in/demo', { person: 'ada', to })
    const fresh = await visitor(hub).post('/sign-up', { email: 'new@library.example', password: 'a quiet room', to })
    const goals = [posted, inAddress, already, demo].map(({ headers }) => headers.location)
    expect(goals).toEqual(['/', '/', '/', '/'])
    expect(new URL(fresh.headers.location ?? '', hub.origin).origin).toBe(hub.origin)
    expect(decodeURIComponent(fresh.headers.location ?? '')).not.toContain('evil')
  })

  test('but back to where one was', async () => {
    const ada = await signedUp(hub, 'ada')
    const reply = await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password, to: '/catalog?q=weeding&page=2' })
    expect([reply.status, reply.headers.location]).toEqual([303, '/catalog?q=weeding&page=2'])
    const led = await visitor(hub).get('/me/sign-in/password')
    expect([led.status, led.headers.location]).toEqual([303, '/sign-in?to=%2Fme%2Fsign-in%2Fpassword'])
  })
})

test('demo sign-in is nothing where there is no demonstration', async () => {
  const real = await startHub({ HUB_MODE: 'production', HUB_SECRET: 'a secret of at least thirty-two characters' })
  try {
    await real.db.insertInto('members').values({ display_name: 'Ada', demo_slug: 'zed' }).execute()
    const reply = await real.post('/sign-in/demo', { person: 'zed' })
    expect([reply.status, reply.headers['set-cookie']]).toEqual([404, undefined])
    expect((await real.get('/sign-in')).text).not.toContain('zed')
  } finally {
    await real.stop()
  }
})
