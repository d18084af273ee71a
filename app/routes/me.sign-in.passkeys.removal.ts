import type { ActionFunctionArgs } from '@remix-run/node'
import { removePasskey } from '#app/domain/members/passkeys.ts'
import { paths } from '#app/paths.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { provesItself } from '#app/web/recent-sign-in.ts'
import { seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: members who show that it is them, for a passkey of their own. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const form = await formOf(request)
  const proof = await provesItself(request, context, form, new Date())
  if (!proof.ok) return seeOther(paths.myPasskeys([['refused', proof.refusal]]))
  const done = await removePasskey(hub.db, signedIn(context), textOf(form, 'id'), hub.oidc?.issuer ?? null)
  return seeOther(paths.myPasskeys([done.ok ? ['done', 'removed'] : ['refused', done.refusal]]))
}
