import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { costText, lengthText, SaidText } from './facts.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { dayOfMonth, monthShort } from './time.ts'

/** What starts soon, by its day. */
export function SoonList({ rows }: { rows: CatalogRow[] }) {
  const words = useCatalogWords()
  const values = useValueWords()
  const { lang, zone } = usePage()
  return (
    <ol className="soon">
      {rows.map((row) => {
        const part = row.when.kind === 'single' ? row.when.part : row.when.kind === 'series' ? row.when.next : null
        if (!part?.startsAt || !part.zone) return null
        const shown = part.allDay ? part.zone : (zone ?? part.zone)
        return (
          <li key={row.id}>
            <time className="day" dateTime={part.startsAt.toISOString()}>
              {monthShort(part.startsAt, shown, lang)} <b>{dayOfMonth(part.startsAt, shown, lang)}</b>
            </time>
            <div>
              <h3 lang={row.text_language === lang ? undefined : row.text_language}>
                <a className="quiet" href={paths.option(row.slug)}>
                  {row.title}
                </a>
              </h3>
              <p className="small soft">
                {values.format[row.format]}, <SaidText said={lengthText(row, words, lang)} />
                {part && row.when.kind !== 'past' && 'run' in row.when && row.when.run.illustrative ? ` · ${words.illustrative}` : ''}
              </p>
            </div>
            <span className="small">{row.cost !== 'not-stated' && <SaidText said={costText(row, words, values, lang)} />}</span>
          </li>
        )
      })}
    </ol>
  )
}
