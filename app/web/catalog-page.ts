import { facets } from '#app/domain/catalog/documents.ts'
import { type CatalogQuery, closedValues, pageSize, readCatalogQuery, whens } from '#app/domain/catalog/input.ts'
import type { Catalog } from '#app/domain/catalog/live.ts'
import { type CatalogRow, toRow } from '#app/domain/catalog/row.ts'
import { label, type Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { paths } from '#app/paths.ts'
import type { SearchResult } from '#app/search/types.ts'
import type { CatalogListing, Chip } from '#app/ui/catalog-listing.ts'
import type { FacetGroup, FacetValue } from '#app/ui/filters.tsx'
import type { Page } from '#app/ui/page-context.tsx'
import { catalogWords } from '#app/words/catalog.ts'
import { valueLabel, valueWords } from '#app/words/values.ts'
import type { Language } from '#db/values.ts'

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

/** The label of a value in any facet. */
export function facetLabel(facet: string, value: string, vocabulary: Vocabulary, lang: Language): string {
  switch (facet) {
    case 'topic':
      return labelled(vocabulary.topics.get(value), value, lang)
    case 'theme':
      return labelled(vocabulary.themes.get(value), value, lang)
    case 'goal':
      return labelled(vocabulary.goals.get(value), value, lang)
    case 'unit': {
      const unit = vocabulary.units.get(value)
      return unit ? unit.name : value
    }
    case 'language':
      return value === 'not-stated' ? valueWords[lang].level['not-stated'] : languageName(value, lang)
    default:
      return valueLabel(valueWords[lang], facet, value)
  }
}

function labelled(entry: { label_en: string; label_es: string } | undefined, value: string, lang: Language): string {
  return entry ? label(entry, lang) : value
}

const languageNames = {
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
  es: new Intl.DisplayNames(['es'], { type: 'language' }),
}

/** The name of a language by its code; the code itself where it is none. */
export function languageName(code: string, lang: Language): string {
  try {
    const name = languageNames[lang].of(code) ?? code
    return name.charAt(0).toUpperCase() + name.slice(1)
  } catch {
    return code
  }
}

/** Facets whose values are many: those without a count are left out, the fullest come first, and a page of their own has the rest. */
const long = new Set(['topic', 'unit', 'goal', 'language', 'format'])
const longest = 18
const indexPages: Record<string, () => string> = { topic: paths.topics, unit: paths.units, goal: paths.goals }

function facetGroups(found: SearchResult, query: CatalogQuery, vocabulary: Vocabulary, lang: Language): FacetGroup[] {
  const values = (facet: string, only?: (value: string) => boolean): FacetValue[] => {
    const chosen = query.filters[facet] ?? []
    const counts = found.facets[facet] ?? new Map<string, number>()
    // what nothing carries yet has no count in the index, and is shown all the same
    const listed = facet === 'theme' ? [...vocabulary.themes.keys()] : long.has(facet) ? [] : (closedValues[facet] ?? [])
    const all = [...new Set([...counts.keys(), ...listed])]
      .filter((value) => !only || only(value))
      .map((value) => ({
        value,
        count: counts.get(value) ?? 0,
        label: facetLabel(facet, value, vocabulary, lang),
        chosen: chosen.includes(value),
      }))
    if (!long.has(facet)) return inListOrder(facet, all, vocabulary)
    return all
      .filter((item) => item.count > 0 || item.chosen)
      .sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count || compareLabels[lang](a.label, b.label))
  }
  const words = catalogWords[lang]
  const names = valueWords[lang].facet
  const sideOf = (side: 'edi' | 'leadership') => (value: string) => vocabulary.themes.get(value)?.side === side
  const groups = facets.flatMap((facet): FacetGroup[] =>
    facet === 'theme'
      ? [
          { facet, label: words.edi, values: values(facet, sideOf('edi')) },
          { facet, label: words.leadership, values: values(facet, sideOf('leadership')) },
        ]
      : [cut({ facet, label: names[facet], values: values(facet) })],
  )
  return groups.filter((group) => group.values.length > 0)
}

const compareLabels = { en: new Intl.Collator('en').compare, es: new Intl.Collator('es').compare }

/** A long list keeps its fullest and all that is chosen; the page of the whole vocabulary is a link away. */
function cut(group: FacetGroup): FacetGroup {
  const all = indexPages[group.facet]
  if (!all || group.values.length <= longest) return group
  return { ...group, values: group.values.filter((item, at) => at < longest || item.chosen), all: all() }
}

function inListOrder(facet: string, all: FacetValue[], vocabulary: Vocabulary): FacetValue[] {
  const order = facet === 'theme' ? [...vocabulary.themes.keys()] : (closedValues[facet] ?? [])
  return all.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
}

function chipsOf(query: CatalogQuery, vocabulary: Vocabulary, lang: Language): Chip[] {
  return facets.flatMap((facet) =>
    (query.filters[facet] ?? []).map((value) => ({ facet, value, label: facetLabel(facet, value, vocabulary, lang) })),
  )
}
