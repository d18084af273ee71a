import { tellWishers } from '#app/domain/tell-wishers.ts'
import type { Job } from './job.ts'

/** Writes the mails about what is offered again. */
export const tellOfReturns: Job = {
  name: 'tell-wishers',
  every: 300,
  retries: 3,
  retryAfter: 60,
  longest: 600,
  async run({ db, signal }) {
    await tellWishers(db, new Date(), signal)
  },
}
