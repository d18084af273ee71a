import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { linkIdentity, signInWithIdentity } from '#app/domain/members/identities.ts'
import { paths } from '#app/paths.ts'
import { endTrip, keepRest, type TripEnd } from '#app/web/oidc-sign-in.ts'
import { readPage } from '#app/web/page.ts'
import { notFound, seeOther } from '#app/web/replies.ts'
import { afterSignUp, openSession } from '#app/web/sign-in-reply.ts'
import { signInWords } from '#app/words/sign-in.ts'
import type { LinkTripRefusal, TripRefusal } from '#app/words/ways-in.ts'

type Back = Extract<TripEnd, { is: 'back' }>
type Done = Exclude<TripEnd, { is: 'void' }>

/**
 * Who may: everyone; who comes without having left from here is told so. What the membership system has written into this address is used
 * up and stays in no history: the reply always leads on.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { oidc } = context.hub
  if (!oidc) throw notFound()
  const { now } = readPage(request, context)
  const end = await endTrip(request, context, oidc, now)
  if (end.is === 'void') return context.member ? tellLink('void') : seeOther(paths.oidc([['refused', 'void']]))
  if (end.ticket.purpose === 'oidc-link') return link(context, end, now)
  if (end.is === 'refused') return tell(context, end, end.refusal, now)
  return signIn(request, context, end, now)
}

async function signIn(request: Request, context: AppLoadContext, end: Back, now: Date): Promise<Response> {
  const { hub, client } = context
  const { lang, zone } = readPage(request, context)
  const reader = { name: signInWords[lang].defaultName, lang, zone, client }
  const done = await signInWithIdentity(hub.db, hub.access, end.identity, reader, now)
  // once signed in, they are where the membership can be linked
  if (!done.ok) return tell(context, { ...end, about: { ...end.about, to: paths.myIdentities() } }, done.refusal, now)
  const headers = await openSession(request, context, done.memberId, end.about.keep)
  const { to: wanted, keep, held } = end.about
  const to = done.isNew ? afterSignUp(context, wanted) : wanted
  if (!hub.oidc || !held) {
    if (hub.oidc) headers.append('Set-Cookie', hub.oidc.trips.noCookie())
    return seeOther(to, headers)
  }
  headers.append('Set-Cookie', await keepRest(context, hub.oidc, done.memberId, { to, keep, held, refusal: null }, now))
  return seeOther(paths.oidc(), headers)
}

async function link({ hub, member }: AppLoadContext, end: Done, now: Date): Promise<Response> {
  if (end.is === 'refused') return tellLink(end.refusal)
  if (!member || member.id !== end.ticket.memberId) return tellLink('other-person')
  const done = await linkIdentity(hub.db, member, end.identity, now)
  return done.ok ? seeOther(paths.myIdentities([['done', 'linked']])) : tellLink(done.refusal)
}

function tellLink(refusal: LinkTripRefusal): Response {
  return seeOther(paths.myIdentities([['refused', refusal]]))
}

async function tell(context: AppLoadContext, { about }: Done, refusal: TripRefusal, now: Date): Promise<Response> {
  const { oidc } = context.hub
  if (!oidc) throw notFound()
  const { to, keep, held } = about
  return seeOther(paths.oidc(), [['Set-Cookie', await keepRest(context, oidc, null, { to, keep, held, refusal }, now)]])
}
