import type { Language } from '#db/values.ts'
import { type ApiCatalog, apiCatalog } from './formats/api.ts'
import type { CatalogQuery } from './input.ts'
import type { Catalog } from './live.ts'

export const apiLimit = 100

type Options = {
  lang: Language
  zone?: string | null
  now: Date
  limit: number
  origin: string
  labelOf: (facet: string, value: string) => string
}

/** What `/api/catalog` and `hub search` answer: the page's own search, as JSON. */
export async function answerSearch(
  catalog: Catalog,
  query: CatalogQuery,
  { lang, zone, now, limit, origin, labelOf }: Options,
): Promise<ApiCatalog> {
  const found = catalog.search(query, { lang, zone, now: now.getTime(), limit, offset: (query.page - 1) * limit })
  const scores = new Map(found.hits.map((hit) => [hit.id, hit.score]))
  const records = await catalog.records(found.hits.map((hit) => hit.id))
  return apiCatalog({
    total: found.total,
    page: query.page,
    hits: records.map((record) => ({ record, score: scores.get(record.id) ?? 0 })),
    facets: Object.fromEntries(
      Object.entries(found.facets).map(([facet, counts]) => [
        facet,
        [...counts].filter(([, count]) => count > 0).map(([value, count]) => ({ value, label: labelOf(facet, value), count })),
      ]),
    ),
    didYouMean: found.didYouMean,
    ignored: query.ignored,
    origin,
    now,
  })
}
