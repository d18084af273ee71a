import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { attributes, textOf } from '../support/html.ts'
import type { Reply } from '../support/http-client.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { type Lie, type LyingSystem, startLyingSystem } from '../support/lying-system.ts'
import { clientId, clientSecret, type MembershipSystem, startMembershipSystem, walk } from '../support/membership-system.ts'
import { signedUp, type Visitor, verify, visitor } from '../support/visitor.ts'
import { ageSessions, takePassword, whoIs } from '../support/ways-in.ts'

const link = '/me/sign-in/identities'

function hubOf(issuer: string): Promise<TestHub> {
  return startHub({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret })
}

/** Where a page that leads on to the system would take a browser. */
function aheadOf({ headers }: Reply): string {
  return String(headers.refresh).replace(/^0; url=/, '')
}

let people = 0
/** A name that the system has for somebody whom no other test knows. */
function somebody(system: MembershipSystem, claims: Record<string, unknown> = {}): string {
  people += 1
  const subject = `person-${people}`
  system.people[subject] = { name: `Reader ${people}`, email: `${subject}@library.example`, email_verified: true, ...claims }
  return subject
}

describe('with a real provider', () => {
  let system: MembershipSystem
  let hub: TestHub
  beforeAll(async () => {
    system = await startMembershipSystem()
    hub = await hubOf(system.issuer)
    system.open(hub.origin)
  })
  afterAll(async () => {
    await hub?.stop()
    await system?.stop()
  })
  afterEach(() => {
    system.declines = false
  })

  /** Leaves for the system and comes back to the hub's door: what the address there would be. */
  async function leave(browser: Visitor, person: string, fields: Record<string, string> = {}, path = '/sign-in/oidc'): Promise<string> {
    system.person = person
    const reply = await browser.post(path, fields)
    expect(reply.status).toBe(200)
    const back = await walk(aheadOf(reply), hub.origin)
    return back.pathname + back.search
  }

  /** The whole way; the reply at the hub's door. */
  async function comeIn(browser: Visitor, person: string, fields?: Record<string, string>): Promise<Reply> {
    return browser.get(await leave(browser, person, fields))
  }

  /** What the page says on which a trip ended that did not sign in. */
  async function told(browser: Visitor, reply: Reply): Promise<{ status: number; text: string; html: string }> {
    expect(reply.status).toBe(303)
    expect(reply.headers.location).toMatch(/^\/sign-in\/oidc/)
    const page = await browser.get(reply.headers.location ?? '')
    return { status: page.status, text: textOf(page.text), html: page.text }
  }

  const memberOf = (subject: string) =>
    hub.db
      .selectFrom('member_identities')
      .innerJoin('members', 'members.id', 'member_identities.member_id')
      .leftJoin('member_addresses', 'member_addresses.member_id', 'members.id')
      .select(['members.id', 'display_name', 'membership', 'membership_said_at', 'address', 'verified_at', 'lang'])
      .where('subject', '=', subject)
      .executeTakeFirst()

  describe('somebody new', () => {
    test('gets an account with name, address and membership of the system', async () => {
      const person = somebody(system, { membership_status: 'active' })
      const browser = visitor(hub)
      const reply = await comeIn(browser, person, { to: '/compare' })
      expect(reply.status).toBe(303)
      const member = await memberOf(person)
      expect(member).toMatchObject({
        display_name: system.people[person]?.name,
        address: system.people[person]?.email,
        membership: 'member',
        verified_at: expect.any(Date),
        membership_said_at: expect.any(Date),
      })
      expect(await whoIs(hub, browser)).toBe(member?.id)
    })

    test('is known again, and their membership is what the system says now', async () => {
      const person = somebody(system, { membership_status: 'active' })
      await comeIn(visitor(hub), person)
      const first = await memberOf(person)
      system.people[person] = { ...system.people[person], membership_status: 'expired', name: 'Somebody Else' }
      const browser = visitor(hub)
      expect((await comeIn(browser, person, { to: '/compare' })).headers.location).toBe('/compare')
      expect(await memberOf(person)).toMatchObject({ id: first?.id, membership: 'non-member', display_name: first?.display_name })
      expect(await whoIs(hub, browser)).toBe(first?.id)
      system.people[person] = { email: 'x@library.example' }
      await comeIn(visitor(hub), person)
      expect(await memberOf(person)).toMatchObject({ id: first?.id, membership: 'not-stated', membership_said_at: null })
    })

    test('who comes in two windows at once is one person', async () => {
      const person = somebody(system)
      const browsers = Array.from({ length: 6 }, () => visitor(hub))
      const doors: string[] = []
      for (const browser of browsers) doors.push(await leave(browser, person))
      const replies = await Promise.all(browsers.map((browser, at) => browser.get(doors[at] ?? '')))
      expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(303))
      const rows = await hub.db
        .selectFrom('member_addresses')
        .select('member_id')
        .where('address', '=', `${person}@library.example`)
        .execute()
      expect(rows).toHaveLength(1)
      for (const browser of browsers) expect(await whoIs(hub, browser)).toBe(rows[0]?.member_id)
    })

    test.each([false, undefined, 'true', 1, null])(
      'whose address the system has not seen to be theirs (%j) has to show it',
      async (said) => {
        const owner = await signedUp(hub, 'ada')
        await verify(hub, owner.memberId)
        const person = somebody(system, { email: owner.email, email_verified: said })
        const browser = visitor(hub)
        expect((await comeIn(browser, person)).status).toBe(303)
        const member = await memberOf(person)
        expect(member).toMatchObject({ address: owner.email, verified_at: null })
        expect(member?.id).not.toBe(owner.memberId)
        expect(await whoIs(hub, browser)).toBe(member?.id)
        const mail = await hub.db
          .selectFrom('mails')
          .select('kind')
          .where('member_id', '=', member?.id ?? 0)
          .execute()
        expect(mail).toEqual([{ kind: 'verify-address' }])
      },
    )

    test('with an address that no mail could reach, or none, comes in without', async () => {
      for (const email of ['not an address', 'a@b.example\r\nBcc: c@d.example', '', 7, undefined]) {
        const person = somebody(system, { email })
        expect((await comeIn(visitor(hub), person)).status).toBe(303)
        expect(await memberOf(person)).toMatchObject({ address: null })
      }
    })

    test('whose name is hostile has it shown as text, and no longer than a name is', async () => {
      const person = somebody(system, { name: `<script>alert(1)</script>\u202e\u0000 ${'z'.repeat(500)}` })
      const browser = visitor(hub)
      await comeIn(browser, person)
      const { text } = await browser.get('/me/sign-in')
      expect(text).not.toContain('<script>alert')
      expect(textOf(text)).toContain('<script>alert(1)</script> zzz')
      const name = (await memberOf(person))?.display_name ?? ''
      expect(name).not.toMatch(/\p{C}/u)
      expect([...name].length).toBeLessThanOrEqual(80)
    })

    test('of whom the system says no name gets a neutral one, in their language', async () => {
      const person = somebody(system, { name: undefined })
      const browser = visitor(hub, { cookies: 'language=es' })
      await comeIn(browser, person)
      expect(await memberOf(person)).toMatchObject({ display_name: 'Miembro', lang: 'es' })
    })
  })

  describe('an address that another account has shown to be its own', () => {
    test('joins nobody and makes nothing; the way to link is told, and leads to it', async () => {
      const owner = await signedUp(hub, 'ada')
      await verify(hub, owner.memberId)
      const person = somebody(system, { email: owner.email.toUpperCase(), membership_status: 'active' })
      const browser = visitor(hub)
      const { status, text, html } = await told(browser, await comeIn(browser, person))
      expect(status).toBe(400)
      expect(text).toContain('An address alone joins nobody')
      expect(await whoIs(hub, browser)).toBeNull()
      expect(await memberOf(person)).toBeUndefined()
      expect(html).toContain(`value="${link}"`)

      const to = attributes(html, 'input', 'value').find((value) => value === link) ?? ''
      const reply = await browser.post('/sign-in', { email: owner.email, password: owner.password, to })
      expect(reply.headers.location).toBe(link)
      const linked = await browser.get(await leave(browser, person, {}, link))
      expect(linked.headers.location).toBe(`${link}?done=linked`)
      expect(await memberOf(person)).toMatchObject({ id: owner.memberId, membership: 'member' })

      const again = visitor(hub)
      await comeIn(again, person)
      expect(await whoIs(hub, again)).toBe(owner.memberId)
    })
  })

  describe('what does not sign in', () => {
    const state = (door: string, value: string | null) => {
      const url = new URL(door, hub.origin)
      if (value === null) url.searchParams.delete('state')
      else url.searchParams.set('state', value)
      return url.pathname + url.search
    }

    test.each([null, '', 'x', 'Y29udHJpdmVk'])(
      'another state than the one that went along (%j); the right one then still does',
      async (value) => {
        const browser = visitor(hub)
        const door = await leave(browser, somebody(system))
        const { status, text } = await told(browser, await browser.get(state(door, value)))
        expect(status).toBe(400)
        expect(text).toContain('Begin again')
        expect(await whoIs(hub, browser)).toBeNull()
        expect((await browser.get(door)).status).toBe(303)
        expect(await whoIs(hub, browser)).not.toBeNull()
      },
    )

    test('a door that was opened in another browser: nobody can sign somebody else in as themselves', async () => {
      const eve = visitor(hub)
      const door = await leave(eve, somebody(system))
      const ada = visitor(hub)
      await told(ada, await ada.get(door))
      expect(await whoIs(hub, ada)).toBeNull()
    })

    test('the same door twice', async () => {
      const browser = visitor(hub)
      const ticket = async () => browser.cookie('oidc') ?? ''
      const door = await leave(browser, somebody(system))
      const kept = await ticket()
      await browser.get(door)
      const again = visitor(hub, { cookies: `oidc=${kept}` })
      await told(again, await again.get(door))
      expect(await whoIs(hub, again)).toBeNull()
    })

    test('of ten who come with one ticket at once, all but one', async () => {
      const browser = visitor(hub)
      const door = await leave(browser, somebody(system))
      const all = Array.from({ length: 10 }, () => visitor(hub, { cookies: browser.cookies() }))
      await Promise.all(all.map((one) => one.get(door)))
      const who = await Promise.all(all.map((one) => whoIs(hub, one)))
      expect(who.filter((id) => id !== null)).toHaveLength(1)
    })

    test('somebody else’s code in one’s own trip', async () => {
      const ada = visitor(hub)
      const stolen = new URL(await leave(ada, somebody(system)), hub.origin).searchParams.get('code') ?? ''
      const eve = visitor(hub)
      const door = new URL(await leave(eve, somebody(system)), hub.origin)
      door.searchParams.set('code', stolen)
      const { text } = await told(eve, await eve.get(door.pathname + door.search))
      expect(text).toContain('does not fit')
      expect(await whoIs(hub, eve)).toBeNull()
    })

    test('a trip that took longer than ten minutes', async () => {
      const browser = visitor(hub)
      const door = await leave(browser, somebody(system))
      await hub.db
        .updateTable('sign_in_starts')
        .set({ expires_at: new Date(Date.now() - 1) })
        .execute()
      await told(browser, await browser.get(door))
      expect(await whoIs(hub, browser)).toBeNull()
    })

    test('somebody who said no over there', async () => {
      system.declines = true
      const browser = visitor(hub)
      const { status, text } = await told(browser, await comeIn(browser, somebody(system)))
      expect([status, text]).toEqual([400, expect.stringContaining('said no')])
    })

    test('an answer of another system, mixed up with this one', async () => {
      const browser = visitor(hub)
      const door = new URL(await leave(browser, somebody(system)), hub.origin)
      expect(door.searchParams.get('iss')).toBe(system.issuer)
      door.searchParams.set('iss', 'https://evil.example')
      await told(browser, await browser.get(door.pathname + door.search))
      expect(await whoIs(hub, browser)).toBeNull()
    })

    test('a form of a page of somebody else’s', async () => {
      const browser = visitor(hub)
      for (const path of ['/sign-in/oidc', link])
        expect((await browser.post(path, {}, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    })
  })

  describe('on the way', () => {
    test('PKCE, state and nonce go along; the door is of the settings, whatever host is asked for', async () => {
      const url = new URL(aheadOf(await visitor(hub).post('/sign-in/oidc')))
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        response_type: 'code',
        code_challenge_method: 'S256',
        redirect_uri: `${hub.origin}/sign-in/oidc/callback`,
        scope: 'openid profile email membership_status',
        nonce: expect.stringMatching(/^[\w-]{43}$/),
        state: expect.stringMatching(/^[\w-]{43}$/),
      })
      expect((await visitor(hub).post('/sign-in/oidc', {}, { headers: { 'x-forwarded-host': 'evil.example' } })).status).toBe(403)
    })

    test('the browser’s ticket is for no script and short; the database has neither state nor nonce in clear', async () => {
      const reply = await visitor(hub).post('/sign-in/oidc')
      const cookie = reply.headers['set-cookie']?.find((line) => line.startsWith('oidc=')) ?? ''
      expect(cookie).toMatch(/^oidc=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
      const asked = new URL(aheadOf(reply)).searchParams
      const rows = JSON.stringify(await hub.db.selectFrom('sign_in_starts').selectAll().execute())
      for (const name of ['state', 'nonce']) expect(rows).not.toContain(asked.get(name))
    })

    test('the door leads on at once and names nothing of what stood in it', async () => {
      const browser = visitor(hub)
      const door = await leave(browser, somebody(system))
      const code = new URL(door, hub.origin).searchParams.get('code') ?? ''
      const reply = await browser.get(door)
      expect(reply.headers.location).not.toContain(code)
      expect(reply.headers['cache-control']).toContain('no-store')
      expect(hub.said().out + hub.said().err).not.toContain(code)
    })

    test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
      'nobody is led to %s afterwards',
      async (to) => {
        const browser = visitor(hub)
        const person = somebody(system)
        await comeIn(visitor(hub), person)
        expect((await comeIn(browser, person, { to })).headers.location).toBe('/')
      },
    )

    test('what was to be sent waits until its sender is back, and is theirs alone', async () => {
      const person = somebody(system)
      await comeIn(visitor(hub), person)
      const browser = visitor(hub)
      const asked = await browser.post('/me/sign-in/passkeys/name', { id: 'one', label: 'What I had typed' })
      const held = attributes(asked.text, 'input', 'value').find((value) => value.length > 100) ?? ''
      expect(held).not.toBe('')
      const reply = await comeIn(browser, person, { held })
      expect(reply.headers.location).toBe('/sign-in/oidc')
      const page = await browser.get('/sign-in/oidc')
      expect(page.text).toContain('value="What I had typed"')
      expect(page.text).toContain('action="/me/sign-in/passkeys/name"')

      const other = visitor(hub, { cookies: `oidc=${browser.cookie('oidc')}` })
      expect((await other.get('/sign-in/oidc')).text).not.toContain('What I had typed')
    })

    test('what was to be sent is not lost where the system says no', async () => {
      system.declines = true
      const browser = visitor(hub)
      const asked = await browser.post('/me/sign-in/passkeys/name', { id: 'one', label: 'What I had typed' })
      const held = attributes(asked.text, 'input', 'value').find((value) => value.length > 100) ?? ''
      const { html } = await told(browser, await comeIn(browser, somebody(system), { held }))
      expect(attributes(html, 'input', 'value')).toContain(held)
    })

    test('a session is begun anew, and outlasts the browser only where that was wanted', async () => {
      const fixed = visitor(hub, { cookies: 'session=sfixedfixedfixedfixedfixedfixed' })
      const person = somebody(system)
      await comeIn(fixed, person)
      expect(fixed.cookie('session')).not.toContain('fixed')
      const short = (await comeIn(visitor(hub), person)).headers['set-cookie']?.find((line) => line.startsWith('session=')) ?? ''
      const kept =
        (await comeIn(visitor(hub), person, { keep: 'yes' })).headers['set-cookie']?.find((line) => line.startsWith('session=')) ?? ''
      expect([/Max-Age/.test(short), /Max-Age/.test(kept)]).toEqual([false, true])
    })
  })

  describe('linking', () => {
    test('needs a recent sign-in or the password', async () => {
      const { browser, memberId, password } = await signedUp(hub, 'ada')
      await ageSessions(hub, memberId)
      expect((await browser.post(link)).headers.location).toBe(`${link}?refused=stale`)
      expect((await browser.post(link, { current: 'wrong one' })).headers.location).toBe(`${link}?refused=current-wrong`)
      expect((await browser.post(link, { current: password })).status).toBe(200)
      expect(await visitor(hub).post(link)).toMatchObject({ status: 200, text: expect.stringContaining('name="password"') })
    })

    test('takes nothing from the account that has it, and does not say which', async () => {
      const person = somebody(system)
      await comeIn(visitor(hub), person)
      const before = await memberOf(person)
      const { browser } = await signedUp(hub, 'eve')
      expect((await browser.get(await leave(browser, person, {}, link))).headers.location).toBe(`${link}?refused=elsewhere`)
      expect(await memberOf(person)).toEqual(before)
    })

    test('ends in the account in which it was begun, or not at all', async () => {
      const [ada, bo] = [await signedUp(hub, 'ada'), await signedUp(hub, 'bo')]
      const person = somebody(system)
      const door = await leave(ada.browser, person, {}, link)
      ada.browser.setCookie('session', bo.browser.cookie('session') ?? '')
      expect((await ada.browser.get(door)).headers.location).toBe(`${link}?refused=other-person`)
      expect(await memberOf(person)).toBeUndefined()
    })

    test('is of one membership an account', async () => {
      const { browser } = await signedUp(hub, 'ada')
      const [one, two] = [somebody(system), somebody(system)]
      await browser.get(await leave(browser, one, {}, link))
      expect((await browser.get(await leave(browser, one, {}, link))).headers.location).toBe(`${link}?done=linked`)
      expect((await browser.get(await leave(browser, two, {}, link))).headers.location).toBe(`${link}?refused=another-here`)
    })

    test('can be taken back, which forgets the membership; but not as the last way in', async () => {
      const person = somebody(system, { membership_status: 'active' })
      const { browser, memberId } = await signedUp(hub, 'ada')
      await browser.get(await leave(browser, person, {}, link))
      expect(textOf((await browser.get(link)).text)).toContain('you are a member')
      expect((await browser.post(`${link}/removal`)).headers.location).toBe(`${link}?done=unlinked`)
      const member = await hub.db.selectFrom('members').select('membership').where('id', '=', memberId).executeTakeFirst()
      expect(member).toEqual({ membership: 'not-stated' })
      expect(await memberOf(person)).toBeUndefined()

      await browser.get(await leave(browser, person, {}, link))
      await takePassword(hub, memberId)
      expect((await browser.post(`${link}/removal`)).headers.location).toBe(`${link}?refused=last`)
      expect(await memberOf(person)).toMatchObject({ id: memberId })
    })

    test('somebody without a password shows that it is them by signing in there anew', async () => {
      const person = somebody(system)
      const browser = visitor(hub)
      await comeIn(browser, person)
      const id = (await memberOf(person))?.id ?? 0
      await ageSessions(hub, id)
      expect(textOf((await browser.get(link)).text)).toContain('First show that it is you')
      system.person = person
      const reply = await browser.post('/sign-in/oidc', { to: link })
      expect(new URL(aheadOf(reply)).searchParams.get('prompt')).toBe('login')
      const back = await walk(aheadOf(reply), hub.origin)
      expect((await browser.get(back.pathname + back.search)).headers.location).toBe(link)
      expect(textOf((await browser.get(link)).text)).not.toContain('First show that it is you')
    })
  })

  describe('a system that fails in between', () => {
    afterEach(() => {
      for (const path of ['/token', '/me', '/jwks']) system.instead(path, null)
    })

    test.each(['/token', '/me'])('at %s is told as such, and the next try is as good as ever', async (path) => {
      const person = somebody(system)
      const browser = visitor(hub)
      const door = await leave(browser, person)
      system.instead(path, (_, res) => res.writeHead(500).end('<h1>trouble</h1>'))
      const { status, text } = await told(browser, await browser.get(door))
      expect([status, text]).toEqual([503, expect.stringContaining('does not answer at the moment')])
      expect(await memberOf(person)).toBeUndefined()
      system.instead(path, null)
      await comeIn(browser, person)
      expect(await whoIs(hub, browser)).not.toBeNull()
    })
  })

  describeInBrowser('in a browser', (browser) => {
    test.each([true, false])('the button leads there and back, script or not (%s)', async (javaScriptEnabled) => {
      const person = somebody(system)
      system.person = person
      const context = await browser().newContext({ locale: 'en-US', javaScriptEnabled })
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()))
      await page.goto(`${hub.origin}/sign-in?to=%2Fme%2Fsign-in`)
      await page.getByRole('button', { name: 'Sign in with your membership' }).click()
      await page.waitForURL((url) => url.origin === hub.origin && !url.pathname.startsWith('/sign-in'))
      await page.goto(`${hub.origin}/me/sign-in`)
      await page.getByText('Linked.').waitFor()
      expect(refused).toEqual([])
      await context.close()
    })
  })
})

