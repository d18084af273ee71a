import type { ReactNode } from 'react'
import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { FactList } from './facts.tsx'
import { useCatalogWords, usePage } from './page-context.tsx'
import { SpineLabels } from './spine-label.tsx'
import { isIllustrative } from './when-text.tsx'

type Props = { row: CatalogRow; heading?: 'h2' | 'h3'; pick?: boolean; save?: ReactNode }

/** One line of the catalog. `pick` adds the box that chooses it for comparison; `save`: the button that puts it by. */
export function ResultRow({ row, heading: Heading = 'h2', pick = false, save }: Props) {
  const said = useCatalogWords()
  const { lang } = usePage()
  const foreign = row.text_language === lang ? undefined : row.text_language
  return (
    <li className="row">
      <div>
        <Heading lang={foreign}>
          <a href={paths.option(row.slug)}>{row.title}</a>
        </Heading>
        <p className="by">
          {said.by(row.unit.name)}
          {row.withNames.length > 0 && `, ${said.with(row.withNames.join(', '))}`}
        </p>
        <p className="why" lang={foreign}>
          {row.summary}
        </p>
        <p className="tags">
          {row.closesIn !== null && <span className="tag good">{said.closes(row.closesIn)}</span>}
          {row.demonstration && <span className="tag">{said.demonstration}</span>}
          {!row.confirmed && <span className="tag">{said.unconfirmed}</span>}
          {!row.demonstration && isIllustrative(row.when) && <span className="tag">{said.illustrative}</span>}
          {lang === 'es' && row.languages.includes('en') && <span className="tag">{said.inEnglish}</span>}
          {lang === 'en' && row.languages.length === 1 && row.languages[0] === 'es' && <span className="tag">{said.inSpanish}</span>}
        </p>
        {(pick || save) && (
          <div className="row-acts">
            {pick && (
              <label className="pick">
                <input type="checkbox" name="option" value={row.slug} form="compare" /> {said.compare}
                <span className="unseen">: {row.title}</span>
              </label>
            )}
            {save}
          </div>
        )}
      </div>
      <FactList row={row} />
      <SpineLabels labels={row.labels} ediAnswer={row.edi_answer} leadershipAnswer={row.leadership_answer} />
    </li>
  )
}
