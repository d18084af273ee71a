import { facets } from '#app/domain/catalog/documents.ts'
import { type CatalogQuery, closedValues } from '#app/domain/catalog/input.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { paths } from '#app/paths.ts'
import type { SearchResult } from '#app/search/types.ts'
import type { FacetGroup, FacetName, FacetValue } from '#app/ui/filters.tsx'
import { catalogWords } from '#app/words/catalog.ts'
import { valueWords } from '#app/words/values.ts'
import type { Language } from '#db/values.ts'
import { facetLabel } from './facet-label.ts'

/** Facets whose values are many: those without a count are left out, the fullest come first, and a page of their own has the rest. */
const long = new Set(['topic', 'unit', 'goal', 'language', 'format'])
const longest = 18
const indexPages: Record<string, () => string> = { topic: paths.topics, unit: paths.units, goal: paths.goals }

/** The filters beside a page of results: each facet with its values, how many results each would give, and which are chosen. */
export function facetGroups(found: SearchResult, query: CatalogQuery, vocabulary: Vocabulary, lang: Language): FacetGroup[] {
  const words = catalogWords[lang]
  const labels = valueWords[lang].facet
  const named = namesFor(vocabulary, lang)
  const groups = facets.flatMap((facet): FacetGroup[] => {
    const names = named(facet)
    const counts = found.facets[facet] ?? noCounts
    const chosen = query.filters[facet] ?? []
    if (long.has(facet)) return [cut({ facet, label: labels[facet], values: fullest(names, counts, chosen, lang) })]
    const values = inListOrder(names, counts, chosen)
    if (facet !== 'theme') return [{ facet, label: labels[facet], values }]
    const sideOf = (side: 'edi' | 'leadership') => values.filter(({ name }) => vocabulary.themes.get(name.value)?.side === side)
    return [
      { facet, label: words.edi, values: sideOf('edi') },
      { facet, label: words.leadership, values: sideOf('leadership') },
    ]
  })
  return groups.filter((group) => group.values.length > 0)
}

const noCounts: ReadonlyMap<string, number> = new Map()

/** A facet's values that are known beforehand, in the order in which they are listed, and any other once it has been asked for. */
type Names = { listed: readonly FacetName[]; of: (value: string) => FacetName }
type NamesByFacet = (facet: string) => Names

/** Names do not change as long as the vocabulary does not. */
const made = new WeakMap<Vocabulary, Record<Language, NamesByFacet>>()

function namesFor(vocabulary: Vocabulary, lang: Language): NamesByFacet {
  const known = made.get(vocabulary)
  if (known) return known[lang]
  const both = { en: createNames(vocabulary, 'en'), es: createNames(vocabulary, 'es') }
  made.set(vocabulary, both)
  return both[lang]
}

function createNames(vocabulary: Vocabulary, lang: Language): NamesByFacet {
  const byFacet = new Map<string, Names>()
  return (facet) => {
    const known = byFacet.get(facet)
    if (known) return known
    const byValue = new Map<string, FacetName>()
    const of = (value: string) => {
      const name = byValue.get(value) ?? { facet, value, label: facetLabel(facet, value, vocabulary, lang) }
      byValue.set(value, name)
      return name
    }
    // what nothing carries yet has no count in the index, and is shown all the same
    const listed = facet === 'theme' ? [...vocabulary.themes.keys()] : (closedValues[facet] ?? [])
    const names = { listed: listed.map(of), of }
    byFacet.set(facet, names)
    return names
  }
}

function toValue(name: FacetName, counts: ReadonlyMap<string, number>, chosen: readonly string[]): FacetValue {
  return { name, count: counts.get(name.value) ?? 0, chosen: chosen.includes(name.value) }
}

function inListOrder({ listed }: Names, counts: ReadonlyMap<string, number>, chosen: readonly string[]): FacetValue[] {
  return listed.map((name) => toValue(name, counts, chosen))
}

const compareLabels = { en: new Intl.Collator('en').compare, es: new Intl.Collator('es').compare }

function fullest({ of }: Names, counts: ReadonlyMap<string, number>, chosen: readonly string[], lang: Language): FacetValue[] {
  const values: FacetValue[] = []
  for (const [value, count] of counts) if (count > 0 || chosen.includes(value)) values.push(toValue(of(value), counts, chosen))
  return values.sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count || compareLabels[lang](a.name.label, b.name.label))
}

/** A long list keeps its fullest and all that is chosen; the page of the whole vocabulary is a link away. */
function cut(group: FacetGroup): FacetGroup {
  const all = indexPages[group.facet]
  if (!all || group.values.length <= longest) return group
  return { ...group, values: group.values.filter((item, at) => at < longest || item.chosen), all: all() }
}
