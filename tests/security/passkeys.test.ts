import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lies, type SoftKey, softAuthenticator } from '../support/authenticator.ts'
import { textOf } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { signedUp, type Visitor, visitor } from '../support/visitor.ts'
import { ageSessions, takePassword, whoIs } from '../support/ways-in.ts'

let hub: TestHub
let device: ReturnType<typeof softAuthenticator>
beforeAll(async () => {
  hub = await startHub()
  device = softAuthenticator(hub.origin)
})
afterAll(() => hub?.stop())

const list = '/me/sign-in/passkeys'

async function options(browser: Visitor, path: string, fields: Record<string, string> = {}) {
  const reply = await browser.post(`${path}/options`, fields)
  return { status: reply.status, told: JSON.parse(reply.text) }
}

/** Adds a passkey to the account of whoever is signed in; where the reply leads. */
async function add(browser: Visitor, lies: Lies = {}, label = 'Phone') {
  const { told } = await options(browser, list)
  const { key, answer } = device.create(told, lies)
  const reply = await browser.post(list, { answer, label })
  return { key, answer, to: reply.headers.location }
}

/** Tries to sign in with a passkey in a browser of its own. */
async function tryKey(key: SoftKey, lies: Lies = {}) {
  const browser = visitor(hub)
  const { told } = await options(browser, '/sign-in/passkey')
  const reply = await browser.post('/sign-in/passkey', { answer: key.get(told, lies) })
  return { reply, told, who: await whoIs(hub, browser) }
}

async function owner() {
  const person = await signedUp(hub, 'ada')
  const { key } = await add(person.browser)
  return { ...person, key }
}

