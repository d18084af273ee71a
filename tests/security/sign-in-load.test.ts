import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHub, type TestHub } from '../support/hub.ts'
import { isSignedIn, signedUp, verify, visitor } from '../support/visitor.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

test('two hundred who sign in at once: each is answered, the catalog meanwhile too, and afterwards everybody comes in', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, (_, at) => signedUp(hub, `reader${at}`)))
  let open = true
  const signIns = Promise.all(
    Array.from({ length: 200 }, (_, at) => {
      const { email, password } = people[at % people.length] ?? { email: '', password: '' }
      return visitor(hub).post('/sign-in', { email, password })
    }),
  ).finally(() => {
    open = false
  })
  const seen: number[] = []
  while (open) seen.push((await visitor(hub).get(`/catalog?q=weeding&page=${(seen.length % 3) + 1}`)).status)
  const statuses = (await signIns).map(({ status }) => status)
  expect(seen.length).toBeGreaterThan(3)
  expect(seen.filter((status) => status !== 200)).toEqual([])
  // at most two at work and a hundred waiting; the others are told to come back, in words
  expect(statuses.filter((status) => status !== 303 && status !== 503)).toEqual([])
  expect(statuses.filter((status) => status === 303).length).toBeGreaterThanOrEqual(100)
  for (const { email, password } of people) expect((await visitor(hub).post('/sign-in', { email, password })).status).toBe(303)
})

test('guesses from many addresses on one account, and from one address on many: slowed in words, and the owner comes in', async () => {
  const ada = await signedUp(hub, 'ada')
  await verify(hub, ada.memberId)
  const attack = '203.0.113.9'
  const spread = await Promise.all(
    Array.from({ length: 60 }, () => visitor(hub).post('/sign-in', { email: ada.email, password: 'wrong password' })),
  )
  expect(spread.map(({ status }) => status).filter((status) => status === 429)).toEqual([])

  const statuses = []
  for (let at = 0; at < 8; at += 1) {
    const reply = await visitor(hub, { from: attack }).post('/sign-in', { email: ada.email, password: `guess ${at}` })
    statuses.push(reply.status)
    if (reply.status !== 429) continue
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(60)
    expect(reply.text).toContain('Too many tries from here. Wait 5 minutes')
  }
  expect(statuses).toEqual([...Array(6).fill(400), 429, 429])
  for (let at = 0; at < 45; at += 1)
    await visitor(hub, { from: attack }).post('/sign-in', { email: `person${at}@library.example`, password: 'summer2026' })
  const sprayed = await visitor(hub, { from: attack }).post('/sign-in', { email: 'one-more@library.example', password: 'summer2026' })
  expect(sprayed.status).toBe(429)

  const right = { email: ada.email, password: ada.password }
  // from the very address of the guesses, but from a browser that has been in the account; and from an address of one's own
  const known = visitor(hub, { from: attack, cookies: `known=${ada.browser.cookie('known')}` })
  expect((await known.post('/sign-in', right)).status).toBe(303)
  expect(await isSignedIn(known)).toBe(true)
  expect((await visitor(hub).post('/sign-in', right)).status).toBe(303)
  const stranger = visitor(hub, { from: attack, cookies: `known=${(await signedUp(hub, 'eve')).browser.cookie('known')}` })
  expect((await stranger.post('/sign-in', right)).status).toBe(429)
  const rows = await hub.db.selectFrom('sign_in_guesses').select('key_hash').execute()
  expect(JSON.stringify(rows)).not.toMatch(/@|library|203\.0/)
})

test('what a visitor’s own headers say decides nothing, where no proxy is trusted', async () => {
  const bare = await startHub({ HUB_TRUST_PROXY: '' })
  try {
    const statuses = []
    for (let at = 0; at < 8; at += 1) {
      const reply = await visitor(bare).post('/sign-in', { email: 'ada@library.example', password: `guess ${at}` })
      statuses.push(reply.status)
    }
    expect(statuses).toEqual([...Array(6).fill(400), 429, 429])
  } finally {
    await bare.stop()
  }
})
