import { deleteTellMeWishes, deleteWish, upsertWish } from '#db/queries/wishes.ts'
import type { Db } from '#db/schema.ts'
import type { Wish } from '#db/values.ts'
import type { Member } from './member.ts'

/**
 * Makes a wish or takes it back. `offered`: whether the option can be taken now; whoever wants to be told when it returns is refused then,
 * since it is there.
 */
export async function setWish(
  db: Db,
  member: Member,
  { optionId, wish, on, offered }: { optionId: number; wish: Wish; on: boolean; offered: boolean },
): Promise<'set' | 'offered-now'> {
  if (!on) await deleteWish(db, member.id, optionId, wish)
  else if (wish === 'tell-me' && offered) return 'offered-now'
  else await upsertWish(db, member.id, optionId, wish)
  return 'set'
}

/** No mail about returns any more. */
export function stopReturnMails(db: Db, memberId: number): Promise<void> {
  return deleteTellMeWishes(db, memberId)
}
