import type { ActionFunctionArgs } from '@remix-run/node'
import { renamePasskey } from '#app/domain/members/passkeys.ts'
import { labelRefusals, PasskeyNameInput } from '#app/domain/members/passkeys-input.ts'
import { paths } from '#app/paths.ts'
import { formOf, readForm } from '#app/web/read-form.ts'
import { seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: members, for a passkey of their own. */
export async function action({ request, context }: ActionFunctionArgs) {
  const read = readForm(await formOf(request), PasskeyNameInput, labelRefusals)
  if (!read.ok || !read.input.label)
    return seeOther(paths.myPasskeys([['refused', read.ok ? 'label-form' : (read.wrong[0]?.why ?? 'label-form')]]))
  const done = await renamePasskey(context.hub.db, signedIn(context), { id: read.input.id, label: read.input.label })
  return seeOther(paths.myPasskeys([done.ok ? ['done', 'renamed'] : ['refused', done.refusal]]))
}
