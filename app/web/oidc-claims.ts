import type { Identity } from '#app/domain/members/identities.ts'
import { membershipOf } from '#app/domain/members/identities-membership.ts'
import { AddressShape, SignUpInput } from '#app/domain/members/input.ts'
import type { Claims } from './oidc.ts'

/** Characters of a name that are looked at: as many as the hub takes. */
const nameLength = 80
const subjectLength = 500

/**
 * Who somebody is, from what the membership system says of them. Names and addresses are held to what somebody who types them is held to;
 * what is not fit is left out. Null where the system's own name for them is none that can be kept.
 */
export function identityOf(issuer: string, claims: Claims): Identity | null {
  const subject = claims.sub
  if (subject === '' || subject.length > subjectLength || /\p{C}/u.test(subject)) return null
  const address = AddressShape.safeParse(claims.email)
  return {
    issuer,
    subject,
    name: nameOf(claims.name) ?? nameOf(claims.given_name),
    address: address.success ? address.data : null,
    verified: claims.email_verified === true,
    membership: membershipOf(claims),
  }
}

function nameOf(claim: unknown): string | null {
  if (typeof claim !== 'string') return null
  const read = SignUpInput.shape.name.safeParse([...claim.slice(0, nameLength * 4).toWellFormed()].slice(0, nameLength).join(''))
  return read.success ? read.data : null
}
