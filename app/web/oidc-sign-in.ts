import { randomBytes } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { Identity } from '#app/domain/members/identities.ts'
import { beginStart, endStart, lookAtStart, startLife } from '#app/domain/members/sign-in-starts.ts'
import type { Language } from '#db/values.ts'
import type { Hub } from './hub.ts'
import type { OidcRefusal } from './oidc.ts'
import { identityOf } from './oidc-claims.ts'
import type { About, Rest, Ticket } from './oidc-trips.ts'

type System = NonNullable<Hub['oidc']>
type Onward = { to: string; keep: boolean; held: string }

const random = () => randomBytes(32).toString('base64url')

/**
 * Begins a trip to the membership system.
 * @param memberId whose account is to be linked; null to sign in
 * @returns where the browser is to go, and its ticket for the way back
 */
export async function beginTrip(
  { hub, member }: AppLoadContext,
  system: System,
  memberId: number | null,
  onward: Onward,
  { lang, now }: { lang: Language; now: Date },
): Promise<{ ok: true; url: string; cookie: string } | { ok: false; refusal: OidcRefusal }> {
  const purpose = memberId === null ? 'oidc-sign-in' : 'oidc-link'
  const until = new Date(now.getTime() + startLife[purpose])
  const about: About = { ...onward, nonce: random(), verifier: random(), again: memberId === null && member !== null }
  const state = await beginStart(hub.db, { purpose, memberId }, system.trips.sealAbout(about, until), now)
  const begun = await system.begin({ ...about, state }, lang)
  if (!begun.ok) {
    await endStart(hub.db, state, { purpose, memberId }, now)
    return begun
  }
  return { ok: true, url: begun.url, cookie: system.trips.cookie({ key: state, purpose, memberId }, until, now) }
}

export type TripEnd =
  /** it is no trip of this browser's, or was ended before, or took too long */
  | { is: 'void' }
  | { is: 'refused'; ticket: Ticket; about: About; refusal: OidcRefusal }
  | { is: 'back'; ticket: Ticket; about: About; identity: Identity }

/** Ends a trip. Whatever comes of it, it cannot be ended again. */
export async function endTrip(request: Request, { hub }: AppLoadContext, system: System, now: Date): Promise<TripEnd> {
  const here = new URL(request.url)
  const ticket = system.trips.ticket(request.headers.get('cookie'), now)
  if (!ticket || ticket.purpose === 'oidc-after' || here.searchParams.get('state') !== ticket.key) return { is: 'void' }
  const begun = await endStart(hub.db, ticket.key, ticket, now)
  const about = begun && system.trips.openAbout(begun.about, now)
  if (!about) return { is: 'void' }
  const end = await system.end(here, { ...about, state: ticket.key })
  if (!end.ok) return { is: 'refused', ticket, about, refusal: end.refusal }
  const identity = identityOf(system.issuer, end.claims)
  return identity ? { is: 'back', ticket, about, identity } : { is: 'refused', ticket, about, refusal: 'unproven' }
}

/** Keeps what is left to say or to send for the page that a trip ends on, whose address tells nothing of it. */
export async function keepRest({ hub }: AppLoadContext, system: System, memberId: number | null, rest: Rest, now: Date): Promise<string> {
  const until = new Date(now.getTime() + startLife['oidc-after'])
  const key = await beginStart(hub.db, { purpose: 'oidc-after', memberId }, system.trips.sealRest(rest, until), now)
  return system.trips.cookie({ key, purpose: 'oidc-after', memberId }, until, now)
}

/** What was left, for this browser and, where somebody has signed in, for them alone. */
export async function readRest(request: Request, { hub, member }: AppLoadContext, system: System, now: Date): Promise<Rest | null> {
  const ticket = system.trips.ticket(request.headers.get('cookie'), now)
  if (ticket?.purpose !== 'oidc-after' || (ticket.memberId !== null && ticket.memberId !== member?.id)) return null
  const kept = await lookAtStart(hub.db, ticket.key, ticket, now)
  return kept && system.trips.openRest(kept.about, now)
}
