import type { ReactNode } from 'react'
import { sorts, withoutChip, writeCatalogQuery } from '#app/domain/catalog/input.ts'
import { paths } from '#app/paths.ts'
import type { CatalogListing } from './catalog-listing.ts'
import { useCatalogWords } from './page-context.tsx'

/** Above the rows: what was understood, what is chosen, in which order; `children`: what can be done with the search as a whole. */
export function CatalogTools({ listing, children }: { listing: CatalogListing; children?: ReactNode }) {
  const words = useCatalogWords()
  const { query, chips } = listing
  return (
    <>
      {listing.didYouMean && (
        <p className="small">
          {words.didYouMean}{' '}
          <a href={paths.catalog(writeCatalogQuery({ ...query, q: listing.didYouMean, page: 1 }))}>{listing.didYouMean}</a>?
        </p>
      )}
      {query.ignored.length > 0 && <p className="banner small">{words.ignored(query.ignored.map(printable).join(', '))}</p>}
      <ul className="chips">
        <li className="filters-open">
          <a className="chip" href="#filters" data-open="filters">
            {chips.length > 0 ? words.filtersOn(chips.length) : words.filters}
          </a>
        </li>
        {chips.map((chip) => (
          <li key={`${chip.facet}=${chip.value}`}>
            <a className="chip" href={paths.catalog(writeCatalogQuery(withoutChip(query, chip)))}>
              <span className="unseen">{words.remove} </span>
              {chip.label} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
        {query.availability === 'any' && (
          <li>
            <a className="chip" href={paths.catalog(writeCatalogQuery({ ...query, availability: 'open', page: 1 }))}>
              {words.offeredOnly}
            </a>
          </li>
        )}
        {children && <li>{children}</li>}
      </ul>
      <div className="bar small">
        {listing.alsoSearched.length > 0 && (
          <span className="soft">
            {words.also}{' '}
            {listing.alsoSearched.map((term, at) => (
              <span key={term}>
                {at > 0 && ', '}
                <a href={paths.catalog([['q', term]])}>{term}</a>
              </span>
            ))}
          </span>
        )}
        <form className="right" action={paths.catalog()} data-submit-on-change="">
          {writeCatalogQuery({ ...query, sort: 'relevance', page: 1 }).map(([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor="sort">{words.sortBy}</label>
          <select id="sort" name="sort" defaultValue={query.sort}>
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {words.sorts[sort]}
              </option>
            ))}
          </select>
          <button className="btn plain" type="submit" data-unneeded="">
            {words.go}
          </button>
        </form>
      </div>
    </>
  )
}

/** What an address said, without what cannot be shown or would turn the words around it. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, '')
}
