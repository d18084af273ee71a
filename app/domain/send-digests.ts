import { setImmediate as letOthers } from 'node:timers/promises'
import { z } from 'zod'
import { insertMail } from '#db/queries/mails.ts'
import {
  claimDueMembers,
  type DueMember,
  type DueSearch,
  findEarliestDue,
  listDueSearches,
  listPublishedBetween,
  updateSeen,
} from '#db/queries/saved-searches.ts'
import type { Db } from '#db/schema.ts'
import { readCatalogQuery } from './catalog/input.ts'
import type { Catalog } from './catalog/live.ts'

/** What a digest tells of: for each search the new options by id, the latest first, and how many more there are. */
export const DigestAbout = z.object({
  searches: z.array(z.object({ id: z.number(), options: z.array(z.number()), more: z.number() })),
})
export type DigestAbout = z.infer<typeof DigestAbout>

const week = 7 * 86_400_000
/** Monday, January 5, 1970, 14:00 UTC: morning from one coast of the United States to the other. */
const firstMonday = 4 * 86_400_000 + 14 * 3_600_000
/** A transaction that publishes may take so long to be seen. */
const settling = 10 * 60_000

const membersAtOnce = 50
const optionsShown = 10
const everything = 1_000_000

/** Until when the digest tells that may go out at `now`: the last Monday, 14:00 UTC, that lies ten minutes back. */
export function digestUntil(now: Date): Date {
  const weeks = Math.floor((now.getTime() - settling - firstMonday) / week)
  return new Date(firstMonday + weeks * week)
}

type Fresh = { id: number; at: Date }

/**
 * Writes the weekly mail: one for each member, however many searches, about what has been published since the last one and is found by the
 * catalog's own search. Who has nothing new gets none. Each batch of members is one transaction, so it can end anywhere and go on later,
 * and several processes may do it at once.
 * @returns how many mails
 */
export async function sendDigests(db: Db, catalog: Catalog, now: Date, signal?: AbortSignal): Promise<number> {
  const until = digestUntil(now)
  const earliest = await findEarliestDue(db, until)
  if (!earliest) return 0
  const fresh = await listPublishedBetween(db, earliest, until)
  await catalog.follow()
  const find = finder(catalog, fresh, now)
  let mails = 0
  for (let more = true; more && !signal?.aborted; ) {
    const sent = await db.transaction().execute(async (trx) => {
      const members = await claimDueMembers(trx, until, membersAtOnce)
      const due = await listDueSearches(
        trx,
        members.map(({ id }) => id),
        until,
      )
      let written = 0
      for (const member of members) {
        const searches = due.filter((search) => search.member_id === member.id)
        const about = digestOf(searches, (search) => find(search, member))
        await letOthers()
        if (about.searches.length === 0) continue
        await insertMail(trx, { memberId: member.id, address: member.address, kind: 'digest', lang: member.lang, about })
        written += 1
      }
      await updateSeen(
        trx,
        due.map(({ id }) => id),
        until,
      )
      return { members: members.length, written }
    })
    mails += sent.written
    more = sent.members > 0
  }
  return mails
}

/** An option that several searches find is told of once, under the first. */
function digestOf(searches: readonly DueSearch[], find: (search: DueSearch) => number[]): DigestAbout {
  const told = new Set<number>()
  return {
    searches: searches.flatMap((search) => {
      const found = find(search).filter((id) => !told.has(id))
      for (const id of found) told.add(id)
      return found.length === 0
        ? []
        : { id: search.id, options: found.slice(0, optionsShown), more: Math.max(0, found.length - optionsShown) }
    }),
  }
}

/** What of the fresh a search finds, as the page of results would. The same search of many members is run once. */
function finder(catalog: Catalog, fresh: readonly Fresh[], now: Date) {
  const isFresh = new Set(fresh.map(({ id }) => id))
  const found = new Map<string, Set<number>>()

  function run(query: string, { lang, zone }: DueMember): Set<number> {
    const asked = readCatalogQuery(new URLSearchParams(query), catalog.vocabulary)
    // a filter that is not known any more would widen the search to what nobody asked for
    if (asked.ignored.length > 0) return new Set()
    const { hits } = catalog.search({ ...asked, sort: 'newest', page: 1 }, { lang, zone, now: now.getTime(), limit: everything })
    return new Set(hits.flatMap(({ id, near }) => (near || !isFresh.has(id) ? [] : id)))
  }

  return ({ query, seen_at }: DueSearch, member: DueMember): number[] => {
    const since = fresh.filter(({ at }) => at > seen_at)
    if (since.length === 0) return []
    const key = `${member.lang} ${member.zone} ${query}`
    const ids = found.get(key) ?? run(query, member)
    found.set(key, ids)
    return since.flatMap(({ id }) => (ids.has(id) ? id : []))
  }
}
