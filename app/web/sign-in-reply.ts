import type { AppLoadContext, HeadersArgs } from '@remix-run/node'
import type { From, Later } from '#app/domain/members/means.ts'
import { paths } from '#app/paths.ts'
import { verdictOn } from './permissions.ts'
import { preferenceCookie } from './preferences.ts'
import { textOf } from './read-form.ts'
import { safeBack, seeOther } from './replies.ts'

/** Pages that nobody is to be led back to from signing in: they are about signing in themselves. */
const aboutSignIn = [paths.signIn(), paths.signInDemo(), paths.signUp(), paths.signOut(), paths.signOutEverywhere()]

/** Where somebody wants to be once they are signed in: a path of our own. */
export function readTo(request: Request, form: FormData | null, origin: string): string {
  const url = new URL(request.url)
  const to = safeBack((form && textOf(form, 'to')) || url.searchParams.get('to'), origin)
  return aboutSignIn.includes(new URL(to, origin).pathname) ? paths.home() : to
}

/**
 * Signs a member in, in this browser: with a session that did not exist before, the one that was there having ended. What is made of the
 * rest of this request is already theirs. Their language and zone come along, and the device is known from now on.
 * @returns cookies for the reply
 */
export async function openSession(request: Request, context: AppLoadContext, memberId: number, keep: boolean): Promise<Headers> {
  const { sessions, access, settings } = context.hub
  const sent = request.headers.get('cookie')
  await sessions.end(sent)
  const cookie = await sessions.begin(memberId, keep)
  const { member } = await sessions.read(cookie.split(';', 1)[0] ?? null)
  context.member = member
  const headers = new Headers({ 'Cache-Control': 'private, no-store' })
  headers.append('Set-Cookie', cookie)
  headers.append('Set-Cookie', access.devices.remember(sent, memberId))
  const secure = settings.origin.startsWith('https:')
  if (member) headers.append('Set-Cookie', preferenceCookie('language', member.lang, secure))
  if (member?.zone) headers.append('Set-Cookie', preferenceCookie('zone', member.zone, secure))
  return headers
}

/**
 * After signing in: on to where they wanted to be. Where a form was held back, the page is shown that has it, and nothing is sent by itself;
 * the page is the caller's, which is handed its headers.
 */
export function goOn(context: AppLoadContext, headers: Headers, to: string, held: string): Response | { headers: Headers } {
  const waiting = held ? context.hub.held.open(held) : null
  if (!waiting) return seeOther(to, headers)
  context.waiting = waiting
  // this page cannot be asked for again; the language form in its head leads to one that can
  context.here = paths.home()
  return { headers }
}

/** Where a new member begins: with the first questions, where there are such, and then where they wanted to be. */
export function afterSignUp({ member }: AppLoadContext, to: string): string {
  return verdictOn(paths.welcome(), 'GET', member).may ? paths.welcome(to) : to
}

/** Headers of pages about signing in: kept nowhere, whoever looks at them. */
export function privateHeaders({ actionHeaders }: Pick<HeadersArgs, 'actionHeaders'>): Headers {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' })
  const later = actionHeaders.get('Retry-After')
  if (later) headers.set('Retry-After', later)
  return headers
}

/** The same for a page whose address opens something: it is told to no other page, not even our own. */
export function secretHeaders(args: Pick<HeadersArgs, 'actionHeaders'>): Headers {
  const headers = privateHeaders(args)
  headers.set('Referrer-Policy', 'no-referrer')
  return headers
}

/** Status and headers of a reply that says to come back later. */
export function laterInit({ refusal, seconds }: Later): ResponseInit {
  return { status: refusal === 'wait' ? 429 : 503, headers: { 'Retry-After': String(seconds) } }
}

/** Whose try a request is. */
export function fromOf(request: Request, { hub, client }: AppLoadContext): From {
  const cookies = request.headers.get('cookie')
  return { client, deviceOf: (memberId) => hub.access.devices.deviceOf(cookies, memberId) }
}
