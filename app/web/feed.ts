import type { LoaderFunctionArgs } from '@remix-run/node'
import { type CatalogQuery, readCatalogQuery, writeCatalogQuery } from '#app/domain/catalog/input.ts'
import type { Catalog } from '#app/domain/catalog/live.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import type { SearchResult } from '#app/search/types.ts'
import type { Page } from '#app/ui/page-context.tsx'
import { catalogWords } from '#app/words/catalog.ts'
import { formatLabels } from './labels.ts'
import { readPage } from './page.ts'

export type Feed = {
  page: Page
  query: CatalogQuery
  found: SearchResult
  /** a title that says what was asked */
  title: string
  labels: ReturnType<typeof formatLabels>
}

/** The same search as the catalog page, for a reply in another form. `limit` and `offset` override the page's twenty. */
export function readFeed({ request, context }: LoaderFunctionArgs, window: { limit?: number; offset?: number } = {}): Feed {
  const { catalog } = context.hub
  const page = readPage(request, context)
  const query = readCatalogQuery(new URL(request.url).searchParams, catalog.vocabulary)
  const found = catalog.search(query, {
    lang: page.lang,
    now: page.now.getTime(),
    zone: page.zone,
    ...window,
  })
  const words = catalogWords[page.lang]
  return {
    page,
    query,
    found,
    title: query.q ? words.resultsFor(found.total, query.q) : words.results(found.total),
    labels: formatLabels(catalog.vocabulary, page.lang),
  }
}

/** Records of many hits, a few hundred at a time: a long list is never in memory whole, and drives out nothing that pages show. */
export async function* streamRecords(catalog: Catalog, result: SearchResult, step = 250): AsyncGenerator<OptionRecord> {
  for (let at = 0; at < result.hits.length; at += step) {
    const ids = result.hits.slice(at, at + step).map((hit) => hit.id)
    yield* await catalog.records(ids, { keep: false })
  }
}

/** The query as pairs, without its page: what a feed names as its own address. */
export function feedQuery(query: CatalogQuery): [string, string][] {
  return writeCatalogQuery({ ...query, page: 1 })
}
