import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn, signUp } from '#app/domain/members/actions.ts'
import { requestRecovery } from '#app/domain/members/actions-recovery.ts'
import { sweepSignIns } from '#app/domain/members/guesses.ts'
import { RecoveryInput, SignInInput, SignUpInput } from '#app/domain/members/input.ts'
import type { AccessMeans, From } from '#app/domain/members/means.ts'
import { createKeyedHash } from '#app/web/keyed-hash.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const owner = { email: 'ada@library.example', password: 'a quiet room' }
const start = new Date('2026-03-01T12:00:00Z')
const minutesOn = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

let database: TestDatabase
let looked: number
let pauses: number[]
let means: AccessMeans
beforeAll(async () => {
  database = await testDatabase({ max: 10 })
})
afterAll(() => database?.drop())
beforeEach(async () => {
  const { db } = database
  await db.deleteFrom('members').execute()
  await db.deleteFrom('mails').execute()
  await db.deleteFrom('sign_in_guesses').execute()
  looked = 0
  pauses = []
  means = {
    keyedHash: createKeyedHash('a secret of at least thirty-two characters', 'guesses'),
    passwords: {
      hash: async (password) => `$argon2id$${password}`,
      find: async (hashes, password) => {
        looked += 1
        return hashes.indexOf(`$argon2id$${password}`)
      },
    },
    pause: async (ms) => void pauses.push(ms),
  }
})

const anyDevice = (client: string): From => ({ client, deviceOf: () => null })

async function makeAccount(account = owner): Promise<number> {
  const made = await signUp(
    database.db,
    means,
    SignUpInput.parse(account),
    { name: 'Ada', lang: 'en', zone: null },
    anyDevice('192.0.2.99'),
    start,
  )
  if (!made.ok) throw new Error('no account')
  return made.memberId
}

function guess(password: string, from: From, { email = owner.email, now = start } = {}) {
  return signIn(database.db, means, SignInInput.parse({ email, password }), from, now)
}

describe('from one place on one account', () => {
  test('six tries, and then one for every five minutes; the right password gets in after the wait, and all is forgotten', async () => {
    const memberId = await makeAccount()
    const here = anyDevice('192.0.2.1')
    for (let at = 0; at < 6; at += 1) expect(await guess('wrong', here)).toEqual({ ok: false, refusal: 'wrong' })
    // the right one is not told apart from a wrong one
    for (let at = 0; at < 20; at += 1) expect(await guess(owner.password, here)).toEqual({ ok: false, refusal: 'wait', seconds: 300 })
    expect(looked).toBe(6)
    expect(await guess(owner.password, here, { now: minutesOn(5) })).toEqual({ ok: true, memberId })
    for (let at = 0; at < 6; at += 1) expect(await guess('wrong', here, { now: minutesOn(5) })).toMatchObject({ refusal: 'wrong' })
  })

  test('fifty at once are six looks', async () => {
    await makeAccount()
    const answers = await Promise.all(Array.from({ length: 50 }, () => guess('wrong', anyDevice('192.0.2.1'))))
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'wrong')).toHaveLength(6)
    expect(looked).toBe(6)
  })

  test('elsewhere nobody is kept waiting for it', async () => {
    const memberId = await makeAccount()
    for (let at = 0; at < 30; at += 1) await guess('wrong', anyDevice('192.0.2.1'))
    expect(await guess(owner.password, anyDevice('192.0.2.2'))).toEqual({ ok: true, memberId })
    expect(pauses).toEqual([])
  })
})

describe('from many places on one account', () => {
  test('a thousand guesses make replies wait, never longer than three seconds, and the owner comes in from a place of their own', async () => {
    const memberId = await makeAccount()
    for (let at = 0; at < 1_000; at += 50)
      await Promise.all(Array.from({ length: 50 }, (_, more) => guess('wrong', anyDevice(`2001:db8:0:${at + more}::/64`))))
    expect(looked).toBe(1_000)
    expect(pauses.length).toBeGreaterThan(900)
    expect(Math.max(...pauses)).toBe(3_000)
    pauses = []
    expect(await guess(owner.password, anyDevice('192.0.2.7'))).toEqual({ ok: true, memberId })
    expect(pauses).toEqual([3_000])
    // and an hour after the last guess, nothing is slow any more
    pauses = []
    expect(await guess(owner.password, anyDevice('192.0.2.8'), { now: minutesOn(61) })).toEqual({ ok: true, memberId })
    expect(pauses).toEqual([])
  })

  test('a device that has signed in to the account does not wait at all, not even where the guesses come from', async () => {
    const memberId = await makeAccount()
    for (let at = 0; at < 40; at += 1) await guess('wrong', anyDevice(`192.0.2.${at % 3}`))
    pauses = []
    const known: From = { client: '192.0.2.1', deviceOf: (id) => (id === memberId ? 'a mark' : null) }
    expect(await guess(owner.password, known)).toEqual({ ok: true, memberId })
    expect(pauses).toEqual([])
  })

  test('such a device has no more tries than anybody, and its mistakes count for it alone', async () => {
    const memberId = await makeAccount()
    const known: From = { client: '192.0.2.1', deviceOf: (id) => (id === memberId ? 'a mark' : null) }
    const answers = []
    for (let at = 0; at < 8; at += 1) answers.push(await guess('wrong', known))
    expect(answers.map((answer) => !answer.ok && answer.refusal)).toEqual([...Array(6).fill('wrong'), 'wait', 'wait'])
    expect(await guess(owner.password, anyDevice('192.0.2.1'))).toEqual({ ok: true, memberId })
  })

  test('a mark for another account is none for this one', async () => {
    await makeAccount()
    for (let at = 0; at < 6; at += 1) await guess('wrong', anyDevice('192.0.2.1'))
    const stranger: From = { client: '192.0.2.1', deviceOf: (id) => (id === -1 ? 'a mark' : null) }
    expect(await guess(owner.password, stranger)).toMatchObject({ refusal: 'wait' })
  })
})

