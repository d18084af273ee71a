import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { meWords } from '#app/words/me.ts'
import { costText, lengthText, money, SaidText } from './facts.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { SaveButton, SaveForm } from './save-button.tsx'
import { WhenText } from './when-text.tsx'

export type FitRow = {
  row: CatalogRow
  /** the wish that brought it in */
  topic: { slug: string; label: string }
  /** what a member pays, where that is less than what everyone does */
  memberPrice: { minor: number; currency: string } | null
}
export type ForYouPage = { topics: { slug: string; label: string }[]; rows: FitRow[]; welcomed: boolean }

/** What fits somebody's own topics, each with the reason in words. */
export function ForYou({ page: { topics, rows, welcomed } }: { page: ForYouPage }) {
  const { lang } = usePage()
  const words = meWords[lang]
  return (
    <section className="for-you" aria-labelledby="for-you">
      <div className="for-you-head">
        <h2 id="for-you">{words.forYou}</h2>
        {topics.length > 0 && (
          <p className="small soft">
            {words.yourTopics}{' '}
            {topics.map(({ slug, label }, at) => (
              <span key={slug}>
                {at > 0 && ', '}
                <a className="quiet" href={paths.topic(slug)}>
                  {label}
                </a>
              </span>
            ))}
            {' · '}
            <a href={`${paths.myProfile()}#topics`}>{words.change}</a>
          </p>
        )}
      </div>
      {topics.length === 0 ? (
        <div className="for-you-empty">
          <p>{welcomed ? words.noTopics : words.welcome}</p>
          <a className="btn plain" href={welcomed ? `${paths.myProfile()}#topics` : paths.welcome()}>
            {welcomed ? words.noTopicsAct : words.welcomeAct}
          </a>
        </div>
      ) : rows.length === 0 ? (
        <p className="measure">{words.nothingFits}</p>
      ) : (
        <>
          <SaveForm />
          <ul className="fits">
            {rows.map((fit) => (
              <Fit key={fit.row.id} fit={fit} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Fit({ fit: { row, topic, memberPrice } }: { fit: FitRow }) {
  const { lang } = usePage()
  const words = meWords[lang]
  const catalog = useCatalogWords()
  const values = useValueWords()
  return (
    <li>
      <p className="fit-why">
        {words.because}{' '}
        <a className="quiet" href={paths.topic(topic.slug)}>
          {topic.label}
        </a>
      </p>
      <h3 lang={row.text_language === lang ? undefined : row.text_language}>
        <a href={paths.option(row.slug)}>{row.title}</a>
      </h3>
      <p className="small soft">{catalog.by(row.unit.name)}</p>
      <p className="small own-facts">
        <span>
          <WhenText when={row.when} />
        </span>
        <span>
          <SaidText said={lengthText(row, catalog, lang)} />
        </span>
        <span>
          {memberPrice ? (
            words.memberPrice(money(memberPrice.minor, memberPrice.currency, lang))
          ) : (
            <SaidText said={costText(row, catalog, values, lang)} />
          )}
        </span>
      </p>
      <SaveButton option={row} saved={false} />
    </li>
  )
}
