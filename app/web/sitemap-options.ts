import type { SitemapOption } from '#app/domain/catalog/formats/sitemap.ts'
import type { Catalog } from '#app/domain/catalog/live.ts'
import { streamRecords } from './feed.ts'

/** All that is offered now, cut to what a sitemap needs of it. */
export async function listSitemapOptions(catalog: Catalog, now: Date): Promise<SitemapOption[]> {
  const found = catalog.look({ limit: 1_000_000, sort: 'newest' }, now.getTime())
  const options: SitemapOption[] = []
  for await (const { slug, updated_at, runs, dated, last_seen } of streamRecords(catalog, found))
    options.push({ slug, updated_at, runs, dated, last_seen })
  return options
}
