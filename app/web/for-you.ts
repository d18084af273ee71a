import { priceFor } from '#app/domain/catalog/price.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { toRow } from '#app/domain/catalog/row.ts'
import { findFitting } from '#app/domain/fitting.ts'
import type { Member } from '#app/domain/members/member.ts'
import type { ForYouPage } from '#app/ui/me-for-you.tsx'
import type { Page } from '#app/ui/page-context.tsx'
import { listBookmarkedOptions } from '#db/queries/bookmarks.ts'
import { listMemberTopics } from '#db/queries/profiles.ts'
import { facetLabel } from './facet-label.ts'
import type { Hub } from './hub.ts'

/** So many of what they have put by are looked at: what they know already is not proposed. */
const bookmarksLookedAt = 500

/** What fits a member's own topics, each with the one that brought it in. */
export async function readForYou(
  { db, catalog }: Pick<Hub, 'db' | 'catalog'>,
  member: Member,
  { lang, now }: Pick<Page, 'lang' | 'now'>,
  limit: number,
): Promise<ForYouPage> {
  const { vocabulary } = catalog
  const named = (slug: string) => ({ slug, label: facetLabel('topic', slug, vocabulary, lang) })
  const [topics, known] = await Promise.all([listMemberTopics(db, member.id), listBookmarkedOptions(db, member.id, bookmarksLookedAt)])
  const { jobRole, libraryType, membership } = member
  const found = await findFitting(catalog, { topics, jobRole, libraryType, membership, lang }, { limit, without: new Set(known), now })
  return {
    topics: topics.filter((slug) => vocabulary.topics.has(slug)).map(named),
    rows: found.map(({ record, topic }) => ({
      row: toRow(record, vocabulary, now),
      topic: named(topic),
      memberPrice: membership === 'member' ? memberPrice(record) : null,
    })),
    welcomed: member.welcomed,
  }
}

/** What members pay, where it is not what everyone does. */
function memberPrice(record: OptionRecord): ForYouPage['rows'][number]['memberPrice'] {
  const own = priceFor(record, 'member')
  const others = priceFor(record, 'non-member')
  return own && own.minor !== others?.minor ? own : null
}
