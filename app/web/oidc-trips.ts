import { z } from 'zod'
import { readCookies } from './preferences.ts'
import { createSealer } from './sealed.ts'

/** What somebody takes along to a membership system and back: what lies in the database meanwhile, and what their browser alone has. */

const trips = ['void', 'down', 'declined', 'unproven', 'address-taken'] as const
/** Where they wanted to be, and what they were about to send, sealed. */
const onward = { to: z.string(), keep: z.boolean(), held: z.string() }

/** `again`: it was somebody signed in, who was to show anew who they are */
const About = z.object({ ...onward, nonce: z.string(), verifier: z.string(), again: z.boolean() })
export type About = z.infer<typeof About>

/** What is left to say or to send when they are back. */
const Rest = z.object({ ...onward, refusal: z.enum(trips).nullable() })
export type Rest = z.infer<typeof Rest>

/** `key`: the state that went along, or what the rest is found by */
const Ticket = z.object({ key: z.string(), purpose: z.enum(['oidc-sign-in', 'oidc-link', 'oidc-after']), memberId: z.number().nullable() })
export type Ticket = z.infer<typeof Ticket>

export type OidcTrips = {
  sealAbout: (about: About, until: Date) => string
  openAbout: (sealed: string | null, now: Date) => About | null
  sealRest: (rest: Rest, until: Date) => string
  openRest: (sealed: string | null, now: Date) => Rest | null
  /** `Set-Cookie` that binds a trip to this browser */
  cookie: (ticket: Ticket, until: Date, now: Date) => string
  ticket: (cookieHeader: string | null, now: Date) => Ticket | null
  /** `Set-Cookie` that forgets it */
  noCookie: () => string
}

export function createOidcTrips(secret: string, https: boolean): OidcTrips {
  const abouts = createSealer(secret, 'oidc trip')
  const rests = createSealer(secret, 'oidc rest')
  const tickets = createSealer(secret, 'oidc ticket')
  const name = https ? '__Host-oidc' : 'oidc'
  // lax: the way back begins on a page of somebody else's
  const flags = `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
  return {
    sealAbout: abouts.seal,
    openAbout: (sealed, now) =>
      About.nullable()
        .catch(null)
        .parse(sealed === null ? null : abouts.open(sealed, now)),
    sealRest: rests.seal,
    openRest: (sealed, now) =>
      Rest.nullable()
        .catch(null)
        .parse(sealed === null ? null : rests.open(sealed, now)),
    cookie(ticket, until, now) {
      const seconds = Math.round((until.getTime() - now.getTime()) / 1_000)
      return `${name}=${tickets.seal(ticket, until)}; Max-Age=${seconds}; ${flags}`
    },
    ticket: (cookieHeader, now) =>
      Ticket.nullable()
        .catch(null)
        .parse(tickets.open(readCookies(cookieHeader ?? '').get(name) ?? '', now)),
    noCookie: () => `${name}=; Max-Age=0; ${flags}`,
  }
}
