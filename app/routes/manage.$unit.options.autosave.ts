import type { ActionFunctionArgs } from '@remix-run/node'
import { keyPattern, saveDraft } from '#app/domain/catalog/desk/actions.ts'
import { readDeskForm } from '#app/domain/catalog/desk/input.ts'
import { deskPlace, optionId } from '#app/web/desk.ts'
import { readSeen, seenText } from '#app/web/desk-form.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound } from '#app/web/replies.ts'

/** Who may: editors of the unit, for its own options. Keeps a draft for a page that stays open; 409 where somebody else has saved since. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = deskPlace(context, params.unit)
  const form = await formOf(request)
  const [id, key] = [textOf(form, 'id'), textOf(form, 'key')]
  if (id === '' && !keyPattern.test(key)) throw notFound()
  const saved = await saveDraft(context.hub.db, place.actor, {
    subject: id === '' ? { key } : { id: optionId(id) },
    content: readDeskForm(form),
    seen: readSeen(textOf(form, 'seen')),
    now: new Date(),
  })
  if (saved.ok) return Response.json({ seen: seenText(saved.seen) })
  if (saved.refusal === 'missing') throw notFound()
  return Response.json({}, { status: 409 })
}
