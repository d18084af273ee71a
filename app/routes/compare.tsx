import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { toRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { ComparisonTable } from '#app/ui/comparison-table.tsx'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { calendarWords } from '#app/words/calendar.ts'

const most = 4

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: calendarWords[data.page.lang].compareTitle,
        path: paths.compare(),
        robots: 'noindex',
      })
    : []

/** Who may: everyone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const page = readPage(request, context)
  const slugs = [...new Set(new URL(request.url).searchParams.getAll('option'))]
  const found = await Promise.all(slugs.slice(0, most).map((slug) => catalog.record(slug.slice(0, 200))))
  const records = found.filter((record) => record !== undefined)
  return {
    page,
    options: records.map((record) => ({ row: toRow(record, catalog.vocabulary, page.now), record })),
    gone: Math.min(slugs.length, most) - records.length,
    tooMany: slugs.length > most,
  }
}

export default function CompareRoute() {
  const { page, options, gone, tooMany } = useLoaderData<typeof loader>()
  const words = calendarWords[page.lang]
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.compareTitle}</h1>
        {gone > 0 && <p className="banner">{words.gone(gone)}</p>}
        {tooMany && <p className="banner">{words.tooMany}</p>}
        {options.length === 0 && <p className="intro">{words.compareNone}</p>}
      </div>
      {options.length > 0 && <ComparisonTable options={options} />}
      <p className="sec">
        <a className="btn plain" href={paths.catalog()}>
          {words.compareFind}
        </a>
      </p>
    </div>
  )
}
