import { readCatalogQuery, writeCatalogQuery } from '#app/domain/catalog/input.ts'
import { readMonth, writeMonth } from '#app/domain/catalog/month.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'

/** Takes the parameters that a page reads, in one spelling; null where the reply must be made for this request alone. */
type Canonical = (params: URLSearchParams) => readonly (readonly [name: string, value: string])[] | null

/** Pages that read nothing from their query. */
const plain: Canonical = () => []

/** A completion reads no further than this. */
const longestPrefix = 80

const comparable = 5

/**
 * The query of a page that may be kept for everyone: known parameters only, in one order, so that one page has one key.
 * `vocabulary` is asked each time, since it changes while the hub runs. Null for every other address, and where the page has to tell a
 * visitor which of their filters it did not understand.
 */
export function createCanonicalSearch(vocabulary: () => Vocabulary): (url: URL) => string | null {
  const catalog: Canonical = (params) => {
    const query = readCatalogQuery(params, vocabulary())
    return query.ignored.length > 0 ? null : writeCatalogQuery(query)
  }
  const pages = new Map<string, Canonical>(
    Object.entries({
      '/': plain,
      '/units': plain,
      '/topics': plain,
      '/themes': plain,
      '/goals': plain,
      '/gaps': plain,
      '/help': plain,
      '/privacy': plain,
      '/accessibility': plain,
      '/data': plain,
      '/card.png': plain,
      '/opensearch.xml': plain,
      '/robots.txt': plain,
      '/sitemap.xml': (params) => one('part', params.get('part'), /^\d{1,4}$/),
      '/calendar': (params) => {
        const month = readMonth(params.get('when'))
        return month ? [['when', writeMonth(month)]] : []
      },
      '/compare': (params) =>
        params
          .getAll('option')
          .slice(0, comparable)
          .map((slug) => ['option', slug] as const),
      '/catalog': catalog,
      '/catalog.atom': catalog,
      '/catalog.ics': catalog,
      '/api/catalog': (params) => {
        const query = catalog(params)
        const limit = one('limit', params.get('limit'), /^\d{1,3}$/)
        return query && limit && [...query, ...limit]
      },
      '/api/suggest': (params) => [['q', (params.get('q') ?? '').slice(0, longestPrefix)]],
    }),
  )
  return ({ pathname, searchParams }) => {
    const canonical = pages.get(pathname) ?? (oneOfMany.test(pathname) ? plain : undefined)
    const pairs = canonical?.(searchParams) ?? null
    return pairs && new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()
  }
}

/** One option, unit, topic, theme or goal, and what hangs on it. */
const oneOfMany = /^\/(?:catalog|units|topics|themes|goals)\/[^/]+(?:\/(?:card\.(?:png|svg)|calendar\.ics))?$/

/** A parameter that is there or not; what is there and is not understood is for the page itself to answer. */
function one(name: string, value: string | null, shape: RegExp): [string, string][] | null {
  if (value === null || value === '') return []
  return shape.test(value) ? [[name, value]] : null
}
