import type { AppLoadContext } from '@remix-run/node'
import type { Member } from '#app/domain/members/member.ts'

/** Who is signed in, at an address where the table of permissions lets nobody else in. */
export function signedIn({ member }: AppLoadContext): Member {
  if (!member) throw new Error('an address for members is open to everyone in the table of permissions')
  return member
}
