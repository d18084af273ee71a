import type { Member } from '#app/domain/members/member.ts'
import type { Mine } from '#app/ui/option-panel.tsx'
import { listBookmarkedAmong } from '#db/queries/bookmarks.ts'
import { findSavedSearch, type SavedSearch } from '#db/queries/saved-searches.ts'
import { listWishesOf } from '#db/queries/wishes.ts'
import type { Db } from '#db/schema.ts'

/** Which of these options the reader has put by, and the search if they have saved it. Of whoever is not signed in, nothing is asked. */
export async function readMine(
  db: Db,
  member: Member | null,
  options: readonly { id: number }[],
  query: string,
): Promise<[saved: ReadonlySet<number>, search: SavedSearch | undefined]> {
  if (!member) return [new Set(), undefined]
  const [saved, search] = await Promise.all([
    listBookmarkedAmong(
      db,
      member.id,
      options.map(({ id }) => id),
    ),
    query ? findSavedSearch(db, member.id, query) : undefined,
  ])
  return [new Set(saved), search]
}

/** What the reader has done with one option. */
export async function readMineOf(db: Db, member: Member | null, optionId: number): Promise<Mine> {
  if (!member) return { saved: false, wishes: [] }
  const [saved, wishes] = await Promise.all([listBookmarkedAmong(db, member.id, [optionId]), listWishesOf(db, member.id, optionId)])
  return { saved: saved.length > 0, wishes }
}
