import { digestUntil, sendDigests } from '#app/domain/send-digests.ts'
import { findEarliestDue } from '#db/queries/saved-searches.ts'
import type { Job } from './job.ts'

/** Writes the weekly mail, on Mondays; what it did not get done goes on within the hour. */
export const sendDigestMails: Job = {
  name: 'send-digests',
  every: 1_800,
  isDue: async (db) => (await findEarliestDue(db, digestUntil(new Date()))) !== undefined,
  retries: 3,
  retryAfter: 120,
  longest: 3_600,
  async run({ db, catalog, signal }) {
    await sendDigests(db, catalog, new Date(), signal)
  },
}
