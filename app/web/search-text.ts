import { facets } from '#app/domain/catalog/documents.ts'
import { type CatalogQuery, readCatalogQuery, writeCatalogQuery } from '#app/domain/catalog/input.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { catalogWords } from '#app/words/catalog.ts'
import type { Language } from '#db/values.ts'
import { facetLabel } from './facet-label.ts'

/** A search in the one spelling in which it is saved; empty where it asks for nothing. The order of results is part of how one looks, not of what is asked. */
export function searchText(query: CatalogQuery): string {
  const asked = writeCatalogQuery({ ...query, sort: 'relevance', page: 1 })
  const asksSomething = asked.some(([name]) => name !== 'availability')
  return asksSomething ? new URLSearchParams(asked).toString() : ''
}

/** What a saved search asks for, in words; `whole`: whether all of it is understood still. */
export function describeSearch(text: string, vocabulary: Vocabulary, lang: Language): { words: string[]; whole: boolean } {
  const query = readCatalogQuery(new URLSearchParams(text), vocabulary)
  const words = catalogWords[lang]
  return {
    words: [
      ...(query.q ? [lang === 'es' ? `«${query.q}»` : `“${query.q}”`] : []),
      ...facets.flatMap((facet) => (query.filters[facet] ?? []).map((value) => facetLabel(facet, value, vocabulary, lang))),
      ...(query.when ? [words.whens[query.when] ?? query.when] : []),
    ],
    whole: query.ignored.length === 0,
  }
}
