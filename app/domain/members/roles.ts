import { findOwnAudit, insertAudit } from '#db/queries/audit.ts'
import { deleteOffersBy, deleteRole, findReachable, findUnitId, insertRole, lockAdministrator, lockRoles } from '#db/queries/roles.ts'
import type { Db, Trx } from '#db/schema.ts'
import type { RoleName } from '#db/values.ts'
import { RoleChange } from './roles-input.ts'

/** Who gives or takes: a member, or (null) whoever operates the machine that the hub runs on. */
export type Actor = number | null

export type RoleRefusal =
  /** an administrator may give any role, an editor those of their own unit */
  | 'not-yours'
  | 'no-such-member'
  | 'no-such-unit'
  /** nobody knows whose account it is, as long as no address has been shown to be theirs */
  | 'not-verified'
  /** without one, nobody could name another */
  | 'last-administrator'
  /** what is to be taken back is not there, or its time is over */
  | 'not-held'

/** How long a withdrawal can be taken back by whoever did it, in milliseconds. */
const undoTime = 60 * 60_000

/** Gives a role. Given twice, it is held once. Everybody who changes roles of one place takes turns. */
export function grantRole(db: Db, actor: Actor, change: RoleChange): Promise<'granted' | 'held' | RoleRefusal> {
  return db.transaction().execute(async (trx) => {
    const place = await findPlace(trx, change.unit)
    return place === undefined ? 'no-such-unit' : grant(trx, actor, { ...change, place })
  })
}

type Given = { memberId: number; role: RoleName; place: number | null }

async function grant(trx: Trx, actor: Actor, { memberId, role, place }: Given): Promise<'granted' | 'held' | RoleRefusal> {
  const holders = await lockRoles(trx, place)
  if (!(await mayChange(trx, actor, place, holders))) return 'not-yours'
  const reachable = await findReachable(trx, memberId)
  if (!reachable) return reachable === undefined ? 'no-such-member' : 'not-verified'
  if (!(await insertRole(trx, { memberId, role, unitId: place, grantedBy: actor }))) return 'held'
  await insertAudit(trx, { actorId: actor, action: 'member.role-granted', unitId: place, subject: `member:${memberId}`, detail: { role } })
  return 'granted'
}

/**
 * Takes a role away; anybody may lay down their own. `undo`: by what it can be taken back for an hour. What an editor had offered to
 * others for the unit goes with their role.
 */
export function withdrawRole(db: Db, actor: Actor, change: RoleChange): Promise<{ undo: number } | RoleRefusal> {
  const { memberId, role, unit } = change
  return db.transaction().execute(async (trx) => {
    const place = await findPlace(trx, unit)
    if (place === undefined) return 'no-such-unit'
    const holders = await lockRoles(trx, place)
    if (actor !== memberId && !(await mayChange(trx, actor, place, holders))) return 'not-yours'
    const held = holders.find((holder) => holder.member_id === memberId && holder.role === role)
    if (!held) return 'not-held'
    if (role === 'administrator' && holders.length === 1) return 'last-administrator'
    await deleteRole(trx, held.id)
    if (role === 'editor' && place !== null) await deleteOffersBy(trx, memberId, place)
    const undo = await insertAudit(trx, {
      actorId: actor,
      action: 'member.role-withdrawn',
      unitId: place,
      subject: `member:${memberId}`,
      detail: { role },
    })
    return { undo }
  })
}

/** Gives back what this person has taken away within the hour, named by `withdrawRole`. */
export function undoWithdrawal(db: Db, actor: number, undo: number, now: Date): Promise<'granted' | 'held' | RoleRefusal> {
  return db.transaction().execute(async (trx) => {
    const since = new Date(now.getTime() - undoTime)
    const done = await findOwnAudit(trx, { id: undo, actorId: actor, action: 'member.role-withdrawn', since })
    const change = done && RoleChange.safeParse({ memberId: done.subject.replace(/^member:/, ''), role: done.detail.role, unit: null })
    if (!done || !change?.success) return 'not-held'
    return grant(trx, actor, { ...change.data, place: done.unit_id })
  })
}

/** The id of a unit, null for the hub itself, undefined where there is no such unit. */
function findPlace(trx: Trx, unit: string | null): Promise<number | undefined> | null {
  return unit === null ? null : findUnitId(trx, unit)
}

/** Whether somebody may change roles here. It is read anew, under the lock: whoever has just lost the right does nothing with it. */
export async function mayChange(
  trx: Trx,
  actor: Actor,
  place: number | null,
  holders: readonly { member_id: number; role: RoleName }[],
): Promise<boolean> {
  if (actor === null) return true
  const right: RoleName = place === null ? 'administrator' : 'editor'
  if (holders.some((holder) => holder.member_id === actor && holder.role === right)) return true
  return place !== null && lockAdministrator(trx, actor)
}
