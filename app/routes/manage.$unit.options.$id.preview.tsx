import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { previewRecord } from '#app/domain/catalog/desk/preview.ts'
import { readDeskOption } from '#app/domain/catalog/desk/taken.ts'
import { paths } from '#app/paths.ts'
import { OptionArticle } from '#app/ui/option-article.tsx'
import { deskPlace, optionId } from '#app/web/desk.ts'
import { judge, linesOf, startOf } from '#app/web/desk-form.ts'
import { readOptionPage } from '#app/web/option-page.ts'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: deskOptionsWords[data.page.lang].previewLink, path: paths.desk(), robots: 'noindex' }) : []

/** Who may: editors of the unit, for its own options. The page that everybody would see, made of the draft. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const { unit, zone } = deskPlace(context, params.unit)
  const { db, catalog } = context.hub
  const option = await readDeskOption(db, { id: optionId(params.id), unitId: unit.id })
  if (!option) throw notFound()
  const judged = judge(startOf(option, catalog.vocabulary, zone).content, catalog.vocabulary, option)
  const record = previewRecord(option, judged.values, catalog.vocabulary, page.now)
  return unsent({
    page,
    unit: unit.slug,
    id: option.row.id,
    lines: linesOf(judged, page.lang).lines,
    option: await readOptionPage(catalog, record, page.lang, page.now),
  })
}

export default function PreviewRoute() {
  const { page, unit, id, lines, option } = useLoaderData<typeof loader>()
  const words = deskOptionsWords[page.lang]
  return (
    <div className="wrap">
      <aside className="desk-preview" aria-label={words.previewLink}>
        <p>
          <b>{words.preview.banner}</b> <a href={paths.deskOption(unit, id)}>{words.preview.back}</a>
        </p>
        {lines.length > 0 && (
          <>
            <p>{words.preview.missing}</p>
            <ul className="plain-list small">
              {lines.map(({ field, text }) => (
                <li key={`${field} ${text}`}>
                  <a href={`${paths.deskOption(unit, id, [['check', 'publish']])}#${field}`}>{text}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </aside>
      <OptionArticle {...option} mine={null} />
    </div>
  )
}
