import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvChunks } from '#app/domain/catalog/formats/csv.ts'
import { readFeed, streamRecords } from '#app/web/feed.ts'
import { textStream } from '#app/web/replies.ts'

/** Everything that fits. */
const most = 1_000_000

/** Who may: everyone. */
export function loader(args: LoaderFunctionArgs) {
  const { catalog } = args.context.hub
  const { page, found } = readFeed(args, { limit: most, offset: 0 })
  const chunks = csvChunks({
    records: streamRecords(catalog, found),
    origin: page.origin,
    now: page.now,
    sideOfTheme: (slug) => catalog.vocabulary.themes.get(slug)?.side,
  })
  return textStream(chunks, 'text/csv; charset=utf-8', { 'Content-Disposition': 'attachment; filename="catalog.csv"' })
}
