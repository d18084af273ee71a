import { describe, expect, test } from 'vitest'
import { createPasswords } from './password-hash.ts'

/** Work that ends when it is told to. */
function slowWork() {
  const underway: (() => void)[] = []
  let most = 0
  const step = <T>(value: T) =>
    new Promise<T>((resolve) => {
      underway.push(() => resolve(value))
      most = Math.max(most, underway.length)
    })
  return {
    work: {
      hash: (password: string) => step(`hash of ${password}`),
      verify: (known: string, password: string) => step(known === `hash of ${password}`),
    },
    most: () => most,
    count: () => underway.length,
    async endOne() {
      underway.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

describe('the queue of passwords', () => {
  test('runs two at once, lets a hundred wait, and turns away the rest at once', async () => {
    const slow = slowWork()
    const passwords = createPasswords(slow.work, { places: 2 })
    const asked = Array.from({ length: 200 }, (_, at) => passwords.hash(`password ${at}`))
    const refused = await Promise.all(asked.slice(102))
    expect(refused).toEqual(Array(98).fill('busy'))
    expect(slow.count()).toBe(2)
    for (let done = 0; done < 102; done += 1) await slow.endOne()
    const answers = await Promise.all(asked.slice(0, 102))
    expect(answers).toEqual(answers.map((_, at) => `hash of password ${at}`))
    expect(slow.most()).toBe(2)
  })

  test('has room again afterwards, also after work that failed', async () => {
    let fail = true
    const passwords = createPasswords(
      { hash: async () => (fail ? Promise.reject(new Error('no memory')) : 'made'), verify: async () => false },
      { places: 1, waiting: 0 },
    )
    await expect(passwords.hash('one')).rejects.toThrow('no memory')
    fail = false
    expect(await passwords.hash('two')).toBe('made')
  })
})

describe('finding what a password fits', () => {
  const counted = () => {
    const tried: string[] = []
    const work = {
      hash: async (password: string) => `$argon2id$${password}`,
      verify: async (known: string, password: string) => {
        tried.push(known)
        return known === `$argon2id$${password}`
      },
    }
    return { tried, passwords: createPasswords(work) }
  }

  test.each<[string, (string | null)[], number]>([
    ['neither there', [null, null], -1],
    ['the first fits', ['$argon2id$right', '$argon2id$other'], 0],
    ['the second fits', ['$argon2id$other', '$argon2id$right'], 1],
    ['one there, and wrong', ['$argon2id$other', null], -1],
    ['one there, and right', [null, '$argon2id$right'], 1],
  ])('%s: the answer is right, and the work the same', async (_, hashes, at) => {
    const { tried, passwords } = counted()
    expect(await passwords.find(hashes, 'right')).toBe(at)
    expect(tried).toHaveLength(2)
  })
})

test('the hash is argon2id with the cost that OWASP names, and fits its password alone', async () => {
  const passwords = createPasswords()
  const hash = await passwords.hash('a quiet room')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwords.find([hash, null], 'a quiet room')).toBe(0)
  expect(await passwords.find([hash, null], 'A quiet room')).toBe(-1)
})
