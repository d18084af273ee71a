import type { Db, Row, Trx } from '#db/schema.ts'
import type { Language } from '#db/values.ts'

export type SavedSearch = Pick<Row<'saved_searches'>, 'id' | 'name' | 'query' | 'digest' | 'created_at'>

const columns = ['id', 'name', 'query', 'digest', 'created_at'] as const

/** A member's own, by name. */
export function listSavedSearches(db: Db, memberId: number): Promise<SavedSearch[]> {
  return db.selectFrom('saved_searches').select(columns).where('member_id', '=', memberId).orderBy('name').orderBy('id').execute()
}

export function findSavedSearch(db: Db | Trx, memberId: number, query: string): Promise<SavedSearch | undefined> {
  return db.selectFrom('saved_searches').select(columns).where('member_id', '=', memberId).where('query', '=', query).executeTakeFirst()
}

export async function countSavedSearches(db: Db | Trx, memberId: number): Promise<number> {
  const { count } = await db
    .selectFrom('saved_searches')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A search that the member has saved already stays as it is. */
export async function insertSavedSearch(
  trx: Trx,
  { memberId, name, query, digest, now }: { memberId: number; name: string; query: string; digest: boolean; now: Date },
): Promise<void> {
  await trx
    .insertInto('saved_searches')
    .values({ member_id: memberId, name, query, digest, seen_at: now })
    .onConflict((conflict) => conflict.columns(['member_id', 'query']).doNothing())
    .execute()
}

/** Answers whether there is such a search of theirs. */
export async function updateSavedSearchName(db: Db, memberId: number, id: number, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('saved_searches')
    .set({ name })
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Switched on, it tells of what is published from then on. Answers whether there is such a search of theirs. */
export async function updateSavedSearchDigest(db: Db, memberId: number, id: number, digest: boolean, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('saved_searches')
    .set((eb) => ({
      digest,
      seen_at: digest ? eb.case().when('digest', '=', true).then(eb.ref('seen_at')).else(now).end() : eb.ref('seen_at'),
    }))
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers what it was, so that it can be had back; undefined where there is no such search of theirs. */
export function deleteSavedSearch(db: Db, memberId: number, id: number): Promise<SavedSearch | undefined> {
  return db.deleteFrom('saved_searches').where('member_id', '=', memberId).where('id', '=', id).returning(columns).executeTakeFirst()
}

/** No weekly mail any more: every switch of the member is off. */
export async function updateDigestsOff(db: Db, memberId: number): Promise<void> {
  await db.updateTable('saved_searches').set({ digest: false }).where('member_id', '=', memberId).where('digest', '=', true).execute()
}

/** Until when the search has been told of that has waited the longest; undefined where none is due. */
export async function findEarliestDue(db: Db, due: Date): Promise<Date | undefined> {
  const row = await db
    .selectFrom('saved_searches')
    .innerJoin('member_addresses', 'member_addresses.member_id', 'saved_searches.member_id')
    .select('saved_searches.seen_at')
    .where('saved_searches.digest', '=', true)
    .where('saved_searches.seen_at', '<', due)
    .where('member_addresses.verified_at', 'is not', null)
    .orderBy('saved_searches.seen_at')
    .limit(1)
    .executeTakeFirst()
  return row?.seen_at
}

/** Options published after `from` and not after `until`, that are so still. */
export function listPublishedBetween(db: Db, from: Date, until: Date): Promise<{ id: number; at: Date }[]> {
  return db
    .selectFrom('options')
    .select(['id', 'published_at as at'])
    .where('state', '=', 'published')
    .where('published_at', '>', from)
    .where('published_at', '<=', until)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .$narrowType<{ at: Date }>()
    .execute()
}

export type DueMember = Pick<Row<'members'>, 'id' | 'zone'> & { lang: Language; address: string }

/** Members with searches that are due, held until the transaction ends; those that another process holds are left to it. */
export function claimDueMembers(trx: Trx, due: Date, limit: number): Promise<DueMember[]> {
  return trx
    .selectFrom('members')
    .innerJoin('member_addresses', 'member_addresses.member_id', 'members.id')
    .select(['members.id', 'members.zone', 'members.lang', 'member_addresses.address'])
    .where('member_addresses.verified_at', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('saved_searches')
          .select('saved_searches.id')
          .whereRef('saved_searches.member_id', '=', 'members.id')
          .where('saved_searches.digest', '=', true)
          .where('saved_searches.seen_at', '<', due),
      ),
    )
    .orderBy('members.id')
    .limit(limit)
    .forNoKeyUpdate('members')
    .skipLocked()
    .execute()
}

export type DueSearch = Pick<Row<'saved_searches'>, 'id' | 'member_id' | 'query' | 'seen_at'>

/** What is due of these members, in the order in which they see it. */
export function listDueSearches(trx: Trx, memberIds: readonly number[], due: Date): Promise<DueSearch[]> {
  return trx
    .selectFrom('saved_searches')
    .select(['id', 'member_id', 'query', 'seen_at'])
    .where('member_id', 'in', [...memberIds, 0])
    .where('digest', '=', true)
    .where('seen_at', '<', due)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function updateSeen(trx: Trx, ids: readonly number[], due: Date): Promise<void> {
  if (ids.length > 0)
    await trx
      .updateTable('saved_searches')
      .set({ seen_at: due })
      .where('id', 'in', [...ids])
      .execute()
}

/** Names of those of these searches that are in the weekly mail still. */
export function listDigestSearches(
  db: Db,
  memberId: number,
  ids: readonly number[],
): Promise<Pick<SavedSearch, 'id' | 'name' | 'query'>[]> {
  return db
    .selectFrom('saved_searches')
    .select(['id', 'name', 'query'])
    .where('member_id', '=', memberId)
    .where('id', 'in', [...ids, 0])
    .where('digest', '=', true)
    .execute()
}
