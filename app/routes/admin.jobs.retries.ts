import type { ActionFunctionArgs } from '@remix-run/node'
import { retryRefusedMails } from '#app/domain/mail/retry-refused.ts'
import { paths } from '#app/paths.ts'
import { seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: administrators. Lets refused mails be tried again. */
export async function action({ context }: ActionFunctionArgs) {
  const count = await retryRefusedMails(context.hub.db, signedIn(context))
  return seeOther(paths.adminJobs([['retried', String(count)]]))
}
