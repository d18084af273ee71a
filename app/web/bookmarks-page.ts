import { isOpen } from '#app/domain/catalog/record.ts'
import { toRow } from '#app/domain/catalog/row.ts'
import type { Member } from '#app/domain/members/member.ts'
import type { BookmarkRow, Removed } from '#app/ui/me-bookmark-list.tsx'
import { countBookmarks, listBookmarks } from '#db/queries/bookmarks.ts'
import { findProfile } from '#db/queries/profiles.ts'
import { listMemberWishes, type MemberWish } from '#db/queries/wishes.ts'
import type { Hub } from './hub.ts'

const pageSize = 25
const wishesShown = 200

export type BookmarksPage = {
  rows: BookmarkRow[]
  count: number
  pageNumber: number
  pages: number
  removed: Removed | null
  wishes: MemberWish[]
  verified: boolean
}

/** What a member has put by, with what the catalog says of it today, and what they have asked for. */
export async function readBookmarksPage(
  { db, catalog }: Pick<Hub, 'db' | 'catalog'>,
  { id }: Member,
  params: URLSearchParams,
  now: Date,
): Promise<BookmarksPage> {
  const count = await countBookmarks(db, id)
  const pages = Math.ceil(count / pageSize)
  const asked = Number(/^[1-9]\d{0,4}$/.exec(params.get('page') ?? '')?.[0] ?? 1)
  const pageNumber = Math.min(asked, Math.max(1, pages))
  const [bookmarks, wishes, profile, removed] = await Promise.all([
    listBookmarks(db, id, { limit: pageSize, offset: (pageNumber - 1) * pageSize }),
    listMemberWishes(db, id, wishesShown),
    findProfile(db, id),
    readRemoved(catalog, params.get('removed')),
  ])
  const records = new Map((await catalog.records(bookmarks.map((one) => one.id))).map((record) => [record.id, record]))
  const rows = bookmarks.map((bookmark): BookmarkRow => {
    // the catalog in memory hears of a withdrawal a moment later
    const record = bookmark.state === 'published' ? records.get(bookmark.id) : undefined
    const row = record ? { row: toRow(record, catalog.vocabulary, now), open: isOpen(record, now) } : { row: null, open: false }
    return { ...row, id: bookmark.id, title: bookmark.title, lang: bookmark.text_language, savedAt: bookmark.created_at }
  })
  return { rows, count, pageNumber, pages, removed, wishes, verified: profile?.verified ?? false }
}

/** What has just been taken out, if it can be put back. */
async function readRemoved(catalog: Hub['catalog'], id: string | null): Promise<Removed | null> {
  if (!id || !/^\d{1,15}$/.test(id)) return null
  const record = (await catalog.records([Number(id)]))[0]
  return { slug: record?.slug ?? null, title: record?.title ?? null }
}
