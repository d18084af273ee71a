import type { ActionFunctionArgs } from '@remix-run/node'
import { beginPasskey } from '#app/domain/members/passkeys.ts'
import { readPage } from '#app/web/page.ts'
import { formOf } from '#app/web/read-form.ts'
import { provesItself } from '#app/web/recent-sign-in.ts'
import { signedIn } from '#app/web/who.ts'
import { wayInWords } from '#app/words/ways-in.ts'

/** Who may: members who show that it is them. What a new passkey of theirs is to sign; or in words why it may not be made. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const { lang, now } = readPage(request, context)
  const member = signedIn(context)
  const headers = { 'Cache-Control': 'no-store' }
  const proof = await provesItself(request, context, await formOf(request), now)
  if (!proof.ok) return Response.json({ said: wayInWords[lang].wayRefusals[proof.refusal] }, { status: 403, headers })
  const begun = await beginPasskey(hub.db, member, now)
  return Response.json(await hub.passkeys.creationOptions({ ...begun, displayName: member.displayName }), { headers })
}
