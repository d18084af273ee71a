/**
 * A search index in memory: documents in, ranked ids and facet counts out. Knows no database and keeps no text but titles.
 *
 *     const index = createSearchIndex({ facets: ['topic', 'format'], concepts })
 *     index.put(documents)
 *     index.search({ q: 'grant writing', filters: {}, availability: 'any', sort: 'relevance', offset: 0, limit: 20, now: Date.now(), lang: 'en' })
 */
import { putDocument, removeDocument } from './documents.ts'
import { idsHaving } from './facets.ts'
import { createScratch } from './match.ts'
import { replaceConcepts } from './replace-concepts.ts'
import { runSearch } from './run-search.ts'
import { createStore, storeBytes } from './store.ts'
import { suggestFor } from './suggest.ts'
import type { Concept, SearchIndex } from './types.ts'

export type * from './types.ts'

/**
 * An empty index. `facets`: names whose values are counted in results; `concepts`: the vocabulary, until another is given.
 * Documents are put and removed one by one or in bulk; each costs what it is long.
 */
export function createSearchIndex({ facets, concepts }: { facets: readonly string[]; concepts: readonly Concept[] }): SearchIndex {
  const store = createStore(facets, concepts)
  const scratch = createScratch()
  return {
    put: (documents) => {
      for (const document of documents) putDocument(store, document)
    },
    remove: (ids) => {
      for (const id of ids) removeDocument(store, id)
    },
    rename: (concepts) => replaceConcepts(store, concepts),
    having: (facet, values) => idsHaving(store, facet, values),
    search: (query) => runSearch(store, scratch, query),
    suggest: (typed, limit, lang, now) => suggestFor(store, scratch, typed, limit, lang, now),
    get size() {
      return store.slotOf.size
    },
    memory: () => storeBytes(store) + store.live.length * 32 * 28,
  }
}
