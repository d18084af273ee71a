import type { Catalog } from '#app/domain/catalog/live.ts'
import { nextRun, type OptionRecord, runSpan } from '#app/domain/catalog/record.ts'
import { type CatalogRow, toRow } from '#app/domain/catalog/row.ts'
import type { Member } from '#app/domain/members/member.ts'
import type { ForYouPage } from '#app/ui/me-for-you.tsx'
import type { Page } from '#app/ui/page-context.tsx'
import { type Bookmark, countBookmarks, listBookmarkedOptions, listBookmarks } from '#db/queries/bookmarks.ts'
import { listSavedSearches, type SavedSearch } from '#db/queries/saved-searches.ts'
import { readForYou } from './for-you.ts'
import type { Hub } from './hub.ts'

export type MyPage = {
  forYou: ForYouPage
  soon: CatalogRow[]
  bookmarks: Bookmark[]
  bookmarkCount: number
  searches: SavedSearch[]
}

const fitsShown = 8
const listed = 5
const soonShown = 6
const soonWithin = 60 * 86_400_000
const bookmarksLookedAt = 300

/** What stands on a member's own page. */
export async function readMyPage(
  { db, catalog }: Pick<Hub, 'db' | 'catalog'>,
  member: Member,
  page: Pick<Page, 'lang' | 'now'>,
): Promise<MyPage> {
  const [forYou, bookmarks, bookmarkCount, searches, ids] = await Promise.all([
    readForYou({ db, catalog }, member, page, fitsShown),
    listBookmarks(db, member.id, { limit: listed }),
    countBookmarks(db, member.id),
    listSavedSearches(db, member.id),
    listBookmarkedOptions(db, member.id, bookmarksLookedAt),
  ])
  return { forYou, soon: await startingSoon(catalog, ids, page.now), bookmarks, bookmarkCount, searches: searches.slice(0, listed) }
}

/** Of these, what has a start in the next 60 days, the soonest first. */
async function startingSoon(catalog: Catalog, ids: readonly number[], now: Date): Promise<CatalogRow[]> {
  const dated = (await catalog.records(ids)).flatMap((record) => {
    const start = nextStart(record, now)
    return start !== null && start < now.getTime() + soonWithin ? { record, start } : []
  })
  dated.sort((a, b) => a.start - b.start || a.record.id - b.record.id)
  return dated.slice(0, soonShown).map(({ record }) => toRow(record, catalog.vocabulary, now))
}

function nextStart(record: OptionRecord, now: Date): number | null {
  const run = nextRun(record, now)
  return (run && runSpan(run)?.start.getTime()) ?? null
}
