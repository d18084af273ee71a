import type { AppLoadContext } from '@remix-run/node'
import { isDay } from '#app/domain/catalog/desk/settle-numbers.ts'
import { type Deed, doToMany, type LeftAlone, mostAtOnce, undo } from '#app/domain/catalog/desk/standing-actions.ts'
import { paths } from '#app/paths.ts'
import type { BatchRefusal } from '#app/ui/desk-batch.tsx'
import { type DeskPlace, newKey } from './desk.ts'
import { reasonOf } from './desk-edit.ts'
import { readTableQuery, tableParams } from './desk-table.ts'
import { textOf } from './read-form.ts'
import { notFound, seeOther } from './replies.ts'

/** What the form of the table does to the rows that were chosen. */

export type BatchRefused = { refusal: BatchRefusal; ids: number[]; reason: string; reviewBy: string }
export type BatchLeft = { left: { id: number; title: string; why: LeftAlone['why'] }[]; done: number; verb: Deed['verb']; batch: string }

const doneNames = { publish: 'published', withdraw: 'withdrawn', archive: 'archived', review: 'review' } as const

export async function actOnMany(
  { hub }: AppLoadContext,
  place: DeskPlace,
  form: FormData,
  address: URL,
  now: Date,
): Promise<Response | BatchRefused | BatchLeft> {
  const { actor, unit, zone } = place
  const table = tableParams(readTableQuery(address.searchParams))
  if (textOf(form, 'intent') === 'undo') {
    const undone = await undo(hub.db, actor, hub.catalog.vocabulary, { batch: textOf(form, 'batch'), zone, now })
    if (!undone.ok) throw notFound()
    await hub.catalog.follow()
    const counts: [string, string][] = [
      ['done', 'undone'],
      ['count', String(undone.done.length)],
      ['left', String(undone.left.length)],
    ]
    return seeOther(paths.deskOptions(unit.slug, [...table, ...counts]))
  }
  const ids = idsOf(form)
  const typed = { ids, reason: textOf(form, 'reason'), reviewBy: textOf(form, 'reviewBy') }
  const deed = deedOf(form)
  if (typeof deed === 'string') return { refusal: deed, ...typed }
  if (ids.length === 0) return { refusal: 'none-chosen', ...typed }
  const batch = newKey()
  const outcome = await doToMany(hub.db, actor, hub.catalog.vocabulary, { ids, deed, batch, now })
  if (!outcome.ok) throw notFound()
  await hub.catalog.follow()
  if (outcome.left.length > 0)
    return {
      left: outcome.left.map(({ id, title, why }) => ({ id, title, why })),
      done: outcome.done.length,
      verb: deed.verb,
      batch,
    }
  const said: [string, string][] = [
    ['done', doneNames[deed.verb]],
    ['count', String(outcome.done.length)],
    ['batch', batch],
  ]
  return seeOther(paths.deskOptions(unit.slug, [...table, ...said]))
}

/** Numbers of options; whatever else stands there is no option of anybody. */
function idsOf(form: FormData): number[] {
  const typed = form.getAll('id')
  if (typed.length > mostAtOnce || !typed.every((id) => typeof id === 'string' && /^[1-9]\d{0,14}$/.test(id))) throw notFound()
  return typed.map(Number)
}

function deedOf(form: FormData): Deed | BatchRefusal {
  const verb = textOf(form, 'verb')
  if (verb === 'publish') return { verb }
  if (verb === 'withdraw' || verb === 'archive') {
    const reason = reasonOf(textOf(form, 'reason'))
    return typeof reason === 'string' ? reason : { verb, reason: reason.text }
  }
  if (verb !== 'review') throw notFound()
  const reviewBy = textOf(form, 'reviewBy').trim()
  return isDay(reviewBy) ? { verb, reviewBy } : 'date'
}
