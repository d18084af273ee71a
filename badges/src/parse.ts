import type { z } from 'zod'
import { clrCredentialSchema } from './clr2/schemas.ts'
import type { ClrCredential } from './clr2/types.ts'
import { assertionSchema, badgeClassSchema, issuerSchema } from './ob2/schemas.ts'
import type { Assertion, BadgeClass, Issuer } from './ob2/types.ts'
import { achievementCredentialSchema } from './ob3/achievement.ts'
import { endorsementCredentialSchema } from './ob3/profile.ts'
import type { AchievementCredential, EndorsementCredential } from './ob3/types.ts'
import { type Problem, problemsOf, wordsFor } from './problems.ts'

export type Refused = { ok: false; problems: Problem[] }

/** Real credentials nest some fifteen deep; what nests deeper than this is meant to exhaust its reader. */
const deepest = 64

/**
 * Reads an Open Badges 3.0 credential out of parsed JSON. What the standard requires must be there; what it does not name is kept.
 * Credentials of version 1.1 of the W3C data model are read too, with their dates under the names of 2.0.
 * The result is for reading: sets are arrays, so a proof must be checked against the text as it was received.
 */
export function parseOpenBadgeCredential(value: unknown): { ok: true; credential: AchievementCredential } | Refused {
  const read = readWith(achievementCredentialSchema, value)
  return read.ok ? { ok: true, credential: read.value } : read
}

/** Reads an endorsement of a badge, an achievement or an issuer (Open Badges 3.0). */
export function parseEndorsementCredential(value: unknown): { ok: true; credential: EndorsementCredential } | Refused {
  const read = readWith(endorsementCredentialSchema, value)
  return read.ok ? { ok: true, credential: read.value } : read
}

/** Reads a Comprehensive Learner Record 2.0. The credentials inside it are handed back as they are. */
export function parseClrCredential(value: unknown): { ok: true; credential: ClrCredential } | Refused {
  const read = readWith(clrCredentialSchema, value)
  return read.ok ? { ok: true, credential: read.value } : read
}

/** Reads an Open Badges 2.0 assertion: what says that somebody was given a badge. */
export function parseAssertion(value: unknown): { ok: true; assertion: Assertion } | Refused {
  const read = readWith(assertionSchema, value)
  return read.ok ? { ok: true, assertion: read.value } : read
}

/** Reads an Open Badges 2.0 badge class: what the badge is for. */
export function parseBadgeClass(value: unknown): { ok: true; badgeClass: BadgeClass } | Refused {
  const read = readWith(badgeClassSchema, value)
  return read.ok ? { ok: true, badgeClass: read.value } : read
}

/** Reads an Open Badges 2.0 issuer. */
export function parseIssuer(value: unknown): { ok: true; issuer: Issuer } | Refused {
  const read = readWith(issuerSchema, value)
  return read.ok ? { ok: true, issuer: read.value } : read
}

function readWith<T>(schema: z.ZodType<T>, value: unknown): { ok: true; value: T } | Refused {
  if (isTooDeep(value)) return { ok: false, problems: [{ path: '', message: `is nested more than ${deepest} levels deep` }] }
  const parsed = schema.safeParse(value, { error: wordsFor })
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: problemsOf(parsed.error.issues, value) }
}

function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
