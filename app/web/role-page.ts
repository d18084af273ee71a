import type { RoleRefusal } from '#app/domain/members/roles.ts'
import type { DeskRefusal } from '#app/words/desk.ts'
import type { RoleName } from '#db/values.ts'

/** What the pages of roles say after a form was sent, or before something is taken away; carried in their query. */

/** `editor:alsc`, or `administrator:` for the hub's. */
export function roleKey(role: RoleName, unit: string | null): string {
  return `${role}:${unit ?? ''}`
}

/** The field that a refusal is about, if it is about one. */
export function fieldOf(refusal: DeskRefusal): 'role' | 'unit' | 'email' | null {
  if (refusal === 'unit-missing' || refusal === 'unit-extra' || refusal === 'no-such-unit') return 'unit'
  return refusal === 'role-missing' || refusal === 'not-yours' ? 'role' : null
}

/** Whether a role and a place fit each other. */
export function placeRefusal(role: RoleName, unit: string | null): DeskRefusal | null {
  if (role === 'administrator') return unit === null ? null : 'unit-extra'
  return unit === null ? 'unit-missing' : null
}

/** What the query of a page says: what has been done, and by what it can be taken back; or what is asked about. */
export function askedOf(request: Request): { done: string | null; undo: string | null; withdraw: string | null } {
  const { searchParams } = new URL(request.url)
  const number = searchParams.get('undo')
  return {
    done: searchParams.get('done'),
    undo: number !== null && /^\d{1,15}$/.test(number) ? number : null,
    withdraw: searchParams.get('withdraw'),
  }
}

/** Where a page goes after something was done to roles; the refusal where nothing was. */
export function afterwards(
  done: 'granted' | 'held' | { undo: number } | RoleRefusal,
  intent: 'grant' | 'withdraw' | 'undo',
): { query: [string, string][] } | { refusal: RoleRefusal } {
  if (typeof done === 'object')
    return {
      query: [
        ['done', 'withdrawn'],
        ['undo', String(done.undo)],
      ],
    }
  if (done === 'granted' || done === 'held') return { query: [['done', intent === 'undo' ? 'undone' : done]] }
  return { refusal: done }
}
