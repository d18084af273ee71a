import { z } from 'zod'
import { roleNames, unitRoles } from '#db/values.ts'
import { AddressShape } from './input.ts'

/** What may come in about roles: shape only. */

/** An id as a form or an address holds it. */
export const RowId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const UnitSlug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** Which role of which unit; `unit` is null for the administrator’s, which is the hub’s. */
export const RolePlace = z.object({ role: z.enum(roleNames), unit: UnitSlug.nullable() })
export const RoleChange = RolePlace.extend({ memberId: RowId })
export type RoleChange = z.infer<typeof RoleChange>

export const OfferInput = z.object({ email: AddressShape, role: z.enum(unitRoles) })
export type OfferInput = z.infer<typeof OfferInput>

/** Whom an administrator looks for: a whole address, or letters of a name. */
export const PeopleSearch = z.string().transform((typed, context): { name: string } | { addressKey: string } => {
  if (typed.includes('@')) {
    const address = AddressShape.safeParse(typed)
    if (address.success) return { addressKey: address.data.key }
  }
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if ([...name].length >= 2 && name.length <= 80) return { name }
  context.addIssue({ code: 'custom', message: 'short' })
  return z.NEVER
})

const Role = z.enum(roleNames)
/** A select whose empty value is the hub. */
const Place = z
  .string()
  .transform((unit) => (unit === '' ? null : unit))
  .pipe(UnitSlug.nullable())

/** What can be done on a page of roles; `memberId` comes from the page's own address where it stands in it. */
export const RoleForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('grant'), role: Role, unit: Place }),
  z.object({ intent: z.literal('withdraw'), role: Role, unit: Place }),
  z.object({ intent: z.literal('undo'), undo: RowId }),
])

export const TeamForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('withdraw'), role: z.enum(unitRoles), member: RowId }),
  z.object({ intent: z.literal('withdraw-offer'), offer: RowId }),
  z.object({ intent: z.literal('undo'), undo: RowId }),
])

export const OfferAnswer = z.object({ offer: RowId, answer: z.enum(['take', 'decline']) })
