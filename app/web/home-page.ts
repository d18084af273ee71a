import type { Catalog } from '#app/domain/catalog/live.ts'
import { toRow } from '#app/domain/catalog/row.ts'
import type { HomeShelf } from '#app/ui/home-shelf.tsx'

const soonShown = 6

/** What the first page shows: the shelf of themes with their counts, and what starts next. */
export async function readHomePage(catalog: Catalog, now: Date): Promise<HomeShelf> {
  const time = now.getTime()
  const { vocabulary } = catalog
  const open = catalog.look({}, time)
  const soon = catalog.look({ sort: 'date', limit: soonShown, starts: { from: time, to: time + 120 * 86_400_000 } }, time)
  const records = await catalog.records(soon.hits.map((hit) => hit.id))
  return {
    shelf: [...vocabulary.themes.values()].map((theme) => ({
      slug: theme.slug,
      side: theme.side,
      shade: theme.shade,
      short_en: theme.short_en,
      short_es: theme.short_es,
      label_en: theme.label_en,
      label_es: theme.label_es,
      count: open.facets.theme?.get(theme.slug) ?? 0,
    })),
    soon: records.map((record) => toRow(record, vocabulary, now)),
    topics: vocabulary.topics.size,
    goals: vocabulary.goals.size,
    units: vocabulary.units.size,
  }
}
