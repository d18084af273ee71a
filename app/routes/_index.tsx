import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { useCatalogWords, useCommonWords } from '#app/ui/page-context.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { Shelf } from '#app/ui/shelf.tsx'
import { SoonList } from '#app/ui/soon-list.tsx'
import { readHomePage } from '#app/web/home-page.ts'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { commonWords } from '#app/words/common.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: commonWords[data.page.lang].product,
        description: commonWords[data.page.lang].tagline,
        path: paths.home(),
      })
    : []

/** Who may: everyone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context.hub)
  return unsent({ page, home: await readHomePage(context.hub.catalog, page.now) })
}

const tries = {
  en: ['storytime', 'weeding', 'first-time supervisor', 'book challenges', 'descarte'],
  es: ['cuentacuentos', 'descarte', 'privacidad', 'junta', 'mentoring'],
}

export default function HomeRoute() {
  const { page, home } = useLoaderData<typeof loader>()
  const words = useCatalogWords().home
  const common = useCommonWords()
  return (
    <div className="wrap">
      <section className="hero">
        <h1>{common.tagline}</h1>
        <form action={paths.catalog()} role="search">
          <div className="find">
            <SearchBox label={words.box} placeholder={words.box} value="" />
          </div>
          <button className="btn" type="submit">
            {common.search}
          </button>
        </form>
        <p className="try">
          {words.try}{' '}
          {tries[page.lang].map((term) => (
            <a key={term} href={paths.catalog([['q', term]])}>
              {term}
            </a>
          ))}
        </p>
      </section>
      <section aria-labelledby="shelf">
        <h2 id="shelf">{words.shelf}</h2>
        <Shelf books={home.shelf} />
        <p className="small soft after">
          {words.shelfNote} <a href={paths.gaps()}>{words.shelfMore}</a>
        </p>
      </section>
      <div className="cols">
        <section aria-labelledby="soon">
          <h2 id="soon">{words.soon}</h2>
          {home.soon.length > 0 ? <SoonList rows={home.soon} /> : <p>{words.soonNone}</p>}
          <p className="after small">
            <a href={paths.calendar()}>{words.soonAll}</a>
          </p>
        </section>
        <section aria-labelledby="ways">
          <h2 id="ways">{words.ways}</h2>
          <ul className="ways">
            <Way to={paths.topics()} text={words.byTopic} note={words.byTopicNote(home.topics)} />
            <Way to={paths.goals()} text={words.byGoal} note={words.byGoalNote(home.goals)} />
            <Way to={paths.units()} text={words.byUnit} note={words.byUnitNote(home.units)} />
            <Way
              to={paths.catalog([
                ['cost', 'free'],
                ['length', '30m'],
                ['length', '1h'],
              ])}
              text={words.free}
            />
            <Way to={paths.catalog([['delivery', 'on-demand']])} text={words.anyTime} />
            <Way to={paths.catalog([['audience', 'trustee']])} text={words.trustee} />
            <Way to={paths.catalog([['audience', 'support-staff']])} text={words.support} />
          </ul>
        </section>
      </div>
    </div>
  )
}

function Way({ to, text, note = '' }: { to: string; text: string; note?: string }) {
  return (
    <li>
      <a href={to}>
        <b>{text}</b>
        <span>{note}</span>
      </a>
    </li>
  )
}
