import { deleteLeavers } from '#app/domain/members/deletion.ts'
import { clearOutbox, outboxOf } from '#app/mail/outbox.ts'
import { listMissingMails } from '#db/queries/mails.ts'
import { hasLeaver } from '#db/queries/personal-data.ts'
import type { Job } from './job.ts'

/** Forgets those who have asked for it, once their days of grace are over. */
export const deleteAccounts: Job = {
  name: 'delete-accounts',
  every: 3_600,
  isDue: (db) => hasLeaver(db, new Date()),
  retries: 3,
  retryAfter: 120,
  longest: 1_800,
  async run({ db, settings, signal }) {
    await deleteLeavers(db, new Date(), signal)
    // files of mails that have gone with them
    await clearOutbox(outboxOf(settings.dataDir), (ids) => listMissingMails(db, ids))
  },
}
