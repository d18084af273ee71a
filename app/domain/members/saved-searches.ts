import { lockMember } from '#db/queries/profiles.ts'
import {
  countSavedSearches,
  deleteSavedSearch,
  findSavedSearch,
  insertSavedSearch,
  type SavedSearch,
  updateDigestsOff,
  updateSavedSearchDigest,
  updateSavedSearchName,
} from '#db/queries/saved-searches.ts'
import type { Db } from '#db/schema.ts'
import type { Member } from './member.ts'
import { lengthOf, oneLine } from './one-line.ts'

/** So many can be looked through, and told of in one mail. */
export const mostSearches = 50
const longestQuery = 2_000
const longestName = 120

export type SaveRefusal = 'nothing-asked' | 'query-long' | 'many'
export type RenameRefusal = 'name-missing' | 'name-long'

/**
 * Saves a search, once however often it is asked.
 * @param search query: as the catalog writes it; name: cut where it is too long, since it is the hub's own proposal
 */
export async function saveSearch(
  db: Db,
  member: Member,
  { name, query, digest = true }: { name: string; query: string; digest?: boolean },
  now: Date,
): Promise<'saved' | SaveRefusal> {
  if (query === '') return 'nothing-asked'
  if (query.length > longestQuery) return 'query-long'
  return db.transaction().execute(async (trx) => {
    await lockMember(trx, member.id)
    if (await findSavedSearch(trx, member.id, query)) return 'saved'
    if ((await countSavedSearches(trx, member.id)) >= mostSearches) return 'many'
    await insertSavedSearch(trx, { memberId: member.id, name: shortName(name), query, digest, now })
    return 'saved'
  })
}

function shortName(name: string): string {
  const line = oneLine(name)
  if (line === '') return '–'
  return lengthOf(line) <= longestName
    ? line
    : `${[...line]
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`
}

/** `missing`: the member has no such search. */
export async function renameSearch(db: Db, member: Member, id: number, typed: string): Promise<'renamed' | 'missing' | RenameRefusal> {
  const name = oneLine(typed)
  if (name === '') return 'name-missing'
  if (lengthOf(name) > longestName) return 'name-long'
  return (await updateSavedSearchName(db, member.id, id, name)) ? 'renamed' : 'missing'
}

export async function switchDigest(db: Db, member: Member, id: number, on: boolean, now: Date): Promise<'switched' | 'missing'> {
  return (await updateSavedSearchDigest(db, member.id, id, on, now)) ? 'switched' : 'missing'
}

/** Answers what it was, so that it can be had back; undefined where the member has no such search. */
export function deleteSearch(db: Db, member: Member, id: number): Promise<SavedSearch | undefined> {
  return deleteSavedSearch(db, member.id, id)
}

/** No weekly mail any more; the searches stay. */
export function stopDigests(db: Db, memberId: number): Promise<void> {
  return updateDigestsOff(db, memberId)
}
