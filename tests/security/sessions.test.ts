import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHub, type TestHub } from '../support/hub.ts'
import { isSignedIn, signedUp, visitor } from '../support/visitor.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

describe('a session', () => {
  test('set before sign-in is not the one after it, and is worth nothing', async () => {
    const ada = await signedUp(hub, 'ada')
    const planted = `s${'a'.repeat(40)}`
    const browser = visitor(hub)
    browser.setCookie('session', planted)
    await browser.post('/sign-in', { email: ada.email, password: ada.password })
    expect(browser.cookie('session')).not.toBe(planted)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await isSignedIn(visitor(hub, { cookies: `session=${planted}` }))).toBe(false)
  })

  test('of somebody who signs in again ends: what was copied before is worth nothing', async () => {
    const ada = await signedUp(hub, 'ada')
    const before = `session=${ada.browser.cookie('session')}`
    await ada.browser.post('/sign-in', { email: ada.email, password: ada.password })
    expect(await isSignedIn(ada.browser)).toBe(true)
    expect(await isSignedIn(visitor(hub, { cookies: before }))).toBe(false)
  })

  test('cannot be used again after signing out, in any browser', async () => {
    const ada = await signedUp(hub, 'ada')
    const copied = ada.browser.cookies()
    expect(await isSignedIn(visitor(hub, { cookies: copied }))).toBe(true)
    const left = await ada.browser.post('/sign-out')
    expect([left.status, left.headers.location, ada.browser.cookie('session')]).toEqual([303, '/sign-out', undefined])
    expect(await isSignedIn(visitor(hub, { cookies: copied }))).toBe(false)
  })

  test('is not ended by a GET', async () => {
    const ada = await signedUp(hub, 'ada')
    const page = await ada.browser.get('/sign-out')
    expect(page.text).toContain('action="/sign-out"')
    for (const path of ['/sign-out/everywhere', '/sign-in/demo']) expect((await ada.browser.get(path)).status).toBe(404)
    expect(await isSignedIn(ada.browser)).toBe(true)
  })

  test('ends everywhere when asked to', async () => {
    const ada = await signedUp(hub, 'ada')
    const bo = await signedUp(hub, 'bo')
    const phone = visitor(hub)
    await phone.post('/sign-in', { email: ada.email, password: ada.password, keep: 'yes' })
    expect(await isSignedIn(phone)).toBe(true)
    await ada.browser.post('/sign-out/everywhere')
    expect([await isSignedIn(ada.browser), await isSignedIn(phone), await isSignedIn(bo.browser)]).toEqual([false, false, true])
  })

  test('ends everywhere else when the password changes, and gets a new id here', async () => {
    const ada = await signedUp(hub, 'ada')
    const phone = visitor(hub)
    await phone.post('/sign-in', { email: ada.email, password: ada.password, keep: 'yes' })
    const before = ada.browser.cookies()
    const changed = await ada.browser.post('/me/sign-in/password', { current: ada.password, password: 'another quiet room' })
    expect([changed.status, changed.headers.location]).toEqual([303, '/me/sign-in?done=password'])
    expect([await isSignedIn(ada.browser), await isSignedIn(phone), await isSignedIn(visitor(hub, { cookies: before }))]).toEqual([
      true,
      false,
      false,
    ])
    const old = await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password })
    const fresh = await visitor(hub).post('/sign-in', { email: ada.email, password: 'another quiet room' })
    expect([old.status, fresh.status]).toEqual([400, 303])
  })

  test('stays as long as it was to when the password changes', async () => {
    const ada = await signedUp(hub, 'ada')
    const phone = visitor(hub)
    await phone.post('/sign-in', { email: ada.email, password: ada.password, keep: 'yes' })
    const changed = await phone.post('/me/sign-in/password', { current: ada.password, password: 'another quiet room' })
    expect(changed.headers['set-cookie']?.find((line) => line.startsWith('session='))).toMatch(/Max-Age=/)
  })

  test('ends when the account is deleted', async () => {
    const ada = await signedUp(hub, 'ada')
    await hub.db.deleteFrom('members').where('id', '=', ada.memberId).execute()
    expect(await isSignedIn(ada.browser)).toBe(false)
  })

  test('is nowhere in clear: not in the database, not in the log', async () => {
    const ada = await signedUp(hub, 'ada')
    const id = ada.browser.cookie('session') ?? ''
    expect(id.length).toBeGreaterThan(30)
    const rows = await hub.db.selectFrom('sessions').selectAll().where('member_id', '=', ada.memberId).execute()
    expect(rows.map(({ id_hash }) => id_hash)).toEqual([createHash('sha256').update(id).digest('hex')])
    expect(JSON.stringify(rows)).not.toContain(id)
    await isSignedIn(ada.browser)
    await expect.poll(() => hub.said().out).toContain('/me/sign-in')
    const { out, err } = hub.said()
    for (const secret of [id, ada.email, ada.password]) expect(out + err).not.toContain(secret)
  })
})

describe('its cookie', () => {
  const attributesOf = (lines: string[] | undefined, name: string) =>
    lines
      ?.find((line) => line.startsWith(`${name}=`))
      ?.split('; ')
      .slice(1)
      .sort()

  test('ends with the browser, unless the device is said to be one’s own', async () => {
    const ada = await signedUp(hub, 'ada')
    const short = await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password })
    expect(attributesOf(short.headers['set-cookie'], 'session')).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax'])
    const kept = await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password, keep: 'yes' })
    expect(attributesOf(kept.headers['set-cookie'], 'session')).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax'])
  })

  test('on https is bound to this host, and goes nowhere without https', async () => {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const secure = await startHub({ HUB_ORIGIN: `https://localhost:${port}` })
    try {
      const headers = { origin: `https://localhost:${port}`, host: `localhost:${port}`, 'x-forwarded-host': `localhost:${port}` }
      const reply = await secure.post('/sign-up', { email: 'ada@library.example', password: 'a quiet room' }, { headers })
      expect(reply.status).toBe(303)
      const lines = reply.headers['set-cookie']
      expect(attributesOf(lines, '__Host-session')).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
      expect(attributesOf(lines, '__Host-known')).toEqual(['HttpOnly', 'Max-Age=31536000', 'Path=/', 'SameSite=Lax', 'Secure'])
      expect(lines?.filter((line) => !line.includes('; Secure'))).toEqual([])
    } finally {
      await secure.stop()
    }
  })

  test('comes with pages that nothing keeps', async () => {
    const ada = await signedUp(hub, 'ada')
    for (const path of ['/', '/catalog', '/me/sign-in']) {
      expect((await ada.browser.get(path)).headers['cache-control']).toBe('private, no-store')
    }
  })
})
