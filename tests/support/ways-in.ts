import { createHash } from 'node:crypto'
import type { TestHub } from './hub.ts'
import type { Visitor } from './visitor.ts'

/** Lets every session of a member have begun so long ago that it speaks no more for who sits at the keyboard. */
export async function ageSessions({ db }: TestHub, memberId: number): Promise<void> {
  const begun = new Date(Date.now() - 20 * 60_000)
  await db.updateTable('sessions').set({ created_at: begun }).where('member_id', '=', memberId).execute()
}

/** Whom a browser is signed in as; null for nobody. */
export async function whoIs({ db }: TestHub, browser: Visitor): Promise<number | null> {
  const hash = createHash('sha256')
    .update(browser.cookie('session') ?? '')
    .digest('hex')
  const row = await db.selectFrom('sessions').select('member_id').where('id_hash', '=', hash).executeTakeFirst()
  return row?.member_id ?? null
}

/** Leaves a member without a password, as one who came by a membership is. */
export async function takePassword({ db }: TestHub, memberId: number): Promise<void> {
  await db.deleteFrom('member_passwords').where('member_id', '=', memberId).execute()
}
