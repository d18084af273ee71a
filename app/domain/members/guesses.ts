import { countGuess, deleteFadedGuesses, deleteGuesses, type GuessCount, takeBackGuess } from '#db/queries/guesses.ts'
import { deleteExpiredStarts } from '#db/queries/sign-in-starts.ts'
import { deleteExpiredTokens } from '#db/queries/tokens.ts'
import type { Db } from '#db/schema.ts'
import type { KeyedHash } from './means.ts'
import { type Gauge, type GuessVerdict, gauges, judgeTry, type Load, loadOf, longestFade } from './rules.ts'

/** What is counted: for each gauge what it is of, such as an address or a network address. */
type Counted = Partial<Record<Gauge, string>>

type Try = GuessVerdict & {
  /** it was no wrong guess: as if it had not been made */
  takeBack: () => Promise<void>
  /** it was right: what was tried before from the same place is forgotten as well */
  forgive: () => Promise<void>
}

/**
 * Counts a try before it is made, so that many at once do not all find the same free place. One that may not be made is not counted:
 * impatience lengthens no wait.
 */
export async function takeTry(db: Db, hash: KeyedHash, counted: Counted, now: Date): Promise<Try> {
  const counts = (Object.entries(counted) as [Gauge, string][]).map(([gauge, what]) => ({
    gauge,
    keyHash: hash(`${gauge} ${what}`),
    fade: gauges[gauge].fade,
  }))
  const verdict = await count(db, counts, now)
  return {
    ...verdict,
    async takeBack() {
      for (const one of counts) await takeBackGuess(db, one)
    },
    async forgive() {
      for (const one of counts) await (shared.has(one.gauge) ? takeBackGuess(db, one) : deleteGuesses(db, one.keyHash))
    },
  }
}

/** What others fill as well: their guesses stay counted. */
const shared = new Set<Gauge>(['account', 'client', 'mail-to', 'mail-from', 'sign-up'])

async function count(db: Db, counts: readonly (GuessCount & { gauge: Gauge })[], now: Date): Promise<GuessVerdict> {
  const trx = await db.startTransaction().execute()
  try {
    const fadesAt = await countGuess(trx, counts, now, longestFade)
    const load: Load = {}
    for (const { gauge, keyHash } of counts) {
      const until = fadesAt.get(keyHash)
      // the counter holds this try already
      if (until) load[gauge] = Math.max(0, loadOf(gauge, until, now) - 1)
    }
    const verdict = judgeTry(load)
    await (verdict.may ? trx.commit() : trx.rollback()).execute()
    return verdict
  } catch (error) {
    if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute()
    throw error
  }
}

/** Forgets counters that have faded, and tokens and begun ways in that have had their time. */
export async function sweepSignIns(db: Db, now: Date): Promise<void> {
  await deleteFadedGuesses(db, now)
  await deleteExpiredTokens(db, now)
  await deleteExpiredStarts(db, now)
}
