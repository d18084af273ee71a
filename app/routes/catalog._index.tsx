import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { serializeJsonLd } from '#app/domain/catalog/formats/json-ld.ts'
import { resultListJsonLd } from '#app/domain/catalog/formats/json-ld-lists.ts'
import { pageSize, writeCatalogQuery } from '#app/domain/catalog/input.ts'
import { noteMiss } from '#app/domain/catalog/misses.ts'
import { paths } from '#app/paths.ts'
import { CatalogEmpty } from '#app/ui/catalog-empty.tsx'
import { CatalogTools } from '#app/ui/catalog-tools.tsx'
import { Filters, filterGroups } from '#app/ui/filters.tsx'
import { JsonLd } from '#app/ui/json-ld.tsx'
import { useCatalogWords } from '#app/ui/page-context.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { ResultList, resultRows } from '#app/ui/result-list.tsx'
import { SaveForm } from '#app/ui/save-button.tsx'
import { SaveSearch } from '#app/ui/save-search.tsx'
import { readCatalogPage } from '#app/web/catalog-page.ts'
import { readMine } from '#app/web/mine.ts'
import { readPage } from '#app/web/page.ts'
import { searchText } from '#app/web/search-text.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { catalogWords } from '#app/words/catalog.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { page, listing } = data
  const words = catalogWords[page.lang]
  return pageMeta(page, {
    title: listing.query.q ? words.resultsFor(listing.total, listing.query.q) : words.results(listing.total),
    path: paths.catalog(),
    // a page of results is no page to be found by others' searches
    robots: listing.query.q || listing.chips.length > 0 ? 'noindex' : undefined,
  })
}

/** Who may: everyone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, db } = context.hub
  const page = readPage(request, context)
  const version = catalog.version()
  const listing = await readCatalogPage(catalog, new URL(request.url).searchParams, page)
  if (listing.total === 0 && listing.notOpen === 0) await noteMiss(db, listing.query, page.lang)
  const linked = resultListJsonLd({
    records: listing.rows,
    total: listing.total,
    page: listing.query.page,
    pageSize,
    origin: page.origin,
    name: catalogWords[page.lang].results(listing.total),
  })
  const query = searchText(listing.query)
  const [saved, search] = await readMine(db, context.member, listing.rows, query)
  const nearAt = listing.nearAt ?? listing.rows.length
  const searched = listing.query.q ? [listing.query.q, ...listing.alsoSearched] : []
  return unsent({
    page,
    listing,
    groups: filterGroups(listing.groups, page),
    rows: resultRows(listing.rows.slice(0, nearAt), searched, version, page, saved),
    nearRows: resultRows(listing.rows.slice(nearAt), searched, version, page, saved),
    search: { query, saved: search !== undefined },
    jsonLd: serializeJsonLd(linked),
  })
}

export default function CatalogRoute() {
  const { listing, groups, rows, nearRows, search, jsonLd } = useLoaderData<typeof loader>()
  const words = useCatalogWords()
  const { query, total } = listing
  return (
    <div className="wrap">
      <div className="cat">
        <Filters {...listing} groups={groups} q={query.q} sort={query.sort} when={query.when} availability={query.availability} />
        <section id="results" aria-labelledby="found" tabIndex={-1}>
          <h1 id="found" aria-live="polite">
            {query.q ? words.resultsFor(total, query.q) : words.results(total)}
          </h1>
          <CatalogTools listing={listing}>{search.query && <SaveSearch {...search} />}</CatalogTools>
          {listing.rows.length > 0 ? (
            <ResultList rows={rows} nearRows={nearRows} near={listing.near} />
          ) : (
            <CatalogEmpty listing={listing} />
          )}
          {listing.rows.length > 0 && <SaveForm />}
          {listing.rows.length > 0 && (
            <form id="compare" action={paths.compare()} className="outlets" data-compare="">
              <button className="btn plain" type="submit" aria-describedby="compare-hint">
                {words.compareChosen}
              </button>
              <span className="soft" id="compare-hint" data-hint="">
                {words.compareHint}
              </span>
            </form>
          )}
          {listing.rows.length > 0 && listing.notOpen > 0 && query.availability === 'open' && (
            <p className="note">
              {words.notOffered(listing.notOpen)}.{' '}
              <a href={paths.catalog(writeCatalogQuery({ ...query, availability: 'any', page: 1 }))}>{words.notOfferedShow}</a>
            </p>
          )}
          <Pagination page={query.page} pages={listing.pages} to={(page) => paths.catalog(writeCatalogQuery({ ...query, page }))} />
          <p className="outlets">
            <a href={paths.atom(writeCatalogQuery({ ...query, page: 1 }))}>{words.feed}</a>
            <a href={paths.ics(writeCatalogQuery({ ...query, page: 1 }))}>{words.toCalendar}</a>
            <a href={paths.csv(writeCatalogQuery({ ...query, page: 1 }))}>{words.asCsv}</a>
          </p>
        </section>
      </div>
      <JsonLd text={jsonLd} />
    </div>
  )
}
