import { insertAudit } from '#db/queries/audit.ts'
import { lockMemberAccess } from '#db/queries/members.ts'
import {
  deleteLeaving,
  deleteMailsTo,
  deleteMember,
  deleteOffersTo,
  findLeaving,
  forgetSubject,
  insertLeaving,
  listLeavers,
  listLeaving,
  lockLeaving,
} from '#db/queries/personal-data.ts'
import { listMemberRoles, lockRoles } from '#db/queries/roles.ts'
import { deleteMemberSessions } from '#db/queries/sessions.ts'
import type { Db, Trx } from '#db/schema.ts'
import { checkCurrent } from './actions-account.ts'
import { TriedPassword } from './input.ts'
import type { AccessMeans, Later } from './means.ts'
import { isAdministrator, type Member } from './member.ts'

/** How long somebody who has asked to be forgotten can change their mind. */
export const graceDays = 14
const grace = graceDays * 86_400_000

export type DeletionRefusal =
  /** without one, nobody could name another */
  | 'last-administrator'
  | 'current-wrong'
  /** the name that was typed is not theirs */
  | 'name-wrong'
  /** no password, and they have not signed in lately */
  | 'stale'

/** How somebody shows that it is them, and that they mean it. `recent`: they have signed in a moment ago. */
export type DeletionProof = { current: string; name: string; recent: boolean }

/**
 * Asks for an account to be forgotten after the days of grace, and signs it out everywhere. With the password; who has none types their
 * name, having just signed in (the people of a demonstration need not: anybody can be them).
 */
export async function askDeletion(
  db: Db,
  means: AccessMeans,
  member: Member,
  proof: DeletionProof,
  now: Date,
): Promise<{ ok: true; dueAt: Date } | { ok: false; refusal: DeletionRefusal } | Later> {
  const proven = await prove(db, means, member, proof, now)
  if (!proven.ok) return proven
  return db.transaction().execute(async (trx) => {
    await lockMemberAccess(trx, member.id)
    if (await isLastAdministrator(trx, member.id)) return { ok: false, refusal: 'last-administrator' } as const
    await insertLeaving(trx, member.id, { askedAt: now, dueAt: new Date(now.getTime() + grace) })
    await deleteMemberSessions(trx, member.id)
    const leaving = await findLeaving(trx, member.id)
    if (!leaving) throw new Error('what has just been asked for is not there')
    return { ok: true, dueAt: leaving.dueAt } as const
  })
}

async function prove(
  db: Db,
  means: AccessMeans,
  member: Member,
  { current, name, recent }: DeletionProof,
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: DeletionRefusal } | Later> {
  const tried = TriedPassword.safeParse(current)
  const checked = await checkCurrent(db, means, member, tried.success ? tried.data : '', now)
  if (checked.ok) return checked
  if ('seconds' in checked) return checked
  if (checked.refusal !== 'no-password') return { ok: false, refusal: checked.refusal }
  if (!member.demo && !recent) return { ok: false, refusal: 'stale' }
  return plain(name) === plain(member.displayName) ? { ok: true } : { ok: false, refusal: 'name-wrong' }
}

/** A name as it is compared when somebody types it: without regard to case and doubled spaces. */
function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Whether somebody may not go yet; asked again when they do. */
export async function isOnlyAdministrator(db: Db, member: Member): Promise<boolean> {
  return isAdministrator(member) && db.transaction().execute((trx) => isLastAdministrator(trx, member.id))
}

/** They stay. False where nothing was asked for, or it has been done. */
export function withdrawDeletion(db: Db, memberId: number): Promise<boolean> {
  return deleteLeaving(db, memberId)
}

/** How many are looked for at once. */
const batch = 100

/**
 * Forgets those whose time has come, each in one transaction, until `signal`; what was not done is done next time. The last administrator
 * stays until there is another. Says how many have gone.
 */
export async function deleteLeavers(db: Db, now: Date, signal: AbortSignal): Promise<number> {
  let gone = 0
  let after = 0
  for (;;) {
    const ids = await listLeavers(db, now, { after, limit: batch })
    for (const id of ids) {
      if (signal.aborted) return gone
      if (await db.transaction().execute((trx) => forget(trx, id, now))) gone += 1
      after = id
    }
    if (ids.length < batch) return gone
  }
}

/** What no foreign key reaches goes first, as long as it is known whose it is. */
async function forget(trx: Trx, memberId: number, now: Date): Promise<boolean> {
  const access = await lockMemberAccess(trx, memberId)
  if (!access || (await isLastAdministrator(trx, memberId)) || !(await lockLeaving(trx, memberId, now))) return false
  const { address_key: key, verified_at } = access
  if (key !== null) {
    await deleteMailsTo(trx, { memberId, key, verified: verified_at !== null })
    // who only claims an address takes nothing from whom it belongs to
    if (verified_at !== null) await deleteOffersTo(trx, key)
  }
  await forgetSubject(trx, memberId)
  await deleteMember(trx, memberId)
  await insertAudit(trx, { actorId: null, action: 'member.left', subject: 'member:gone' })
  return true
}

/** Whether the hub would be nobody's to run: those who are leaving as well do not count. The answer holds until the transaction ends. */
async function isLastAdministrator(trx: Trx, memberId: number): Promise<boolean> {
  if (!(await listMemberRoles(trx, memberId)).some(({ role }) => role === 'administrator')) return false
  const holders = (await lockRoles(trx, null)).map((holder) => holder.member_id)
  if (!holders.includes(memberId)) return false
  const others = holders.filter((id) => id !== memberId)
  const leaving = await listLeaving(trx, others)
  return others.every((id) => leaving.includes(id))
}
