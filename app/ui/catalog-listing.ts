import type { CatalogQuery } from '#app/domain/catalog/input.ts'
import type { CatalogRow } from '#app/domain/catalog/row.ts'
import type { FacetGroup } from './filters.tsx'

export type Chip = { facet: string; value: string; label: string }

export type CatalogListing = {
  query: CatalogQuery
  total: number
  pages: number
  rows: CatalogRow[]
  groups: FacetGroup[]
  chips: Chip[]
  didYouMean: string | null
  alsoSearched: string[]
  notOpen: number
  /** of the total, so many are about neighboring topics; they come last */
  near: number
  /** where in the rows they begin; null where none is here, or where another order mixes them in */
  nearAt: number | null
  /** shown by themselves when nothing open fits */
  notOpenRows: CatalogRow[]
  relax: { facet: string; label: string; total: number }[]
  whens: readonly string[]
}
