import { sweepSignIns } from '#app/domain/members/guesses.ts'
import { clearOutbox, outboxOf } from '#app/mail/outbox.ts'
import { deleteOldMails, listMissingMails } from '#db/queries/mails.ts'
import { deleteExpiredOffers } from '#db/queries/roles.ts'
import type { Job } from './job.ts'

/** For so many days it can be seen which mails have gone out, or were refused. */
const mailDays = 30

/**
 * Forgets what has had its time: sessions, tokens, counters of guesses, offers of roles, mails that are settled, and files of mails that
 * are not in the database any more.
 */
export const sweep: Job = {
  name: 'sweep',
  every: 3_600,
  retries: 3,
  retryAfter: 60,
  longest: 600,
  async run({ db, sessions, settings }) {
    await sessions.sweep()
    await sweepSignIns(db, new Date())
    await deleteExpiredOffers(db, new Date())
    await deleteOldMails(db, mailDays)
    await clearOutbox(outboxOf(settings.dataDir), (ids) => listMissingMails(db, ids))
  },
}
