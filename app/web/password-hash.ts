import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from '#app/domain/members/passwords.ts'

/** OWASP's first choice for argon2id (the default of the package): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Passwords under way at the same time: each takes a core, and one is left for the pages. */
const atOnce = Math.max(1, availableParallelism() - 1)
/** Beyond this somebody is told to come back: a queue without an end would be a way to stop the hub. */
const mostWaiting = 100

type Cost = { hash: (password: string) => Promise<string>; verify: (hash: string, password: string) => Promise<boolean> }

const argon2id: Cost = {
  hash: (password) => hash(password, cost),
  verify: (known, password) => verify(known, password),
}

/** argon2id behind a queue with an end. `work` stands in for it in tests. */
export function createPasswords(work: Cost = argon2id, { places = atOnce, waiting = mostWaiting } = {}): Passwords {
  const queue = createQueue(places, waiting)
  let dummy: Promise<string> | null = null

  return {
    hash: (password) => queue(() => work.hash(password)),
    find: (hashes, password) =>
      queue(async () => {
        // of a password that nobody has; made when first needed, and the same for all unknown accounts
        dummy ??= work.hash(randomBytes(24).toString('base64url'))
        const fits: boolean[] = []
        for (const known of hashes) fits.push((await work.verify(known ?? (await dummy), password)) && known !== null)
        return fits.indexOf(true)
      }),
  }
}

/** Runs at most `places` pieces of work; `busy` where already `most` wait. */
function createQueue(places: number, most: number): <T>(work: () => Promise<T>) => Promise<T | 'busy'> {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running >= places) {
      if (waiting.length >= most) return 'busy'
      // whoever ends hands over the place, so that nobody new slips in between
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
