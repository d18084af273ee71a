import type { ActionFunctionArgs } from '@remix-run/node'
import { beginPasskeySignIn } from '#app/domain/members/passkeys.ts'

/** Who may: everyone. What a browser is to have signed by a passkey, once, within five minutes. */
export async function action({ context: { hub } }: ActionFunctionArgs) {
  const challenge = await beginPasskeySignIn(hub.db, new Date())
  return Response.json(await hub.passkeys.requestOptions(challenge), { headers: { 'Cache-Control': 'no-store' } })
}
