import { createHash } from 'node:crypto'
import { type Adapter, type Cookie, generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia'
import type { Member } from '#app/domain/members/member.ts'
import {
  deleteExpiredSessions,
  deleteMemberSessions,
  deleteSession,
  findSession,
  findSessionBegin,
  insertSession,
  type SessionMember,
  updateSessionExpiry,
} from '#db/queries/sessions.ts'
import type { Db } from '#db/schema.ts'

/** Lucia stands here and nowhere else. Its ids are stored as sha256 only, by an adapter of our own. */

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, { member: Member }>
    UserId: number
    DatabaseSessionAttributes: { kept: boolean }
    DatabaseUserAttributes: { member: Member }
  }
}

export type Sessions = {
  /** whom a Cookie header signs in; `cookie` is to be sent back where the session has been extended or is no more */
  read: (cookieHeader: string | null) => Promise<{ member: Member | null; cookie: string | null }>
  /** signs a member in with a session that did not exist before; `kept`: beyond the browser's closing */
  begin: (memberId: number, kept: boolean) => Promise<string>
  /** whether a Cookie header's session was begun to outlast the browser */
  isKept: (cookieHeader: string | null) => boolean
  /** since when a Cookie header's session has been: whoever has it has shown then who they are */
  begunAt: (cookieHeader: string | null) => Promise<Date | null>
  /** signs this browser out, and forgets its session */
  end: (cookieHeader: string | null) => Promise<string>
  /** signs a member out everywhere, or everywhere but in this browser */
  endAll: (memberId: number, butCookieHeader?: string | null) => Promise<void>
  /** forgets what has expired */
  sweep: () => Promise<void>
}

/** Desk computers are shared: a session ends with the browser, and two hours after its last use. */
const shortLife = new TimeSpan(2, 'h')
/** Where someone has said that the device is their own. */
const keptLife = new TimeSpan(30, 'd')

/** The first letter of an id says which life it has; it is part of what is hashed, so it cannot be changed. */
const letters = { short: 's', kept: 'k' } as const

/** `https` decides the cookie's name and flags: on https it is bound to this host alone. */
export function createSessions(db: Db, https: boolean): Sessions {
  const adapter = createAdapter(db)
  const options = (life: TimeSpan) => ({
    sessionExpiresIn: life,
    sessionCookie: { name: https ? '__Host-session' : 'session', attributes: { secure: https, sameSite: 'lax' as const, path: '/' } },
    getUserAttributes: ({ member }: { member: Member }) => ({ member }),
  })
  const short = new Lucia(adapter, options(shortLife))
  const kept = new Lucia(adapter, options(keptLife))
  const keeperOf = (id: string) => (id.startsWith(letters.kept) ? kept : short)

  function cookieOf(id: string): string {
    const cookie: Cookie = keeperOf(id).createSessionCookie(id)
    if (keeperOf(id) === short) cookie.attributes.maxAge = undefined
    return cookie.serialize()
  }

  const blank = () => short.createBlankSessionCookie().serialize()

  return {
    async read(cookieHeader) {
      const id = short.readSessionCookie(cookieHeader ?? '')
      if (!id) return { member: null, cookie: null }
      const { session, user } = await keeperOf(id).validateSession(id)
      if (!session) return { member: null, cookie: blank() }
      return { member: user.member, cookie: session.fresh && keeperOf(id) === kept ? cookieOf(id) : null }
    },
    async begin(memberId, keep) {
      const id = (keep ? letters.kept : letters.short) + generateIdFromEntropySize(25)
      await keeperOf(id).createSession(memberId, { kept: keep }, { sessionId: id })
      return cookieOf(id)
    },
    isKept(cookieHeader) {
      const id = short.readSessionCookie(cookieHeader ?? '')
      return id !== null && keeperOf(id) === kept
    },
    async begunAt(cookieHeader) {
      const id = short.readSessionCookie(cookieHeader ?? '')
      return id ? findSessionBegin(db, hashOf(id)) : null
    },
    async end(cookieHeader) {
      const id = short.readSessionCookie(cookieHeader ?? '')
      if (id) await short.invalidateSession(id)
      return blank()
    },
    async endAll(memberId, butCookieHeader) {
      const id = butCookieHeader ? short.readSessionCookie(butCookieHeader) : null
      if (id) await deleteMemberSessions(db, memberId, hashOf(id))
      else await short.invalidateUserSessions(memberId)
    },
    sweep: () => short.deleteExpiredSessions(),
  }
}

function createAdapter(db: Db): Adapter {
  return {
    /** Hands back the id that was presented: from the hash Lucia would make the next cookie. */
    async getSessionAndUser(id) {
      const row = await findSession(db, hashOf(id))
      if (!row) return [null, null]
      const member = toMember(row)
      return [
        { id, userId: row.id, expiresAt: row.expires_at, attributes: { kept: row.kept } },
        { id: row.id, attributes: { member } },
      ]
    },
    // ids cannot be read back from hashes, so there is nothing to list
    getUserSessions: async () => [],
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertSession(db, { idHash: hashOf(id), memberId: userId, kept: attributes.kept, expiresAt }),
    updateSessionExpiration: (id, expiresAt) => updateSessionExpiry(db, hashOf(id), expiresAt),
    deleteSession: (id) => deleteSession(db, hashOf(id)),
    deleteUserSessions: (memberId) => deleteMemberSessions(db, memberId),
    deleteExpiredSessions: () => deleteExpiredSessions(db, new Date()),
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

function toMember(row: SessionMember): Member {
  return {
    id: row.id,
    displayName: row.display_name,
    lang: row.lang,
    zone: row.zone,
    jobRole: row.job_role,
    libraryType: row.library_type,
    membership: row.membership,
    welcomed: row.welcomed_at !== null,
    demo: row.demo_slug,
    roles: row.roles,
    leavingAt: row.leaving_at,
  }
}
