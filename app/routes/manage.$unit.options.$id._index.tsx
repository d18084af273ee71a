import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readDeskOption } from '#app/domain/catalog/desk/taken.ts'
import { paths } from '#app/paths.ts'
import { DeskEditor } from '#app/ui/desk-editor.tsx'
import { DeskNav } from '#app/ui/desk-nav.tsx'
import { deskPlace, optionId } from '#app/web/desk.ts'
import { editOption } from '#app/web/desk-edit.ts'
import { collidedEditor, readEditor } from '#app/web/desk-editor.ts'
import { readPage } from '#app/web/page.ts'
import { formOf } from '#app/web/read-form.ts'
import { notFound } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: deskOptionsWords[loaded.page.lang].nav.options, path: paths.desk(), robots: 'noindex' }) : []

/** Who may: editors of the unit, for its own options. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const place = deskPlace(context, params.unit)
  const { db, catalog } = context.hub
  const option = await readDeskOption(db, { id: optionId(params.id), unitId: place.unit.id })
  if (!option) throw notFound()
  return unsent({ page, editor: readEditor(option, place, catalog.vocabulary, new URL(request.url).searchParams, page.lang) })
}

/** Who may: editors of the unit, for its own options. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = deskPlace(context, params.unit)
  const { db, catalog } = context.hub
  const id = optionId(params.id)
  const outcome = await editOption(context, place, { id }, await formOf(request), new Date())
  if (outcome instanceof Response) return outcome
  const option = await readDeskOption(db, { id, unitId: place.unit.id })
  if (!option) throw notFound()
  const page = readPage(request, context)
  return data(unsent({ editor: collidedEditor(option, outcome, place, catalog.vocabulary, page.lang) }), { status: 409 })
}

export default function DeskOptionRoute() {
  const { page, editor } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const shown = refused && 'editor' in refused ? refused.editor : editor
  return (
    <div className="wrap desk">
      <DeskNav unit={shown.unit} />
      <h1>{shown.option?.title.replace(/^—$/, '') || deskOptionsWords[page.lang].untitled}</h1>
      <DeskEditor {...shown} />
    </div>
  )
}