describe('with a provider that lies', () => {
  let system: LyingSystem
  let hub: TestHub
  beforeAll(async () => {
    system = await startLyingSystem()
    hub = await hubOf(system.issuer)
  })
  afterAll(async () => {
    await hub?.stop()
    await system?.stop()
  })

  async function tryWith(lie: Lie) {
    system.lie = lie
    const browser = visitor(hub)
    const answer = system.answerTo(aheadOf(await browser.post('/sign-in/oidc')))
    const reply = await browser.get(`/sign-in/oidc/callback${answer}`)
    return { reply, who: await whoIs(hub, browser) }
  }

  const now = Math.floor(Date.now() / 1_000)
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const lies: Record<string, Lie> = {
    'another nonce, as of an answer from before': { claims: { nonce: 'from-before' } },
    'no nonce': { claims: { nonce: undefined } },
    'for another program': { claims: { aud: 'somebody-else' } },
    'for several programs, of which another is meant': { claims: { aud: [clientId, 'somebody-else'], azp: 'somebody-else' } },
    'of another system': { claims: { iss: 'https://evil.example' } },
    'whose time is over': { claims: { iat: now - 7_200, exp: now - 3_600 } },
    'without an end': { claims: { exp: undefined } },
    'without a name for anybody': { claims: { sub: undefined } },
    'with an empty name': { claims: { sub: '' } },
    'signed by another key': { key: other },
    'signed by nobody': { header: { alg: 'none' }, signature: '' },
    'signed with the public key as a secret': { header: { alg: 'HS256' } },
    'with a broken signature': { signature: 'AAAA' },
    'with facts about somebody else': { userinfo: { sub: 'another' } },
    'with another system’s name in the answer': { answer: { iss: 'https://evil.example' } },
    'without the system’s name in the answer, which it promised': { answer: { iss: '' } },
    'without a code': { answer: { code: '' } },
  }

  test('what is right signs in', async () => {
    expect(await tryWith({})).toMatchObject({ reply: { status: 303 }, who: expect.any(Number) })
  })

  test.each(Object.entries(lies))('an answer %s does not', async (_, lie) => {
    const { reply, who } = await tryWith(lie)
    expect(who).toBeNull()
    expect(reply.headers.location).toMatch(/^\/sign-in\/oidc/)
  })
})

