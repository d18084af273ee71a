import { insertAudit } from '#db/queries/audit.ts'
import { updateRefusedToWaiting } from '#db/queries/mails.ts'
import type { Db } from '#db/schema.ts'

/** Lets all refused mails be tried again, as new ones, and says how many they are. */
export function retryRefusedMails(db: Db, administrator: { id: number }): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const count = await updateRefusedToWaiting(trx)
    if (count > 0) await insertAudit(trx, { actorId: administrator.id, action: 'mail.retried', subject: 'mails', detail: { count } })
    return count
  })
}
