import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import { document, type JsonLdNode, node } from './json-ld-node.ts'
import { oneLine } from './text.ts'

export type ResultListInput = {
  records: readonly Pick<OptionRecord, 'slug' | 'title'>[]
  total: number
  page: number
  pageSize: number
  origin: string
  /** of the list, e.g. the page's heading */
  name: string
}

/** A page of results: positions count through all pages, each entry points to the option's own page. */
export function resultListJsonLd({ records, total, page, pageSize, origin, name }: ResultListInput): JsonLdNode {
  return document(
    node('ItemList', {
      name: oneLine(name),
      numberOfItems: total,
      itemListElement: records.map((record, index) =>
        node('ListItem', {
          position: (page - 1) * pageSize + index + 1,
          name: oneLine(record.title),
          url: `${origin}${paths.option(record.slug)}`,
        }),
      ),
    }),
  )
}

/** The way from the home page to this one. `trail`: names with their paths, the page itself last. */
export function breadcrumbJsonLd(trail: readonly { name: string; path: string }[], origin: string): JsonLdNode {
  return document(
    node('BreadcrumbList', {
      itemListElement: trail.map(({ name, path }, index) =>
        node('ListItem', {
          position: index + 1,
          name: oneLine(name),
          item: node('WebPage', { '@id': `${origin}${path}`, name: oneLine(name) }),
        }),
      ),
    }),
  )
}
