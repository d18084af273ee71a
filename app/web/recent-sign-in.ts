import type { AppLoadContext } from '@remix-run/node'
import { checkCurrent } from '#app/domain/members/actions-account.ts'
import { TriedPassword } from '#app/domain/members/input.ts'
import type { ProofRefusal } from '#app/words/ways-in.ts'
import { textOf } from './read-form.ts'
import { signedIn } from './who.ts'

/** For how long a sign-in speaks for who sits at the keyboard, in milliseconds. */
const recent = 15 * 60_000

export async function isRecent(request: Request, { hub }: AppLoadContext, now: Date): Promise<boolean> {
  const begun = await hub.sessions.begunAt(request.headers.get('cookie'))
  return begun !== null && now.getTime() - begun.getTime() < recent
}

/**
 * Whether a member who is about to change how they sign in has shown lately that it is them: by signing in, or with the password in the
 * form's `current`. A browser left open at a shared desk is not enough to take an account over.
 */
export async function provesItself(
  request: Request,
  context: AppLoadContext,
  form: FormData,
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: ProofRefusal }> {
  if (await isRecent(request, context, now)) return { ok: true }
  const current = TriedPassword.safeParse(textOf(form, 'current'))
  if (!current.success) return { ok: false, refusal: form.has('current') ? 'current-wrong' : 'stale' }
  const { hub } = context
  const checked = await checkCurrent(hub.db, hub.access, signedIn(context), current.data, now)
  if (checked.ok) return { ok: true }
  return { ok: false, refusal: checked.refusal === 'no-password' ? 'stale' : checked.refusal }
}