describe('a provider that is not there', () => {
  /** One that takes the call and says nothing. */
  async function silent() {
    const server = createServer(() => {})
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    return { port: typeof address === 'object' && address ? address.port : 0, stop: () => new Promise((done) => server.close(done)) }
  }

  test.each(['gone', 'silent'])('(%s) stops neither the hub nor the password, and the page says so', async (kind) => {
    const { port, stop } = await silent()
    if (kind === 'gone') await stop()
    const hub = await hubOf(`http://127.0.0.1:${port}`)
    try {
      const ada = await signedUp(hub, 'ada')
      const browser = visitor(hub)
      const reply = await browser.post('/sign-in/oidc', { to: '/compare' })
      expect(reply.status).toBe(503)
      expect(textOf(reply.text)).toContain('its sign-in does not answer at the moment')
      expect(attributes(reply.text, 'input', 'value')).toContain('/compare')
      expect((await browser.post('/sign-in', { email: ada.email, password: ada.password })).status).toBe(303)
      expect((await ada.browser.post(link)).headers.location).toBe(`${link}?refused=down`)
      expect(hub.said().out).toContain('membership sign-in: down')
    } finally {
      await hub.stop()
      if (kind === 'silent') void stop()
    }
  })
})

test('a hub without a membership system has no button and nothing at its addresses', async () => {
  const hub = await startHub()
  try {
    expect((await visitor(hub).get('/sign-in')).text).not.toContain('/sign-in/oidc')
    expect((await visitor(hub).post('/sign-in/oidc')).status).toBe(404)
    expect((await visitor(hub).get('/sign-in/oidc')).status).toBe(404)
    expect((await visitor(hub).get('/sign-in/oidc/callback?code=a&state=b')).status).toBe(404)
    const { browser } = await signedUp(hub, 'ada')
    expect((await browser.post(link)).status).toBe(404)
    expect(textOf((await browser.get(link)).text)).toContain('has no membership sign-in')
  } finally {
    await hub.stop()
  }
})
