import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAnothers, mintToken, recoveryRecipient } from '#app/domain/members/tokens.ts'
import type { TokenPurpose } from '#db/values.ts'
import { textOf, texts } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { isSignedIn, signedUp, verify, visitor } from '../support/visitor.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

/** The link in the mail, as the sender of mail makes it, when the hub has sent what was waiting: a newer link takes the place of an older one. */
async function mint(memberId: number, address: string, purpose: TokenPurpose = 'recover', now = new Date()): Promise<string> {
  const waiting = hub.db.selectFrom('mails').select('id').where('member_id', '=', memberId).where('state', '=', 'waiting')
  await expect.poll(() => waiting.execute()).toEqual([])
  return hub.db.transaction().execute((trx) => mintToken(trx, { memberId, purpose, address, now }))
}

async function recoverable(name: string) {
  const person = await signedUp(hub, name)
  await verify(hub, person.memberId)
  return { ...person, token: await mint(person.memberId, person.email) }
}

const fresh = { password: 'a new quiet room' }
const title = (reply: { text: string }) => texts(reply.text, 'h1')[0]

describe('the link of a recovery mail', () => {
  test('sets a new password once, signs in here and out everywhere else, and tells the address', async () => {
    const ada = await recoverable('ada')
    const browser = visitor(hub)
    const done = await browser.post(`/recover/${ada.token}`, fresh)
    expect([done.status, done.headers.location]).toEqual([303, '/me/sign-in?done=password'])
    expect([await isSignedIn(browser), await isSignedIn(ada.browser)]).toEqual([true, false])
    const again = await visitor(hub).post(`/recover/${ada.token}`, { password: 'eve was here too' })
    expect([again.status, title(again)]).toEqual([410, 'This link cannot be used any more'])
    const tries = [ada.password, 'eve was here too', fresh.password].map((password) =>
      visitor(hub).post('/sign-in', { email: ada.email, password }),
    )
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([400, 400, 303])
    const told = await hub.db
      .selectFrom('mails')
      .select('kind')
      .where('member_id', '=', ada.memberId)
      .where('kind', '=', 'password-changed')
      .execute()
    expect(told).toHaveLength(1)
  })

  test('of ten who use it at once, one gets it', async () => {
    const ada = await recoverable('ada')
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) => visitor(hub).post(`/recover/${ada.token}`, { password: `the ${at}th quiet room` })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(410)])
  })

  test('is used up by no look at it', async () => {
    const ada = await recoverable('ada')
    for (let at = 0; at < 3; at += 1) expect((await visitor(hub).get(`/recover/${ada.token}`)).status).toBe(200)
    for (const method of ['HEAD', 'PUT', 'DELETE'])
      await visitor(hub).get(`/recover/${ada.token}`, { method, headers: { origin: hub.origin } })
    expect(await isSignedIn(ada.browser)).toBe(true)
    expect((await visitor(hub).post(`/recover/${ada.token}`, fresh)).status).toBe(303)
  })

  test('a password that is refused leaves it as good as it was', async () => {
    const ada = await recoverable('ada')
    for (const password of ['short', 'password1', ada.email]) {
      const reply = await visitor(hub).post(`/recover/${ada.token}`, { password })
      expect([reply.status, title(reply)]).toEqual([400, 'Choose your new password'])
    }
    expect((await visitor(hub).post(`/recover/${ada.token}`, fresh)).status).toBe(303)
  })

  test('ends after an hour', async () => {
    const ada = await signedUp(hub, 'ada')
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    const old = await mint(ada.memberId, ada.email, 'recover', minutesAgo(61))
    expect((await visitor(hub).get(`/recover/${old}`)).status).toBe(410)
    expect((await visitor(hub).post(`/recover/${old}`, fresh)).status).toBe(410)
    const young = await mint(ada.memberId, ada.email, 'recover', minutesAgo(58))
    expect((await visitor(hub).get(`/recover/${young}`)).status).toBe(200)
  })

  test('ends with a change of password, with a newer link, and with another address', async () => {
    const ada = await recoverable('ada')
    await ada.browser.post('/me/sign-in/password', { current: ada.password, password: 'another quiet room' })
    expect((await visitor(hub).post(`/recover/${ada.token}`, fresh)).status).toBe(410)
    const first = await mint(ada.memberId, ada.email)
    const second = await mint(ada.memberId, ada.email)
    expect((await visitor(hub).get(`/recover/${first}`)).status).toBe(410)
    expect((await visitor(hub).get(`/recover/${second}`)).status).toBe(200)
    const change = await mint(ada.memberId, `new-${ada.email}`, 'change-address')
    expect((await visitor(hub).post(`/verify/${change}`)).status).toBe(200)
    expect((await visitor(hub).post(`/recover/${second}`, fresh)).status).toBe(410)
  })

  test('is for recovery alone, as others are for what they were mailed for', async () => {
    const ada = await recoverable('ada')
    expect((await visitor(hub).post(`/verify/${ada.token}`)).status).toBe(410)
    const other = await mint(ada.memberId, ada.email, 'verify')
    expect((await visitor(hub).post(`/recover/${other}`, fresh)).status).toBe(410)
  })

  test('stands in the database as a hash alone, and in no log', async () => {
    const ada = await recoverable('ada')
    await visitor(hub).get(`/recover/${ada.token}`)
    const rows = await hub.db.selectFrom('member_tokens').selectAll().where('member_id', '=', ada.memberId).execute()
    expect(ada.token).toMatch(/^[\w-]{43}$/)
    expect(rows.map(({ hash }) => hash)).toContain(createHash('sha256').update(ada.token).digest('hex'))
    expect(JSON.stringify(rows)).not.toContain(ada.token)
    await expect.poll(() => hub.said().out).toContain('"/recover/:"')
    expect(hub.said().out + hub.said().err).not.toContain(ada.token)
  })

  test('is told to no other page, and its page names the hub by its settings alone', async () => {
    const ada = await recoverable('ada')
    for (const path of [`/recover/${ada.token}`, `/verify/${await mint(ada.memberId, ada.email, 'verify')}`]) {
      const page = await visitor(hub).get(path)
      expect([page.headers['referrer-policy'], page.headers['cache-control']]).toEqual(['no-referrer', 'private, no-store'])
      expect(texts(page.text, 'title')[0]).not.toContain(ada.email)
      expect(page.text).not.toMatch(/<meta[^>]*(recover|verify)\/[\w-]{43}/)
    }
    const foreign = await hub.get(`/recover/${ada.token}`, { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } })
    expect(foreign.text).not.toContain('evil.example')
    expect(new URL(foreign.headers.location ?? '/', hub.origin).origin).toBe(hub.origin)
  })

  test.each(['', 'x', '..%2f..', '%00', 'a'.repeat(3_000), "' or 1=1 --"])('one that was made up (%#) opens nothing', async (token) => {
    const reply = await visitor(hub).get(`/recover/${encodeURIComponent(token)}`)
    expect([200, 400, 404, 410]).toContain(reply.status)
    expect(reply.text).not.toContain('type="password"')
  })
})

