import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { homeShelf } from '#app/ui/home-shelf.tsx'
import { ForYou } from '#app/ui/me-for-you.tsx'
import { useCatalogWords, useCommonWords } from '#app/ui/page-context.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { readForYou } from '#app/web/for-you.ts'
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
  const page = readPage(request, context)
  const { hub, member } = context
  const forYou = member && (await readForYou(hub, member, page, fitsShown))
  const version = hub.catalog.version()
  return unsent({ page, shelf: homeShelf(await readHomePage(hub.catalog, page.now), version, page), forYou })
}

/** Of what fits a member, on the first page. */
const fitsShown = 4

const tries = {
  en: ['storytime', 'weeding', 'first-time supervisor', 'book challenges', 'descarte'],
  es: ['cuentacuentos', 'descarte', 'privacidad', 'junta', 'mentoring'],
}

export default function HomeRoute() {
  const { page, shelf, forYou } = useLoaderData<typeof loader>()
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
      {forYou && <ForYou page={forYou} />}
      <div dangerouslySetInnerHTML={{ __html: shelf }} />
    </div>
  )
}
