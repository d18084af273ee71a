import type { Sort } from '#app/search/types.ts'
import * as values from '#db/values.ts'
import { facets } from './documents.ts'
import type { Vocabulary } from './vocabulary.ts'

export const sorts = ['relevance', 'date', 'closing', 'newest', 'price', 'length'] as const satisfies readonly Sort[]
/** When it starts, counted from now in days; a month is written `2027-01`. */
export const whens = ['7-days', '30-days', '90-days'] as const
export const pageSize = 20
const maxWords = 10_000
const maxPage = 10_000

/** What a catalog address asks for, after everything unknown has been set aside. */
export type CatalogQuery = {
  q: string
  filters: Record<string, string[]>
  availability: 'open' | 'any'
  when: string | null
  sort: Sort
  page: number
  /** `name=value` pairs that were not understood, in the order given */
  ignored: string[]
}

/** The facets whose values are a closed list, in the order in which they are shown. */
export const closedValues: Record<string, readonly string[]> = {
  delivery: values.deliveries,
  format: values.formats,
  level: values.levels,
  audience: [...values.audiences, 'not-stated'],
  library: [...values.libraryTypes, 'not-stated'],
  length: values.lengths,
  cost: values.costs,
  credit: [...values.credits, 'not-stated'],
  access: [...values.accessFeatures, 'not-stated'],
}

function known(facet: string, value: string, vocabulary: Vocabulary): boolean {
  if (facet === 'topic') return vocabulary.topics.has(value)
  if (facet === 'theme') return vocabulary.themes.has(value)
  if (facet === 'goal') return vocabulary.goals.has(value)
  if (facet === 'unit') return vocabulary.units.has(value)
  if (facet === 'language') return value === 'not-stated' || /^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(value)
  return closedValues[facet]?.includes(value) ?? false
}

function isWhen(value: string): boolean {
  return (whens as readonly string[]).includes(value) || /^20\d{2}-(0[1-9]|1[0-2])$/.test(value)
}

function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((item) => item === value) ?? null
}

/** Reads a query string; never throws. What it does not know it names in `ignored` and leaves out. */
export function readCatalogQuery(params: URLSearchParams, vocabulary: Vocabulary): CatalogQuery {
  const ignored: string[] = []
  const filters: Record<string, string[]> = {}
  for (const facet of facets) {
    for (const value of params.getAll(facet)) {
      if (value === '') continue
      if (!known(facet, value, vocabulary)) ignored.push(shown(facet, value))
      else if (!filters[facet]?.includes(value)) filters[facet] = [...(filters[facet] ?? []), value]
    }
    filters[facet]?.sort()
  }
  const single = <T>(name: string, read: (value: string) => T | null): T | null => {
    const value = params.get(name)
    if (value === null || value === '') return null
    const understood = read(value)
    if (understood === null) ignored.push(shown(name, value))
    return understood
  }
  return {
    q: cleanWords(params.get('q') ?? ''),
    filters,
    availability: single('availability', (value) => oneOf(['open', 'any'] as const, value)) ?? 'open',
    when: single('when', (value) => (isWhen(value) ? value : null)),
    sort: single('sort', (value) => oneOf(sorts, value)) ?? 'relevance',
    page: single('page', (value) => (/^[1-9]\d{0,4}$/.test(value) && Number(value) <= maxPage ? Number(value) : null)) ?? 1,
    ignored,
  }
}

/** A pair that was not understood, as it can be told. */
function shown(name: string, value: string): string {
  return `${name}=${value.slice(0, 60).toWellFormed()}`
}

/** Control characters, lone surrogates and runs of space are no words; what is left is bounded. */
function cleanWords(text: string): string {
  return text
    .slice(0, maxWords)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The one way to write a query: fixed order, nothing that is said by default. Equal queries give equal text. */
export function writeCatalogQuery(query: Partial<Omit<CatalogQuery, 'ignored'>>): [string, string][] {
  const pairs: [string, string][] = []
  if (query.q) pairs.push(['q', query.q])
  for (const facet of facets) for (const value of query.filters?.[facet] ?? []) pairs.push([facet, value])
  if (query.when) pairs.push(['when', query.when])
  if (query.availability === 'any') pairs.push(['availability', 'any'])
  if (query.sort && query.sort !== 'relevance') pairs.push(['sort', query.sort])
  if (query.page && query.page > 1) pairs.push(['page', String(query.page)])
  return pairs
}

/** The query without one chosen value, back on its first page. */
export function withoutChip(query: CatalogQuery, chip: { facet: string; value: string }): CatalogQuery {
  const left = (query.filters[chip.facet] ?? []).filter((value) => value !== chip.value)
  return { ...query, filters: { ...query.filters, [chip.facet]: left }, page: 1 }
}

/** The query without a whole facet (or without its date, or its limit to what is offered now). */
export function withoutFacet(query: CatalogQuery, facet: string): CatalogQuery {
  if (facet === 'availability') return { ...query, availability: 'any', page: 1 }
  if (facet === 'starts') return { ...query, when: null, page: 1 }
  return { ...query, filters: { ...query.filters, [facet]: [] }, page: 1 }
}

/** The span in which a run has to start, in epoch milliseconds, or undefined for any time. */
export function whenSpan(
  when: string | null,
  now: number,
  monthIn: (year: number, month: number) => number,
): { from: number; to: number } | undefined {
  if (!when) return undefined
  const days = /^(\d+)-days$/.exec(when)
  if (days) return { from: now, to: now + Number(days[1]) * 86_400_000 }
  const [year, month] = when.split('-').map(Number)
  if (!year || !month) return undefined
  return { from: monthIn(year, month), to: month === 12 ? monthIn(year + 1, 1) : monthIn(year, month + 1) }
}
