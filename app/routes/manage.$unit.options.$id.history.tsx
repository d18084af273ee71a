import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { restoreVersion } from '#app/domain/catalog/desk/restore.ts'
import { readDeskOption } from '#app/domain/catalog/desk/taken.ts'
import { paths } from '#app/paths.ts'
import { Breadcrumb } from '#app/ui/breadcrumb.tsx'
import { DeskNav } from '#app/ui/desk-nav.tsx'
import { Version } from '#app/ui/desk-version.tsx'
import { deskPlace, optionId } from '#app/web/desk.ts'
import { readVersions } from '#app/web/desk-versions.ts'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound, seeOther } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: deskOptionsWords[data.page.lang].versions, path: paths.desk(), robots: 'noindex' }) : []

/** Who may: editors of the unit, for its own options. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const { unit } = deskPlace(context, params.unit)
  const { db, catalog } = context.hub
  const option = await readDeskOption(db, { id: optionId(params.id), unitId: unit.id })
  if (!option) throw notFound()
  const { searchParams } = new URL(request.url)
  const before = searchParams.get('before')
  return {
    page,
    unit: { slug: unit.slug, name: unit.name },
    option: { id: option.row.id, title: option.row.title },
    draftThere: searchParams.get('refused') === 'draft-there',
    ...(await readVersions(db, catalog.vocabulary, option.row.id, before === null ? undefined : optionId(before), page.lang)),
  }
}

/** Who may: editors of the unit, for its own options. The earlier version becomes a draft. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, unit, zone } = deskPlace(context, params.unit)
  const { db, catalog } = context.hub
  const id = optionId(params.id)
  const form = await formOf(request)
  const side = textOf(form, 'side') === 'before' ? 'before' : 'after'
  const revisionId = optionId(textOf(form, 'revision'))
  const restored = await restoreVersion(db, actor, catalog.vocabulary, { id, revisionId, side, zone, now: new Date() })
  if (restored.ok) return seeOther(paths.deskOption(unit.slug, id, [['done', 'restored']]))
  if (restored.refusal === 'missing') throw notFound()
  return seeOther(paths.deskHistory(unit.slug, id, [['refused', restored.refusal]]))
}

export default function HistoryRoute() {
  const { page, unit, option, versions, older, draftThere } = useLoaderData<typeof loader>()
  const words = deskOptionsWords[page.lang]
  return (
    <div className="wrap desk">
      <DeskNav unit={unit} />
      <Breadcrumb
        trail={[
          { to: paths.deskOptions(unit.slug), text: words.options },
          { to: paths.deskOption(unit.slug, option.id), text: option.title },
          { text: words.versions },
        ]}
      />
      <h1>{words.versions}</h1>
      <p className="soft measure">{versions.length === 0 ? words.noVersions : words.versionsIntro}</p>
      {draftThere && (
        <p className="desk-note measure" role="alert">
          {words.draftThere} <a href={paths.deskOption(unit.slug, option.id)}>{option.title}</a>
        </p>
      )}
      <ol className="desk-versions">
        {versions.map((version) => (
          <li key={version.id}>
            <Version version={version} action={paths.deskHistory(unit.slug, option.id)} />
          </li>
        ))}
      </ol>
      {older !== null && (
        <p className="sec">
          <a href={paths.deskHistory(unit.slug, option.id, [['before', String(older)]])}>{words.older}</a>
        </p>
      )}
    </div>
  )
}
