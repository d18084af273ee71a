import type { JobRole, Language, LibraryType, Membership, RoleName } from '#db/values.ts'

/** A role: the administrator's stands for the hub, every other for one unit. */
export type Role = { role: RoleName; unitId: number | null; unit: string | null }

/** Who is signed in: what pages and rules need to know of them, and nothing of what they learn. */
export type Member = {
  id: number
  displayName: string
  lang: Language
  zone: string | null
  jobRole: JobRole | null
  libraryType: LibraryType | null
  /** which price is theirs */
  membership: Membership
  /** has answered, or passed over, the first questions */
  welcomed: boolean
  /** the demonstration's name for them; null for everybody else */
  demo: string | null
  roles: Role[]
  /** when the account is to be deleted, where its owner has asked for it */
  leavingAt?: Date | null
}

export function isAdministrator(member: Member): boolean {
  return member.roles.some(({ role }) => role === 'administrator')
}

/** Whether the member has this role in this unit (by slug). An administrator runs the hub and speaks for no unit. */
export function hasRole(member: Member, role: Exclude<RoleName, 'administrator'>, unit: string): boolean {
  return member.roles.some((held) => held.role === role && held.unit === unit)
}

/** The units for which a member may do something, each once, in the order of their slugs. */
export function unitsOf(member: Member): string[] {
  return [...new Set(member.roles.flatMap(({ unit }) => unit ?? []))].sort()
}
