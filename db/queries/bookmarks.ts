import type { Db, Row } from '#db/schema.ts'

/** What members have put by. Every query is about one member, who is the one that asks. */

export async function insertBookmark(db: Db, memberId: number, optionId: number): Promise<void> {
  await db
    .insertInto('bookmarks')
    .values({ member_id: memberId, option_id: optionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteBookmark(db: Db, memberId: number, optionId: number): Promise<void> {
  await db.deleteFrom('bookmarks').where('member_id', '=', memberId).where('option_id', '=', optionId).execute()
}

export type Bookmark = Pick<Row<'options'>, 'id' | 'slug' | 'title' | 'text_language' | 'state'> & Pick<Row<'bookmarks'>, 'created_at'>

/** The latest first; options that are not in the catalog any more are among them, so that nothing goes away in silence. */
export function listBookmarks(db: Db, memberId: number, { limit, offset = 0 }: { limit: number; offset?: number }): Promise<Bookmark[]> {
  return db
    .selectFrom('bookmarks')
    .innerJoin('options', 'options.id', 'bookmarks.option_id')
    .select(['options.id', 'options.slug', 'options.title', 'options.text_language', 'options.state', 'bookmarks.created_at'])
    .where('bookmarks.member_id', '=', memberId)
    .orderBy('bookmarks.created_at', 'desc')
    .orderBy('options.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countBookmarks(db: Db, memberId: number): Promise<number> {
  const { count } = await db
    .selectFrom('bookmarks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Which of these options the member has put by. */
export async function listBookmarkedAmong(db: Db, memberId: number, optionIds: readonly number[]): Promise<number[]> {
  if (optionIds.length === 0) return []
  const rows = await db
    .selectFrom('bookmarks')
    .select('option_id')
    .where('member_id', '=', memberId)
    .where('option_id', 'in', [...optionIds])
    .execute()
  return rows.map((row) => row.option_id)
}

/** Options that the member has put by and that are in the catalog, the latest first. */
export async function listBookmarkedOptions(db: Db, memberId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('bookmarks')
    .innerJoin('options', 'options.id', 'bookmarks.option_id')
    .select('options.id')
    .where('bookmarks.member_id', '=', memberId)
    .where('options.state', '=', 'published')
    .orderBy('bookmarks.created_at', 'desc')
    .orderBy('options.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
