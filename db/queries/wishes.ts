import { sql } from 'kysely'
import type { Db, Row, Trx } from '#db/schema.ts'
import type { Wish } from '#db/values.ts'

/** A wish that is there stays as it is; one that has been fulfilled is made anew. */
export async function upsertWish(db: Db, memberId: number, optionId: number, wish: Wish): Promise<void> {
  await db
    .insertInto('option_wishes')
    .values({ member_id: memberId, option_id: optionId, wish })
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'option_id', 'wish'])
        .doUpdateSet({ told_at: null, created_at: sql`now()` })
        .where('option_wishes.told_at', 'is not', null),
    )
    .execute()
}

export async function deleteWish(db: Db, memberId: number, optionId: number, wish: Wish): Promise<void> {
  await db
    .deleteFrom('option_wishes')
    .where('member_id', '=', memberId)
    .where('option_id', '=', optionId)
    .where('wish', '=', wish)
    .execute()
}

/** What the member wishes of one option and has not been told yet. */
export async function listWishesOf(db: Db, memberId: number, optionId: number): Promise<Wish[]> {
  const rows = await db
    .selectFrom('option_wishes')
    .select('wish')
    .where('member_id', '=', memberId)
    .where('option_id', '=', optionId)
    .where('told_at', 'is', null)
    .execute()
  return rows.map((row) => row.wish)
}

export type MemberWish = Pick<Row<'options'>, 'id' | 'slug' | 'title' | 'text_language' | 'state'> &
  Pick<Row<'option_wishes'>, 'wish' | 'created_at'>

/** All that a member wishes and has not been told yet, the latest first. */
export function listMemberWishes(db: Db, memberId: number, limit: number): Promise<MemberWish[]> {
  return db
    .selectFrom('option_wishes')
    .innerJoin('options', 'options.id', 'option_wishes.option_id')
    .select(['options.id', 'options.slug', 'options.title', 'options.text_language', 'options.state'])
    .select(['option_wishes.wish', 'option_wishes.created_at'])
    .where('option_wishes.member_id', '=', memberId)
    .where('option_wishes.told_at', 'is', null)
    .orderBy('option_wishes.created_at', 'desc')
    .orderBy('options.id', 'desc')
    .limit(limit)
    .execute()
}

export type WishCount = { optionId: number; slug: string; title: string; tellMe: number; ask: number }

/**
 * For the desk of a unit: how many wish what, by option, the most wished for first. A count has nothing beside it that could be broken
 * down, no time and no name, so one of 1 is told as it is: it says that somebody wishes, and not who.
 */
export function countUnitWishes(db: Db, unit: string): Promise<WishCount[]> {
  const count = (wish: Wish) => sql<number>`count(*) filter (where option_wishes.wish = ${wish} and option_wishes.told_at is null)`
  return db
    .selectFrom('option_wishes')
    .innerJoin('options', 'options.id', 'option_wishes.option_id')
    .select(['options.id as optionId', 'options.slug', 'options.title', count('tell-me').as('tellMe'), count('ask').as('ask')])
    .where((eb) =>
      eb.or([
        eb('options.unit_id', '=', eb.selectFrom('units').select('units.id').where('units.slug', '=', unit)),
        eb.exists(
          eb
            .selectFrom('option_units')
            .innerJoin('units', 'units.id', 'option_units.unit_id')
            .select('units.id')
            .whereRef('option_units.option_id', '=', 'options.id')
            .where('units.slug', '=', unit),
        ),
      ]),
    )
    .where('option_wishes.told_at', 'is', null)
    .groupBy(['options.id', 'options.slug', 'options.title'])
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('options.title')
    .execute()
}

/** Published options after `afterId` of whose return somebody wants to be told. */
export async function listAwaitedOptions(db: Db, afterId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('option_wishes')
    .innerJoin('options', 'options.id', 'option_wishes.option_id')
    .innerJoin('member_addresses', 'member_addresses.member_id', 'option_wishes.member_id')
    .select('options.id')
    .distinct()
    .where('option_wishes.wish', '=', 'tell-me')
    .where('option_wishes.told_at', 'is', null)
    .where('member_addresses.verified_at', 'is not', null)
    .where('options.state', '=', 'published')
    .where('options.id', '>', afterId)
    .orderBy('options.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Takes up to `limit` wishes to be told of this option and marks them as told; each is handed to one caller alone. Only whoever has shown
 * that an address is theirs is told.
 */
export function claimWishes(
  trx: Trx,
  optionId: number,
  now: Date,
  limit: number,
): Promise<(Pick<Row<'member_addresses'>, 'member_id' | 'address'> & Pick<Row<'members'>, 'lang'>)[]> {
  return trx
    .with('due', (cte) =>
      cte
        .selectFrom('option_wishes')
        .innerJoin('member_addresses', 'member_addresses.member_id', 'option_wishes.member_id')
        .innerJoin('members', 'members.id', 'option_wishes.member_id')
        .select(['option_wishes.member_id', 'member_addresses.address', 'members.lang'])
        .where('option_wishes.option_id', '=', optionId)
        .where('option_wishes.wish', '=', 'tell-me')
        .where('option_wishes.told_at', 'is', null)
        .where('member_addresses.verified_at', 'is not', null)
        .orderBy('option_wishes.member_id')
        .limit(limit)
        .forUpdate('option_wishes')
        .skipLocked(),
    )
    .updateTable('option_wishes')
    .from('due')
    .set({ told_at: now })
    .whereRef('option_wishes.member_id', '=', 'due.member_id')
    .where('option_wishes.option_id', '=', optionId)
    .where('option_wishes.wish', '=', 'tell-me')
    .returning(['due.member_id', 'due.address', 'due.lang'])
    .execute()
}

/** The member wants to be told of no return any more. */
export async function deleteTellMeWishes(db: Db, memberId: number): Promise<void> {
  await db.deleteFrom('option_wishes').where('member_id', '=', memberId).where('wish', '=', 'tell-me').execute()
}
