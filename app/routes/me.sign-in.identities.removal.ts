import type { ActionFunctionArgs } from '@remix-run/node'
import { unlinkIdentity } from '#app/domain/members/identities.ts'
import { paths } from '#app/paths.ts'
import { formOf } from '#app/web/read-form.ts'
import { provesItself } from '#app/web/recent-sign-in.ts'
import { notFound, seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: members who show that it is them, for their own. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  if (!hub.oidc) throw notFound()
  const now = new Date()
  const proof = await provesItself(request, context, await formOf(request), now)
  if (!proof.ok) return seeOther(paths.myIdentities([['refused', proof.refusal]]))
  const done = await unlinkIdentity(hub.db, signedIn(context), hub.oidc.issuer, now)
  return seeOther(paths.myIdentities([done.ok ? ['done', 'unlinked'] : ['refused', done.refusal]]))
}
