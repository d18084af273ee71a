import type { AppLoadContext } from '@remix-run/node'
import type { Proof } from '#app/ui/passkey-proof.tsx'
import { findMemberAccess } from '#db/queries/members.ts'
import { isRecent } from './recent-sign-in.ts'
import { signedIn } from './who.ts'

/** How a member who is about to change a way in can show that it is them. */
export async function proofOf(request: Request, context: AppLoadContext, now: Date): Promise<Proof> {
  if (await isRecent(request, context, now)) return 'recent'
  const access = await findMemberAccess(context.hub.db, signedIn(context).id)
  return access?.hash ? 'password' : 'again'
}

/** What an address says by a code: its words, where the code is one of these. */
export function saidBy<Words extends Record<string, string>>(request: Request, name: 'done' | 'refused', words: Words): string | null {
  const code = new URL(request.url).searchParams.get(name) ?? ''
  return Object.hasOwn(words, code) ? (words[code] ?? null) : null
}