describe('whom a recovery mail is for', () => {
  test('is found only when it is made: the owner of the address, else the newest account with it, else nobody', async () => {
    expect(await recoveryRecipient(hub.db, 'nobody@library.example')).toBeNull()
    const ada = await signedUp(hub, 'ada')
    await visitor(hub).post('/sign-up', { email: ada.email, password: 'eve was here too' })
    const newest = await recoveryRecipient(hub.db, ada.email)
    expect(newest?.memberId).not.toBe(ada.memberId)
    await verify(hub, ada.memberId)
    expect(await recoveryRecipient(hub.db, ada.email)).toEqual({ memberId: ada.memberId, lang: 'en', address: ada.email })
    expect(await isAnothers(hub.db, { addressKey: ada.email, memberId: newest?.memberId ?? 0 })).toBe(true)
    expect(await isAnothers(hub.db, { addressKey: ada.email, memberId: ada.memberId })).toBe(false)
  })

  test('an account that somebody made with your address, and left a door in, is yours alone afterwards', async () => {
    const trap = await signedUp(hub, 'eve')
    await hub.db
      .insertInto('member_identities')
      .values({ issuer: 'https://id.example', subject: 'eve', member_id: trap.memberId })
      .execute()
    const token = await mint(trap.memberId, trap.email)
    expect((await visitor(hub).post(`/recover/${token}`, fresh)).status).toBe(303)
    expect(await isSignedIn(trap.browser)).toBe(false)
    expect(await hub.db.selectFrom('member_identities').selectAll().where('member_id', '=', trap.memberId).execute()).toEqual([])
    const { verified_at } = await hub.db
      .selectFrom('member_addresses')
      .select('verified_at')
      .where('member_id', '=', trap.memberId)
      .executeTakeFirstOrThrow()
    expect(verified_at).not.toBeNull()
  })
})

