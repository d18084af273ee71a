import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { recordWords } from '#app/words/records.ts'
import { usePage } from './page-context.tsx'
import { ResultRow } from './result-row.tsx'

type Props = { rows: CatalogRow[]; open: number; notOpen: number; facet: string; value: string; empty: string }

/** What stands on the shelf under a heading, with a way to all of it. */
export function ShelfSection({ rows, open, notOpen, facet, value, empty }: Props) {
  const words = recordWords[usePage().lang]
  return (
    <section className="sec">
      <h2>{words.onShelf}</h2>
      {open === 0 && <p className="measure">{notOpen > 0 ? words.onlyPast : empty}</p>}
      {rows.length > 0 && (
        <ol>
          {rows.map((row) => (
            <ResultRow key={row.id} row={row} heading="h3" />
          ))}
        </ol>
      )}
      <p className="outlets">
        {open > 0 && <a href={paths.catalog([[facet, value]])}>{words.all(open)}</a>}
        {notOpen > 0 && (
          <a
            href={paths.catalog([
              [facet, value],
              ['availability', 'any'],
            ])}
          >
            {words.notOpen(notOpen)}
          </a>
        )}
        <a href={paths.atom([[facet, value]])}>Atom</a>
        <a href={paths.ics([[facet, value]])}>iCalendar</a>
      </p>
    </section>
  )
}