describe('from one place on many accounts', () => {
  const spray = async () => {
    const answers = []
    for (let at = 0; at < 60; at += 1)
      answers.push(await guess('summer2026', anyDevice('192.0.2.1'), { email: `person${at}@library.example` }))
    return answers.map((answer) => !answer.ok && answer.refusal)
  }

  test('forty tries, and then one for every half a minute', async () => {
    await makeAccount()
    expect(await spray()).toEqual([...Array(40).fill('wrong'), ...Array(20).fill('wait')])
    expect(await guess(owner.password, anyDevice('192.0.2.1'))).toMatchObject({ refusal: 'wait', seconds: 30 })
    expect(await guess(owner.password, anyDevice('192.0.2.1'), { now: minutesOn(0.5) })).toMatchObject({ ok: true })
  })

  test('who is elsewhere, or is known, comes in meanwhile', async () => {
    const memberId = await makeAccount()
    await spray()
    expect(await guess(owner.password, anyDevice('192.0.2.2'))).toEqual({ ok: true, memberId })
    expect(await guess(owner.password, { client: '192.0.2.1', deviceOf: () => 'a mark' })).toEqual({ ok: true, memberId })
  })
})

test('an account that nobody has is slowed just the same', async () => {
  const refusals = async (email: string) => {
    const answers = []
    for (let at = 0; at < 9; at += 1) answers.push(await guess('wrong', anyDevice('192.0.2.5'), { email }))
    return answers
  }
  await makeAccount()
  const known = await refusals(owner.email)
  await database.db.deleteFrom('sign_in_guesses').execute()
  expect(await refusals('nobody@library.example')).toEqual(known)
})

test('too much at once is no guess', async () => {
  await makeAccount()
  const full: AccessMeans = { ...means, passwords: { ...means.passwords, find: async () => 'busy' } }
  for (let at = 0; at < 20; at += 1)
    expect(await signIn(database.db, full, SignInInput.parse(owner), anyDevice('192.0.2.1'), start)).toEqual({
      ok: false,
      refusal: 'busy',
      seconds: 5,
    })
  expect(await guess(owner.password, anyDevice('192.0.2.1'))).toMatchObject({ ok: true })
})

test('of a claimed address, the device decides which account is meant', async () => {
  const mine = await makeAccount()
  const theirs = await makeAccount({ ...owner, password: 'eve was here' })
  expect(await guess(owner.password, anyDevice('192.0.2.1'))).toMatchObject({ refusal: 'wrong' })
  expect(await guess('eve was here', anyDevice('192.0.2.1'))).toEqual({ ok: true, memberId: theirs })
  expect(await guess(owner.password, { client: '192.0.2.1', deviceOf: (id) => (id === mine ? 'a mark' : null) })).toEqual({
    ok: true,
    memberId: mine,
  })
})

test('what is asked for by who has an account, and by who has none, is the same row', async () => {
  await makeAccount()
  await database.db.deleteFrom('mails').execute()
  for (const email of [owner.email, 'nobody@library.example'])
    await requestRecovery(database.db, means, RecoveryInput.parse({ email }), { client: '192.0.2.1', lang: 'es' }, start)
  const mails = await database.db.selectFrom('mails').select(['address', 'kind', 'member_id', 'lang', 'about']).orderBy('id').execute()
  const row = { kind: 'recover', member_id: null, lang: 'es', about: {} }
  expect(mails).toEqual([
    { ...row, address: owner.email },
    { ...row, address: 'nobody@library.example' },
  ])
})

test('mail to one address, and from one place, has an end; the reply does not', async () => {
  const ask = (email: string, client: string) =>
    requestRecovery(database.db, means, RecoveryInput.parse({ email }), { client, lang: 'en' }, start)
  for (let at = 0; at < 10; at += 1) await ask('ada@library.example', `192.0.2.${at}`)
  for (let at = 0; at < 30; at += 1) await ask(`person${at}@library.example`, '198.51.100.1')
  const mails = await database.db.selectFrom('mails').select('address').execute()
  expect(mails.filter(({ address }) => address === 'ada@library.example')).toHaveLength(3)
  expect(mails.filter(({ address }) => address.startsWith('person'))).toHaveLength(20)
})

test('what is counted names nobody, and is forgotten when it has faded', async () => {
  await makeAccount()
  await guess('wrong', anyDevice('192.0.2.1'))
  const rows = await database.db.selectFrom('sign_in_guesses').selectAll().execute()
  expect(rows.length).toBeGreaterThan(3)
  for (const { key_hash } of rows) expect(key_hash).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(rows)).not.toMatch(/ada|library|192/)
  await sweepSignIns(database.db, minutesOn(61))
  expect(await database.db.selectFrom('sign_in_guesses').selectAll().execute()).toEqual([])
})