describe('confirming an address', () => {
  test('takes a button: programs that open links confirm nothing', async () => {
    const ada = await signedUp(hub, 'ada')
    const token = await mint(ada.memberId, ada.email, 'verify')
    const page = await visitor(hub).get(`/verify/${token}`)
    expect([page.status, title(page)]).toEqual([200, 'Is this address yours?'])
    expect(textOf(page.text)).toContain(ada.email)
    expect(textOf((await ada.browser.get('/me/sign-in')).text)).toContain('Not confirmed yet')
    const done = await visitor(hub).post(`/verify/${token}`)
    expect([done.status, title(done)]).toEqual([200, 'Your address is confirmed'])
    expect(textOf((await ada.browser.get('/me/sign-in')).text)).toContain('Confirmed: it is yours')
    expect((await visitor(hub).post(`/verify/${token}`)).status).toBe(410)
  })

  test('that another account has confirmed is refused in words', async () => {
    const ada = await signedUp(hub, 'ada')
    const eve = visitor(hub)
    await eve.post('/sign-up', { email: ada.email, password: 'eve was here too' })
    const late = (await recoveryRecipient(hub.db, ada.email))?.memberId ?? 0
    const token = await mint(late, ada.email, 'verify')
    await verify(hub, ada.memberId)
    const reply = await eve.post(`/verify/${token}`)
    expect([reply.status, title(reply)]).toEqual([409, 'The address could not be confirmed'])
    expect(textOf(reply.text)).toContain('Another account has confirmed this address before')
  })
})

describe('changing the address', () => {
  test('needs the password, happens when the new address says so, and is told to the old one', async () => {
    const ada = await recoverable('ada')
    const email = `new-${ada.email}`
    const wrong = await ada.browser.post('/me/sign-in/address', { email, current: 'not this one' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain(`value="${email}"`)
    const asked = await ada.browser.post('/me/sign-in/address', { email, current: ada.password })
    expect(asked.headers.location).toBe('/me/sign-in?done=address')
    const mails = () =>
      hub.db
        .selectFrom('mails')
        .select(['kind', 'address', 'about'])
        .where('member_id', '=', ada.memberId)
        .where('kind', 'like', '%address%')
        .orderBy('id')
        .execute()
    expect(await mails()).toEqual([
      { kind: 'verify-address', address: ada.email, about: {} },
      { kind: 'change-address', address: email, about: {} },
    ])
    expect((await visitor(hub).post('/sign-in', { email, password: ada.password })).status).toBe(400)
    const token = await mint(ada.memberId, email, 'change-address')
    expect((await visitor(hub).post(`/verify/${token}`)).status).toBe(200)
    expect((await visitor(hub).post('/sign-in', { email, password: ada.password })).status).toBe(303)
    expect((await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password })).status).toBe(400)
    expect((await mails()).at(-1)).toEqual({ kind: 'address-changed', address: ada.email, about: {} })
  })

  test('the present password cannot be guessed from an open session', async () => {
    const ada = await signedUp(hub, 'ada')
    const statuses = []
    for (let at = 0; at < 8; at += 1) {
      const reply = await ada.browser.post('/me/sign-in/password', { current: `guess ${at}`, password: 'eve was here too' })
      statuses.push(reply.status)
    }
    expect(statuses).toEqual([...Array(6).fill(400), 429, 429])
    expect(await isSignedIn(ada.browser)).toBe(true)
  })
})

describe('a form of a page that tells nobody its address', () => {
  const post = (path: string, headers: Record<string, string>) =>
    hub.get(path, {
      method: 'POST',
      body: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 0, ...headers },
    })

  test('is taken where the browser says that it is the hub’s own, and only there', async () => {
    const ada = await signedUp(hub, 'ada')
    const path = `/verify/${await mint(ada.memberId, ada.email, 'verify')}`
    for (const site of ['cross-site', 'same-site', 'none', ''])
      expect((await post(path, { origin: 'null', ...(site && { 'sec-fetch-site': site }) })).status).toBe(403)
    expect((await post(path, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })
})
