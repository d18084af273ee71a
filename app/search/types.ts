/**
 * The contract of the index: documents in, ranked ids and facet counts out.
 * It knows neither the database nor the hub's words; a person could lift the folder out as a library.
 */

export type Language = 'en' | 'es'

/** Text fields, strongest first. Their weights belong to the index. */
export type TextField = 'title' | 'alternative' | 'topics' | 'summary' | 'unit' | 'description'

/** One searchable thing. `keys` hold facet values (several per facet allowed); times are epoch milliseconds. */
export type SearchDocument = {
  id: number
  texts: Partial<Record<TextField, string>>
  /** language of the texts, for the stemmer */
  lang: Language
  keys: Record<string, readonly string[]>
  /** when it can still be taken or used: [start, end] of each scheduled run; empty for what needs no date */
  spans: readonly (readonly [start: number, end: number])[]
  /** open without a date (resources, services, undated courses): true even when no span lies ahead */
  alwaysOpen: boolean
  /** registration closes at, of the next run; null when not stated */
  closesAt: number | null
  createdAt: number
  minutes: number | null
  /** what everyone pays, in minor units; null = not stated */
  priceCents: number | null
}

/** A concept of the vocabulary: any of its terms in a query also searches the others, and documents keyed to it. */
export type Concept = {
  key: string
  /** the facet whose key equals `key` on documents about this concept, e.g. `topic` */
  facet: string
  label: string
  terms: readonly { lang: Language; text: string }[]
  /** keys, in the same facet, of concepts next to it: documents about them are offered where few are about this one */
  near?: readonly string[]
}

export type Sort = 'relevance' | 'date' | 'closing' | 'newest' | 'price' | 'length'

export type SearchQuery = {
  q: string
  /** values OR within a facet, AND between facets; an unknown value matches nothing */
  filters: Readonly<Record<string, readonly string[]>>
  availability: 'open' | 'any' | 'not-open'
  /** only what has a span starting within [from, to) */
  starts?: { from: number; to: number }
  sort: Sort
  offset: number
  limit: number
  now: number
  /** page language: which stemmer reads the query first */
  lang: Language
  /** true while a person is typing: the last word is also a prefix */
  prefix?: boolean
}

export type SearchHit = { id: number; score: number /** about a concept next to what was asked for, not about that */; near?: true }
export type FacetCounts = Record<string, Map<string, number>>
export type SearchResult = {
  total: number
  hits: SearchHit[]
  /** how many of the total, all filters met, are only near: see `Concept.near`. By relevance they come last */
  near: number
  /** by relevance: where among these hits the near ones begin, 0 where all are; null where none is, and in any other order */
  nearFrom: number | null
  facets: FacetCounts
  /** how many fit all but the availability */
  notOpen: number
  /** a better spelling of the whole query, or null */
  didYouMean: string | null
  /** other words that were searched too, for "Also searched …" */
  alsoSearched: string[]
  /** when nothing fits: for each filter (or 'availability'), how many there would be without it */
  relax: { facet: string; total: number }[]
}

/** A completion while typing: a concept's name or a document's title. */
export type Suggestion = { text: string; kind: 'concept'; facet: string; key: string } | { text: string; kind: 'title'; id: number }

export type SearchIndex = {
  /** adds documents, or replaces those with the same ids */
  put: (documents: readonly SearchDocument[]) => void
  /** takes documents out; unknown ids are no fault */
  remove: (ids: readonly number[]) => void
  /**
   * Gives the index another vocabulary. Queries know it from now on; the ids are those of documents that have to be put again to be
   * found by phrases and acronyms that are new in it.
   */
  rename: (concepts: readonly Concept[]) => number[]
  /** ids of documents with any of these values in a facet */
  having: (facet: string, values: readonly string[]) => number[]
  search: (query: SearchQuery) => SearchResult
  /** completions of what has been typed; with `now`, titles of what is open then */
  suggest: (typed: string, limit: number, lang: Language, now?: number) => Suggestion[]
  /** documents in the index */
  readonly size: number
  /** bytes the index holds, estimated */
  memory: () => number
}
