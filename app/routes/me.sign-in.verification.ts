import type { ActionFunctionArgs } from '@remix-run/node'
import { requestVerification } from '#app/domain/members/actions-account.ts'
import { paths } from '#app/paths.ts'
import { seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: members. Asks for the mail with the link once more; one that is not sent, since enough are, is answered the same. */
export async function action({ context }: ActionFunctionArgs) {
  const { hub, client } = context
  await requestVerification(hub.db, hub.access, signedIn(context), { client }, new Date())
  return seeOther(paths.mySignIn([['done', 'verification']]))
}
