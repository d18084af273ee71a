import { deleteAccounts } from './delete-accounts.ts'
import type { Job } from './job.ts'
import { sendDigestMails } from './send-digests.ts'
import { sendMails } from './send-mails.ts'
import { sweep } from './sweep.ts'
import { tellOfReturns } from './tell-wishers.ts'

/** All that the clock does. */
export const jobs: readonly Job[] = [sendMails, tellOfReturns, sendDigestMails, deleteAccounts, sweep]
