/**
 * How guesses at passwords are slowed. Every guess is counted, before it is known whether it is right, under keys that fade by one guess
 * after a while; all that is decided here follows from how full the counters are.
 *
 * Nobody is locked out of their account: what others do elsewhere only makes a reply wait a few seconds; a network address that has not
 * tried this account has its first tries; and a device that has signed in to the account is counted by itself alone.
 */

export type Gauge =
  /** one account from one network address */
  | 'pair'
  /** all accounts from one network address: a library's public computers share one */
  | 'client'
  /** one account from everywhere */
  | 'account'
  /** one account from a device that has signed in to it */
  | 'device'
  /** a signed-in person's own password, asked again */
  | 'own'
  /** mail asked for to one address, and from one network address */
  | 'mail-to'
  | 'mail-from'
  /** new accounts from one network address */
  | 'sign-up'

const second = 1_000
const minute = 60 * second

/** `free`: how many at once; then one for each `fade` (milliseconds) that goes by. */
export const gauges: Record<Gauge, { free: number; fade: number }> = {
  pair: { free: 6, fade: 5 * minute },
  client: { free: 40, fade: 30 * second },
  account: { free: 10, fade: minute },
  device: { free: 6, fade: 5 * minute },
  own: { free: 6, fade: 5 * minute },
  'mail-to': { free: 3, fade: 15 * minute },
  'mail-from': { free: 20, fade: 2 * minute },
  'sign-up': { free: 60, fade: 45 * second },
}

/** No counter reaches further than this into the future, however many guesses there were. */
export const longestFade = 60 * minute

/** How long a reply waits for each guess over what is free, and at most. */
const pauseStep = 250
const longestPause = 3_000

/** How much each counter held before this try, in tries; it fades, so it is no whole number. */
export type Load = Partial<Record<Gauge, number>>

export type GuessVerdict =
  /** milliseconds after which the answer may be looked for */
  | { may: true; pause: number }
  /** milliseconds after which it may be tried again */
  | { may: false; wait: number }

/** What becomes of a try with these counters. Only the account-wide one never refuses. */
export function judgeTry(load: Load): GuessVerdict {
  let wait = 0
  for (const [gauge, held] of Object.entries(load) as [Gauge, number][]) {
    const { free, fade } = gauges[gauge]
    if (gauge !== 'account') wait = Math.max(wait, (held - (free - 1)) * fade)
  }
  if (wait > 0) return { may: false, wait: Math.ceil(wait) }
  const over = Math.max(0, Math.floor((load.account ?? 0) - gauges.account.free))
  return { may: true, pause: Math.min(longestPause, over * pauseStep) }
}

/** How many tries a counter holds that will have faded wholly at `fadesAt`. */
export function loadOf(gauge: Gauge, fadesAt: Date, now: Date): number {
  return Math.max(0, (fadesAt.getTime() - now.getTime()) / gauges[gauge].fade)
}

/** How long what a mail carries may be used, in milliseconds. */
export const tokenLife = { verify: 7 * 24 * 60 * minute, 'change-address': 24 * 60 * minute, recover: 60 * minute }
