import { deleteBookmark, insertBookmark } from '#db/queries/bookmarks.ts'
import { findPublishedOptionId } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import type { Member } from './member.ts'

/** Puts an option by, once however often it is asked. `missing`: there is no such option in the catalog. */
export async function addBookmark(db: Db, member: Member, slug: string): Promise<'added' | 'missing'> {
  const id = await findPublishedOptionId(db, slug)
  if (id === undefined) return 'missing'
  await insertBookmark(db, member.id, id)
  return 'added'
}

/** By id, since what is not in the catalog any more can be taken out as well. */
export function removeBookmark(db: Db, member: Member, optionId: number): Promise<void> {
  return deleteBookmark(db, member.id, optionId)
}
