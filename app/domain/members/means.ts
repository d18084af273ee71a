import type { Passwords } from './passwords.ts'

/** A hash that only the hub can make: what counters stand under. */
export type KeyedHash = (text: string) => string

/** What coming in needs beside the database: the hub makes it once, and hands it to each action. */
export type AccessMeans = {
  passwords: Passwords
  /** for the counters of guesses */
  keyedHash: KeyedHash
  /** lets a reply wait, in milliseconds, holding nothing meanwhile */
  pause: (ms: number) => Promise<void>
}

/** Whose try it is: the network address, and what a device that has signed in to an account is counted by. */
export type From = { client: string; deviceOf: (memberId: number) => string | null }

/** Too many tries or too much at once: after how many seconds it may be tried again. */
export type Later = { ok: false; refusal: 'wait' | 'busy'; seconds: number }

export function waitFor(ms: number): Later {
  return { ok: false, refusal: 'wait', seconds: Math.max(1, Math.ceil(ms / 1_000)) }
}

export const busy: Later = { ok: false, refusal: 'busy', seconds: 5 }
