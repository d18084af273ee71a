import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keyPattern } from '#app/domain/catalog/desk/actions.ts'
import { readDeskOption } from '#app/domain/catalog/desk/taken.ts'
import { paths } from '#app/paths.ts'
import { DeskEditor } from '#app/ui/desk-editor.tsx'
import { DeskNav } from '#app/ui/desk-nav.tsx'
import { deskPlace, newKey } from '#app/web/desk.ts'
import { editOption } from '#app/web/desk-edit.ts'
import { collidedEditor, newEditor } from '#app/web/desk-editor.ts'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: deskOptionsWords[loaded.page.lang].newTitle, path: paths.desk(), robots: 'noindex' }) : []

/** Who may: editors of the unit. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const place = deskPlace(context, params.unit)
  return unsent({ page, editor: newEditor(place, context.hub.catalog.vocabulary, page.lang) })
}

/** Who may: editors of the unit. However often the same form is sent, one option is begun. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = deskPlace(context, params.unit)
  const { db, catalog } = context.hub
  const form = await formOf(request)
  const key = textOf(form, 'key')
  const outcome = await editOption(context, place, { key: keyPattern.test(key) ? key : newKey() }, form, new Date())
  if (outcome instanceof Response) return outcome
  const option = await readDeskOption(db, { id: outcome.id, unitId: place.unit.id })
  if (!option) throw notFound()
  const page = readPage(request, context)
  return data(unsent({ editor: collidedEditor(option, outcome, place, catalog.vocabulary, page.lang) }), { status: 409 })
}

export default function NewDeskOptionRoute() {
  const { page, editor } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const shown = refused && 'editor' in refused ? refused.editor : editor
  return (
    <div className="wrap desk">
      <DeskNav unit={shown.unit} />
      <h1>{shown.option?.title || deskOptionsWords[page.lang].newTitle}</h1>
      <DeskEditor {...shown} />
    </div>
  )
}
