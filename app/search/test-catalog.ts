/** Small catalogs for the tests beside it. */
import { createSearchIndex } from './search.ts'
import type { Concept, SearchDocument, SearchIndex, SearchQuery } from './types.ts'

export const now = Date.UTC(2026, 0, 15)
export const day = 86_400_000

/** A document that is open without a date, with what matters to the test. */
export function documentOf(id: number, title: string, rest: Partial<SearchDocument> & { text?: string } = {}): SearchDocument {
  const { text, ...fields } = rest
  return {
    id,
    texts: { title, description: text ?? '' },
    lang: 'en',
    keys: {},
    spans: [],
    alwaysOpen: true,
    closesAt: null,
    createdAt: 0,
    minutes: null,
    priceCents: null,
    ...fields,
  }
}

/** An index of titles; the first has id 1. */
export function indexOf(titles: readonly string[], concepts: readonly Concept[] = []): SearchIndex {
  const index = createSearchIndex({ facets: ['topic', 'format', 'level'], concepts })
  index.put(titles.map((title, at) => documentOf(at + 1, title)))
  return index
}

export function queryOf(q: string, rest: Partial<SearchQuery> = {}): SearchQuery {
  return { q, filters: {}, availability: 'any', sort: 'relevance', offset: 0, limit: 100, now, lang: 'en', ...rest }
}

/** Ids found, best first. */
export function ids(index: SearchIndex, q: string, rest: Partial<SearchQuery> = {}): number[] {
  return index.search(queryOf(q, rest)).hits.map((hit) => hit.id)
}

export function concept(key: string, label: string, ...others: string[]): Concept {
  return { key, facet: 'topic', label, terms: [label, ...others].map((text) => ({ lang: 'en', text })) }
}
