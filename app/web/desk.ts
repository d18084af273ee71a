import { randomBytes } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '#app/domain/catalog/desk/taken.ts'
import type { Unit } from '#app/domain/catalog/vocabulary.ts'
import { hasRole, type Member } from '#app/domain/members/member.ts'
import { notFound } from './replies.ts'
import { signedIn } from './who.ts'
import { knownZone } from './zone.ts'

/** Whose desk an address names, and who sits at it. What they may do there, the table of permissions has decided. */
export type DeskPlace = {
  member: Member
  unit: Unit
  actor: Actor
  /** where a new date is thought of: the unit's own zone, else the member's */
  zone: string
  roles: ('editor' | 'coordinator' | 'awarder')[]
}

export function deskPlace(context: AppLoadContext, slug: string | undefined): DeskPlace {
  const member = signedIn(context)
  const unit = context.hub.catalog.vocabulary.units.get(slug ?? '')
  if (!unit) throw notFound()
  return {
    member,
    unit,
    actor: { memberId: member.id, unitId: unit.id },
    zone: knownZone(unit.zone) ?? knownZone(member.zone) ?? 'America/Chicago',
    roles: (['editor', 'coordinator', 'awarder'] as const).filter((role) => hasRole(member, role, unit.slug)),
  }
}

/** An option's number in an address; what is none is found nowhere. */
export function optionId(text: string | undefined): number {
  if (!/^[1-9]\d{0,14}$/.test(text ?? '')) throw notFound()
  return Number(text)
}

/** A name that nobody else will make: of a new option, or of something that is done at once and undone at once. */
export function newKey(): string {
  return randomBytes(16).toString('hex')
}
