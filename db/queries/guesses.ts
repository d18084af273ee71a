import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '#db/schema.ts'

/** What one try adds to a counter. Times in milliseconds. */
export type GuessCount = { keyHash: string; fade: number }

/**
 * Counts one try under each key, all at once, and tells when each counter will have faded. Rows stay locked until the transaction ends;
 * they are taken in the order of their keys, so that two tries never wait for each other.
 * @param longest how far ahead a counter may reach
 */
export async function countGuess(trx: Trx, counts: readonly GuessCount[], now: Date, longest: number): Promise<Map<string, Date>> {
  const sorted = [...counts].sort((a, b) => (a.keyHash < b.keyHash ? -1 : 1))
  const at = (ms: number) => new Date(now.getTime() + ms)
  const rows = await trx
    .insertInto('sign_in_guesses')
    .values(sorted.map(({ keyHash, fade }) => ({ key_hash: keyHash, fades_at: at(fade) })))
    .onConflict((conflict) =>
      conflict.column('key_hash').doUpdateSet({
        fades_at: sql<Date>`least(greatest(sign_in_guesses.fades_at, ${now}::timestamptz) + (excluded.fades_at - ${now}::timestamptz), ${at(longest)}::timestamptz)`,
      }),
    )
    .returning(['key_hash', 'fades_at'])
    .execute()
  return new Map(rows.map(({ key_hash, fades_at }) => [key_hash, fades_at]))
}

/** Takes a try back that turned out to be none. */
export async function takeBackGuess(db: Db, { keyHash, fade }: GuessCount): Promise<void> {
  await db
    .updateTable('sign_in_guesses')
    .set({ fades_at: sql<Date>`fades_at - make_interval(secs => ${fade / 1_000})` })
    .where('key_hash', '=', keyHash)
    .execute()
}

export async function deleteGuesses(db: Db, keyHash: string): Promise<void> {
  await db.deleteFrom('sign_in_guesses').where('key_hash', '=', keyHash).execute()
}

export async function deleteFadedGuesses(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_guesses').where(sql<SqlBool>`fades_at <= ${now}`).execute()
}
