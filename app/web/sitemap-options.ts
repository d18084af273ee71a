import type { SitemapOption } from '#app/domain/catalog/formats/sitemap.ts'
import type { Catalog } from '#app/domain/catalog/live.ts'
import { listPublishedAddresses } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'

/** Addresses read at once. */
const step = 5_000

/** All that can be taken or used now or later, newest first: the index knows which, the database what their addresses are. */
export async function listSitemapOptions(catalog: Pick<Catalog, 'look'>, db: Db, now: Date): Promise<SitemapOption[]> {
  const ids = catalog.look({ limit: 1_000_000, sort: 'newest' }, now.getTime()).hits.map((hit) => hit.id)
  const options: SitemapOption[] = []
  for (let at = 0; at < ids.length; at += step) options.push(...(await listPublishedAddresses(db, ids.slice(at, at + step))))
  return options
}
