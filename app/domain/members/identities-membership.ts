import type { Membership } from '#db/values.ts'

/** Claims that membership systems use for it; the first that says something counts. */
export const membershipClaims = ['membership_status', 'member_status', 'membership', 'is_member'] as const

const words: Record<string, Membership> = {
  active: 'member',
  current: 'member',
  member: 'member',
  true: 'member',
  yes: 'member',
  expired: 'non-member',
  lapsed: 'non-member',
  inactive: 'non-member',
  cancelled: 'non-member',
  canceled: 'non-member',
  terminated: 'non-member',
  none: 'non-member',
  'non-member': 'non-member',
  nonmember: 'non-member',
  false: 'non-member',
  no: 'non-member',
}

/** Which price somebody's claims make theirs. What is not said, or in a word that is not in the list, is not stated. */
export function membershipOf(claims: Readonly<Record<string, unknown>>): Membership {
  for (const name of membershipClaims) {
    const said = Object.hasOwn(claims, name) ? claims[name] : undefined
    if (typeof said !== 'string' && typeof said !== 'boolean') continue
    const word = String(said).trim().toLowerCase()
    const membership = Object.hasOwn(words, word) ? words[word] : undefined
    if (membership) return membership
  }
  return 'not-stated'
}
