import { withoutFacet, writeCatalogQuery } from '#app/domain/catalog/input.ts'
import { paths } from '#app/paths.ts'
import type { CatalogListing } from './catalog-listing.ts'
import { useCatalogWords } from './page-context.tsx'
import { ResultRow } from './result-row.tsx'

/** Nothing fits: say why, and what to leave out with how many each would bring. */
export function CatalogEmpty({ listing }: { listing: CatalogListing }) {
  const words = useCatalogWords()
  const { query, relax, notOpenRows } = listing
  if (notOpenRows.length > 0)
    return (
      <div className="empty">
        <p>{words.nothingOpen}</p>
        <ol>
          {notOpenRows.map((row) => (
            <ResultRow key={row.id} row={row} />
          ))}
        </ol>
        {listing.notOpen > notOpenRows.length && (
          <p className="note">
            <a href={paths.catalog(writeCatalogQuery(withoutFacet(query, 'availability')))}>{words.notOffered(listing.notOpen)}</a>
          </p>
        )}
      </div>
    )
  return (
    <div className="empty">
      <h2>{words.nothing}</h2>
      {relax.length > 0 ? (
        <>
          <p>{words.relax}</p>
          <ul>
            {relax.map((step) => (
              <li key={step.facet}>
                <a href={paths.catalog(writeCatalogQuery(withoutFacet(query, step.facet)))}>{words.relaxLine(step.label, step.total)}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {words.nothingWords} <a href={paths.topics()}>{words.byTopic}</a>
        </p>
      )}
    </div>
  )
}
