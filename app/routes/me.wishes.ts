import type { ActionFunctionArgs } from '@remix-run/node'
import { isOpen } from '#app/domain/catalog/record.ts'
import { setWish } from '#app/domain/members/wishes.ts'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound, safeBack, seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'
import { wishes } from '#db/values.ts'

/** Who may: a member, for themself. Makes a wish or takes it back, and leads back to it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = signedIn(context)
  const { db, catalog } = context.hub
  const { now, origin } = readPage(request, context)
  const form = await formOf(request)
  const wish = wishes.find((one) => one === textOf(form, 'wish'))
  const on = textOf(form, 'set') === 'on'
  const back = safeBack(textOf(form, 'back'), origin)
  const id = Number(/^\d{1,15}$/.exec(textOf(form, 'id'))?.[0] ?? 0)
  if (!wish) throw notFound()
  // what is not in the catalog any more can be unwished all the same
  if (id > 0 && !on) {
    await setWish(db, member, { optionId: id, wish, on, offered: false })
    return seeOther(`${back}#wishes`)
  }
  const record = await catalog.record(textOf(form, 'option'))
  if (!record) throw notFound()
  await setWish(db, member, { optionId: record.id, wish, on, offered: isOpen(record, now) })
  return seeOther(`${back}#${wish}`)
}
