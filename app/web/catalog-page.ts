import { facets } from '#app/domain/catalog/documents.ts'
import { type CatalogQuery, pageSize, readCatalogQuery, whens } from '#app/domain/catalog/input.ts'
import type { Catalog } from '#app/domain/catalog/live.ts'
import { type CatalogRow, toRow } from '#app/domain/catalog/row.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { SearchResult } from '#app/search/types.ts'
import type { CatalogListing, Chip } from '#app/ui/catalog-listing.ts'
import type { Page } from '#app/ui/page-context.tsx'
import { valueLabel, valueWords } from '#app/words/values.ts'
import type { Language } from '#db/values.ts'
import { facetGroups } from './facet-groups.ts'
import { facetLabel } from './facet-label.ts'

/** One page of the catalog for the address's query, with everything that it shows. */
export async function readCatalogPage(
  catalog: Catalog,
  params: URLSearchParams,
  { lang, zone, now }: Pick<Page, 'lang' | 'zone' | 'now'>,
): Promise<CatalogListing> {
  const query = readCatalogQuery(params, catalog.vocabulary)
  const reader = { lang, zone, now: now.getTime() }
  const found = catalog.search(query, reader)
  const rowsOf = async (result: SearchResult) =>
    (await catalog.records(result.hits.map((hit) => hit.id))).map((record) => toRow(record, catalog.vocabulary, now))
  const [rows, notOpenRows] = await Promise.all([
    rowsOf(found),
    found.total === 0 && found.notOpen > 0
      ? rowsOf(catalog.search({ ...query, availability: 'any', page: 1 }, { ...reader, limit: 5 }))
      : [],
  ])
  const names = valueWords[lang]
  return {
    query,
    total: found.total,
    pages: Math.ceil(found.total / pageSize),
    rows,
    groups: facetGroups(found, query, catalog.vocabulary, lang),
    chips: chipsOf(query, catalog.vocabulary, lang),
    didYouMean: found.didYouMean,
    alsoSearched: found.alsoSearched,
    notOpen: found.notOpen,
    near: found.near,
    nearAt: nearAt(found, rows),
    notOpenRows,
    relax: found.relax.map(({ facet, total }) => ({ facet, label: valueLabel(names, 'facet', facet), total })),
    whens,
  }
}

/** Where in the rows those begin that are of neighboring topics; an option withdrawn meanwhile has no row. */
function nearAt(found: SearchResult, rows: readonly CatalogRow[]): number | null {
  if (found.nearFrom === null) return null
  const near = new Set(found.hits.slice(found.nearFrom).map((hit) => hit.id))
  const at = rows.findIndex((row) => near.has(row.id))
  return at < 0 ? null : at
}

function chipsOf(query: CatalogQuery, vocabulary: Vocabulary, lang: Language): Chip[] {
  return facets.flatMap((facet) =>
    (query.filters[facet] ?? []).map((value) => ({ facet, value, label: facetLabel(facet, value, vocabulary, lang) })),
  )
}
