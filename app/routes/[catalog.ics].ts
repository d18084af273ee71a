import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarReply } from '#app/web/calendar-reply.ts'
import { readFeed } from '#app/web/feed.ts'

/** More than calendar programs take in with grace. */
const most = 1_000

/** Who may: everyone. */
export async function loader(args: LoaderFunctionArgs) {
  const { page, found, title, labels } = readFeed(args, { limit: most, offset: 0 })
  const records = await args.context.hub.catalog.records(found.hits.map((hit) => hit.id))
  return calendarReply(
    records.filter((record) => record.runs.length > 0),
    title,
    'catalog',
    page,
    labels,
  )
}
