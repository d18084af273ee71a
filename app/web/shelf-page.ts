import type { Catalog } from '#app/domain/catalog/live.ts'
import { type CatalogRow, toRow } from '#app/domain/catalog/row.ts'
import type { Figures } from '#app/ui/matrix.tsx'
import type { Language } from '#db/values.ts'

/** What stands under one heading (a topic, a unit, a theme, a goal): the first rows, of what is offered now if there is any, and how many there are. */
export type ShelfSection = { rows: CatalogRow[]; open: number; notOpen: number }

const rowsShown = 8

export async function readShelf(catalog: Catalog, facet: string, value: string, lang: Language, now: Date): Promise<ShelfSection> {
  const query = { filters: { [facet]: [value] }, sort: 'date', limit: rowsShown, lang } as const
  const found = catalog.look(query, now.getTime())
  const shown = found.total > 0 ? found : catalog.look({ ...query, availability: 'any' }, now.getTime())
  const records = await catalog.records(shown.hits.map((hit) => hit.id))
  return { rows: records.map((record) => toRow(record, catalog.vocabulary, now)), open: found.total, notOpen: found.notOpen }
}

/** Counts of what is offered now for each value of a facet. */
export function openCounts(catalog: Catalog, facet: string, now: Date): ReadonlyMap<string, number> {
  return catalog.look({}, now.getTime()).facets[facet] ?? new Map()
}

/** What is offered now by level and format, within a filter. */
export function readMatrix(catalog: Catalog, filters: Record<string, string[]>, levels: readonly string[], now: Date): Figures {
  const time = now.getTime()
  const all = catalog.look({ filters }, time).facets.format ?? new Map<string, number>()
  const formats = [...all]
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([format]) => format)
  return {
    formats,
    rows: levels.map((level) => {
      const counts = catalog.look({ filters: { ...filters, level: [level] } }, time).facets.format ?? new Map<string, number>()
      return { level, counts: formats.map((format) => counts.get(format) ?? 0) }
    }),
  }
}
