import { sendDueMails } from '#app/domain/mail/send-mails.ts'
import { prepareMail } from '#app/domain/prepare-mail.ts'
import { createPost } from '#app/mail/post.ts'
import { unsubscribeTokens } from '#app/web/unsubscribe.ts'
import { hasDueMail } from '#db/queries/mails.ts'
import type { Job } from './job.ts'

export const sendMails: Job = {
  name: 'send-mails',
  every: 60,
  isDue: hasDueMail,
  retries: 2,
  retryAfter: 60,
  longest: 900,
  run: ({ db, settings, report, signal }) =>
    sendDueMails(db, {
      prepare: (mail) => prepareMail(db, mail, unsubscribeTokens(settings.secret).mint),
      post: createPost(settings),
      report,
      signal,
    }),
}