describe('a passkey', () => {
  test('signs its owner in, in any browser, to where they wanted to be', async () => {
    const { key, memberId } = await owner()
    const browser = visitor(hub)
    const { told } = await options(browser, '/sign-in/passkey')
    const reply = await browser.post('/sign-in/passkey', { answer: key.get(told), to: '/compare' })
    expect([reply.status, reply.headers.location]).toEqual([303, '/compare'])
    expect(await whoIs(hub, browser)).toBe(memberId)
  })

  test('tells the hub’s host and a random name, and nothing of the account’s number', async () => {
    const { browser, memberId } = await signedUp(hub, 'bo')
    const first = await options(browser, list)
    const second = await options(browser, list)
    expect(first.told.rp).toEqual({ id: 'localhost', name: 'Learning Hub' })
    expect(first.told.user.id).toBe(second.told.user.id)
    expect(Buffer.from(first.told.user.id, 'base64url')).toHaveLength(32)
    expect(Buffer.from(first.told.user.id, 'base64url').toString('latin1')).not.toContain(String(memberId))
    expect(first.told.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(first.told.challenge).not.toBe(second.told.challenge)
  })

  test('asks for nobody’s passkey in particular at sign-in', async () => {
    const { told } = await options(visitor(hub), '/sign-in/passkey')
    expect(told).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(told.allowCredentials ?? []).toEqual([])
  })

  test('keeps origin and host of the settings, whatever host is asked for', async () => {
    const reply = await visitor(hub).post('/sign-in/passkey/options', {}, { headers: { 'x-forwarded-host': 'evil.example' } })
    expect(reply.status).toBe(403)
  })

  test('is stored with a hash of its challenge alone, which is gone afterwards', async () => {
    const { key } = await owner()
    const { told } = await options(visitor(hub), '/sign-in/passkey')
    const rows = JSON.stringify(await hub.db.selectFrom('sign_in_starts').selectAll().execute())
    expect(rows).not.toContain(told.challenge)
    const before = await hub.db.selectFrom('sign_in_starts').select('hash').execute()
    await visitor(hub).post('/sign-in/passkey', { answer: key.get(told) })
    expect(await hub.db.selectFrom('sign_in_starts').select('hash').execute()).toHaveLength(before.length - 1)
  })
})

describe('what does not sign in', () => {
  const evil = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const lies: Record<string, Lies> = {
    'an answer made for another origin': { origin: 'https://evil.example' },
    'the same host over another port': { origin: 'http://localhost:1' },
    'an answer made for another host': { rpId: 'evil.example' },
    'a device that has not looked whose finger it was': { verified: false },
    'a signature by another key': { key: evil },
    'an answer made for registering': { type: 'webauthn.create' },
    'a challenge that the hub never gave': { challenge: 'bm90IG9mIHRoaXMgaHViLCBub3IgZXZlciB3YXMgaXQu' },
    'an answer made inside somebody else’s frame': { crossOrigin: true },
    'another name of its owner': { handle: 'c29tZWJvZHkgZWxzZSBvZiB0aGUgaHVi' },
    'no name of its owner': { handle: '' },
  }
  test.each(Object.entries(lies))('%s', async (_, lie) => {
    const { key } = await owner()
    const { reply, who } = await tryKey(key, lie)
    expect([reply.status, who]).toEqual([400, null])
    expect(textOf(reply.text)).toContain('Passkey:')
    // what was refused has spoiled nothing
    expect((await tryKey(key)).reply.status).toBe(303)
  })

  test('the same answer a second time', async () => {
    const { key, memberId } = await owner()
    const browser = visitor(hub)
    const { told } = await options(browser, '/sign-in/passkey')
    const answer = key.get(told)
    expect((await browser.post('/sign-in/passkey', { answer })).status).toBe(303)
    expect(await whoIs(hub, browser)).toBe(memberId)
    const again = visitor(hub)
    expect((await again.post('/sign-in/passkey', { answer })).status).toBe(400)
    expect(await whoIs(hub, again)).toBeNull()
  })

  test('of twenty with one answer at the same moment, all but one', async () => {
    const { key } = await owner()
    const { told } = await options(visitor(hub), '/sign-in/passkey')
    const answer = key.get(told)
    const replies = await Promise.all(Array.from({ length: 20 }, () => visitor(hub).post('/sign-in/passkey', { answer })))
    expect(replies.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('a challenge that is older than five minutes', async () => {
    const { key } = await owner()
    const browser = visitor(hub)
    const { told } = await options(browser, '/sign-in/passkey')
    const late = await hub.db.selectFrom('sign_in_starts').select('expires_at').orderBy('expires_at', 'desc').executeTakeFirstOrThrow()
    expect(late.expires_at.getTime() - Date.now()).toBeLessThanOrEqual(5 * 60_000)
    await hub.db
      .updateTable('sign_in_starts')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute()
    const reply = await browser.post('/sign-in/passkey', { answer: key.get(told) })
    expect(reply.status).toBe(400)
    expect(textOf(reply.text)).toContain('longer than five minutes')
  })

  test('a challenge that was given for adding a passkey', async () => {
    const { browser, key } = await owner()
    const { told } = await options(browser, list)
    const reply = await visitor(hub).post('/sign-in/passkey', { answer: key.get({ ...told, rpId: 'localhost' }) })
    expect(reply.status).toBe(400)
  })

  test('one member’s device that claims to be another’s', async () => {
    const ada = await owner()
    const bo = await owner()
    expect((await tryKey(ada.key, { id: bo.key.id })).who).toBeNull()
    expect((await tryKey(ada.key, { id: bo.key.id, handle: bo.key.handle })).who).toBeNull()
    expect((await tryKey(ada.key, { handle: bo.key.handle })).who).toBeNull()
    expect((await tryKey(ada.key)).who).toBe(ada.memberId)
  })

  test('a passkey that has been removed', async () => {
    const { browser, key } = await owner()
    expect((await browser.post(`${list}/removal`, { id: key.id })).headers.location).toBe(`${list}?done=removed`)
    const { reply } = await tryKey(key)
    expect(textOf(reply.text)).toContain('no account here has it')
  })

  test.each(['', 'null', '[]', '{}', '"x"', '{"id":1}', `{"id":"${'a'.repeat(30_000)}"}`, '\u0000', '{"__proto__":{}}', '<script>'])(
    'nonsense: %.30s',
    async (answer) => {
      const reply = await visitor(hub).post('/sign-in/passkey', { answer })
      expect(reply.status).toBe(400)
      expect(reply.text).not.toContain('<script>')
    },
  )

  test.each(['clientDataJSON', 'authenticatorData', 'signature'])('an answer whose %s is nonsense', async (part) => {
    const { key } = await owner()
    const { told } = await options(visitor(hub), '/sign-in/passkey')
    const answer = JSON.parse(key.get(told))
    for (const value of [null, 7, '', 'AA', '%%', 'a'.repeat(4_000)]) {
      const spoiled = JSON.stringify({ ...answer, response: { ...answer.response, [part]: value } })
      expect((await visitor(hub).post('/sign-in/passkey', { answer: spoiled })).status).toBe(400)
    }
  })
})

describe('a counter', () => {
  test('that goes on is followed; one that goes back is refused, told, and shown to its owner', async () => {
    const { key, browser, memberId } = await owner()
    expect((await tryKey(key, { counter: 5 })).who).toBe(memberId)
    expect((await tryKey(key, { counter: 9 })).who).toBe(memberId)
    for (const counter of [9, 4, 0]) {
      const { reply, who } = await tryKey(key, { counter })
      expect([counter, reply.status, who]).toEqual([counter, 400, null])
      expect(textOf(reply.text)).toContain('its counter went backwards')
    }
    expect(textOf((await browser.get(list)).text)).toContain('its counter went backwards')
    // the owner's own device has gone on meanwhile
    expect((await tryKey(key, { counter: 10 })).who).toBe(memberId)
  })

  test('of a forged answer casts no doubt on a passkey', async () => {
    const { key, browser } = await owner()
    await tryKey(key, { counter: 5 })
    await tryKey(key, { counter: 1, key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey })
    expect(textOf((await browser.get(list)).text)).not.toContain('its counter went backwards')
  })

  test('that is always 0 says nothing, as with passkeys that are kept in step', async () => {
    const { key, memberId } = await owner()
    expect((await tryKey(key)).who).toBe(memberId)
    expect((await tryKey(key)).who).toBe(memberId)
  })
})

describe('adding a passkey', () => {
  const lies: Record<string, Lies> = {
    'for another origin': { origin: 'https://evil.example' },
    'for another host': { rpId: 'evil.example' },
    'on a device that has not looked whose finger it was': { verified: false },
    'as an answer for signing in': { type: 'webauthn.get' },
    'for a challenge that the hub never gave': { challenge: 'bm90IG9mIHRoaXMgaHViLCBub3IgZXZlciB3YXMgaXQu' },
  }
  test.each(Object.entries(lies))('is refused %s', async (_, lie) => {
    const { browser, memberId } = await signedUp(hub, 'ada')
    expect((await add(browser, lie)).to).toMatch(/refused=(unproven|void)/)
    expect(await hub.db.selectFrom('member_passkeys').select('id').where('member_id', '=', memberId).execute()).toEqual([])
  })

  test('is refused for a challenge that was given to somebody else, or for signing in, or was used', async () => {
    const [ada, bo] = [await signedUp(hub, 'ada'), await signedUp(hub, 'bo')]
    const foreign = device.create((await options(ada.browser, list)).told)
    expect((await bo.browser.post(list, { answer: foreign.answer })).headers.location).toContain('refused=void')
    const { told } = await options(bo.browser, '/sign-in/passkey')
    const crossed = device.create({ ...told, rp: { id: 'localhost' }, user: { id: 'AAAA' } })
    expect((await bo.browser.post(list, { answer: crossed.answer })).headers.location).toContain('refused=void')
    const { answer } = await add(bo.browser)
    expect((await bo.browser.post(list, { answer })).headers.location).toContain('refused=void')
  })

  test('needs a sign-in of the last quarter of an hour, or the password', async () => {
    const { browser, memberId, password } = await signedUp(hub, 'ada')
    await ageSessions(hub, memberId)
    expect((await options(browser, list)).status).toBe(403)
    expect((await options(browser, list, { current: 'not my password' })).told.said).toContain('this is not it')
    expect((await options(browser, list, { current: password })).status).toBe(200)
  })

  test('keeps a name as it was typed and shows it as text', async () => {
    const { browser } = await signedUp(hub, 'ada')
    await add(browser, {}, '"><script>alert(1)</script>\u202e  phone')
    const { text } = await browser.get(list)
    expect(text).not.toContain('<script>alert')
    expect(textOf(text)).toContain('"><script>alert(1)</script> phone')
    expect((await add(browser, {}, 'x'.repeat(61))).to).toContain('refused=label-long')
  })

  test('ends with twenty', async () => {
    const { browser } = await signedUp(hub, 'ada')
    for (let at = 0; at < 20; at += 1) expect((await add(browser)).to).toContain('done=added')
    expect((await add(browser)).to).toContain('refused=many')
  })
})

describe('naming and removing', () => {
  test('is for one’s own passkeys alone', async () => {
    const [ada, bo] = [await owner(), await owner()]
    expect((await bo.browser.post(`${list}/name`, { id: ada.key.id, label: 'mine' })).headers.location).toContain('refused=gone')
    expect((await bo.browser.post(`${list}/removal`, { id: ada.key.id })).headers.location).toContain('refused=gone')
    expect((await tryKey(ada.key)).who).toBe(ada.memberId)
    expect((await ada.browser.post(`${list}/name`, { id: ada.key.id, label: 'Tablet' })).headers.location).toContain('done=renamed')
    expect(textOf((await ada.browser.get(list)).text)).toContain('Tablet')
  })

  test('needs a recent sign-in or the password to remove', async () => {
    const { browser, key, memberId, password } = await owner()
    await ageSessions(hub, memberId)
    expect((await browser.post(`${list}/removal`, { id: key.id })).headers.location).toContain('refused=stale')
    expect((await browser.post(`${list}/removal`, { id: key.id, current: 'wrong one' })).headers.location).toContain('current-wrong')
    expect((await browser.post(`${list}/removal`, { id: key.id, current: password })).headers.location).toContain('done=removed')
  })

  test('does not take the last way in, not even when two are given up at the same moment', async () => {
    const { browser, key, memberId } = await owner()
    const second = (await add(browser)).key
    await takePassword(hub, memberId)
    const replies = await Promise.all([key, second].map(({ id }) => browser.post(`${list}/removal`, { id })))
    expect(replies.map(({ headers }) => headers.location?.split('?')[1]).sort()).toEqual(['done=removed', 'refused=last'])
    expect(await hub.db.selectFrom('member_passkeys').select('id').where('member_id', '=', memberId).execute()).toHaveLength(1)
  })

  test('of somebody without a password is offered once they have signed in anew', async () => {
    const { browser, memberId } = await owner()
    await takePassword(hub, memberId)
    await ageSessions(hub, memberId)
    const { text } = await browser.get(list)
    expect(textOf(text)).toContain('First show that it is you')
    expect(text).not.toContain(`action="${list}/removal"`)
  })
})

test('a page of somebody else’s can neither begin nor end anything', async () => {
  const { browser, key } = await owner()
  const headers = { origin: 'https://evil.example' }
  for (const path of ['/sign-in/passkey/options', '/sign-in/passkey', `${list}/options`, list, `${list}/removal`, `${list}/name`]) {
    expect([path, (await browser.post(path, { id: key.id }, { headers })).status]).toEqual([path, 403])
  }
})
