import { listPublishedOptions } from '#db/queries/catalog.ts'
import { insertMail } from '#db/queries/mails.ts'
import { claimWishes, listAwaitedOptions } from '#db/queries/wishes.ts'
import type { Db } from '#db/schema.ts'
import { toRecord } from './catalog/from-row.ts'
import { isOpen } from './catalog/record.ts'

const optionsAtOnce = 200
const mailsAtOnce = 500

/**
 * Writes a mail to whoever wanted to be told when an option returns, once: as soon as it can be taken again, because it has a coming run or
 * is in the catalog again. Each step is a transaction of its own, so it can end anywhere and go on later, and several may do it at once.
 * @returns how many mails
 */
export async function tellWishers(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  let told = 0
  for (let after = 0; !signal?.aborted; ) {
    const ids = await listAwaitedOptions(db, after, optionsAtOnce)
    const last = ids.at(-1)
    if (last === undefined) break
    const returned = (await listPublishedOptions(db, ids)).map(toRecord).filter((record) => isOpen(record, now))
    for (const { id } of returned) told += await tellOf(db, id, now, signal)
    after = last
  }
  return told
}

async function tellOf(db: Db, optionId: number, now: Date, signal: AbortSignal | undefined): Promise<number> {
  let told = 0
  while (!signal?.aborted) {
    const some = await db.transaction().execute(async (trx) => {
      const wishers = await claimWishes(trx, optionId, now, mailsAtOnce)
      for (const { member_id, address, lang } of wishers)
        await insertMail(trx, { memberId: member_id, address, kind: 'option-returns', lang, about: { option: optionId } })
      return wishers.length
    })
    told += some
    if (some < mailsAtOnce) break
  }
  return told
}
