import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import { seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: members. Every session of theirs ends, this one too. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { sessions } = context.hub
  await sessions.endAll(signedIn(context).id)
  return seeOther(paths.signOut(), [['Set-Cookie', await sessions.end(request.headers.get('cookie'))]])
}
