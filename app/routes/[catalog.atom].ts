import type { LoaderFunctionArgs } from '@remix-run/node'
import { atomFeed } from '#app/domain/catalog/formats/atom.ts'
import { pageSize } from '#app/domain/catalog/input.ts'
import { feedQuery, readFeed } from '#app/web/feed.ts'
import { document } from '#app/web/replies.ts'
import { commonWords } from '#app/words/common.ts'

/** Who may: everyone. */
export async function loader(args: LoaderFunctionArgs) {
  const { page, query, found, title, labels } = readFeed(args)
  const records = await args.context.hub.catalog.records(found.hits.map((hit) => hit.id))
  const hub = commonWords[page.lang].product
  const { lang, now, origin } = page
  const feed = atomFeed({
    records,
    total: found.total,
    page: query.page,
    pageSize,
    query: feedQuery(query),
    origin,
    lang,
    now,
    title,
    hub,
    labels,
  })
  return document(feed, 'application/atom+xml; charset=utf-8')
}
