import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { ForYou } from '#app/ui/me-for-you.tsx'
import { MePage } from '#app/ui/me-page.tsx'
import { SoonList } from '#app/ui/soon-list.tsx'
import { readMyPage } from '#app/web/me-page.ts'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { signedIn } from '#app/web/who.ts'
import { meWords } from '#app/words/me.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: meWords[data.page.lang].title, path: paths.me(), robots: 'noindex' }) : []

/** Who may: a member, their own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const member = signedIn(context)
  return unsent({ page, name: member.displayName, mine: await readMyPage(context.hub, member, page) })
}

export default function MeRoute() {
  const { page, name, mine } = useLoaderData<typeof loader>()
  const words = meWords[page.lang]
  return (
    <MePage title={words.hello(name)} intro={words.intro}>
      <ForYou page={mine.forYou} />
      <div className="cols me-cols">
        <section aria-labelledby="soon">
          <h2 id="soon">{words.soon}</h2>
          {mine.soon.length > 0 ? <SoonList rows={mine.soon} /> : <p className="soft">{words.soonNone}</p>}
        </section>
        <div>
          <section aria-labelledby="latest">
            <h2 id="latest">{words.latest}</h2>
            {mine.bookmarks.length === 0 && <p className="soft">{words.latestNone}</p>}
            <ul className="short-list">
              {mine.bookmarks.map(({ id, slug, title, state, text_language }) => (
                <li key={id} lang={text_language === page.lang ? undefined : text_language}>
                  {state === 'published' ? <a href={paths.option(slug)}>{title}</a> : <span className="soft">{title}</span>}
                </li>
              ))}
            </ul>
            {mine.bookmarkCount > 0 && (
              <p className="small after">
                <a href={paths.myBookmarks()}>{words.latestAll(mine.bookmarkCount)}</a>
              </p>
            )}
          </section>
          <section aria-labelledby="searches">
            <h2 id="searches">{words.searches}</h2>
            {mine.searches.length === 0 && <p className="soft">{words.searchesNone}</p>}
            <ul className="short-list">
              {mine.searches.map(({ id, name: search, query }) => (
                <li key={id}>
                  <a href={paths.catalog(new URLSearchParams(query))}>{search}</a>
                </li>
              ))}
            </ul>
            {mine.searches.length > 0 && (
              <p className="small after">
                <a href={paths.mySearches()}>{words.searchesAll}</a>
              </p>
            )}
          </section>
        </div>
      </div>
    </MePage>
  )
}
