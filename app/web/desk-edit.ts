import type { AppLoadContext } from '@remix-run/node'
import { discardDraft, publish, type Subject, saveDraft } from '#app/domain/catalog/desk/actions.ts'
import type { DeskContent } from '#app/domain/catalog/desk/content.ts'
import { readDeskForm } from '#app/domain/catalog/desk/input.ts'
import { doToMany, undo } from '#app/domain/catalog/desk/standing-actions.ts'
import { type Changed, readDeskOption, type Seen } from '#app/domain/catalog/desk/taken.ts'
import { cleanText } from '#app/domain/catalog/import/clean-text.ts'
import { paths } from '#app/paths.ts'
import type { DeskPlace } from './desk.ts'
import { newKey } from './desk.ts'
import { readSeen, withMore } from './desk-form.ts'
import { textOf } from './read-form.ts'
import { notFound, seeOther } from './replies.ts'

/** What the form of an option does. A form that is refused because somebody was faster is shown again, with all that was typed. */

export type Collision = { id: number; content: DeskContent; changed: Changed }

const reasonLength = 1_000

export async function editOption(
  context: AppLoadContext,
  place: DeskPlace,
  subject: Subject,
  form: FormData,
  now: Date,
): Promise<Response | Collision> {
  const { db } = context.hub
  const intent = textOf(form, 'intent')
  const seen = readSeen(textOf(form, 'seen'))
  const unit = place.unit.slug
  if ('id' in subject) {
    const { id } = subject
    if (intent === 'withdraw' || intent === 'archive') return changeStanding(context, place, id, intent, textOf(form, 'reason'), now)
    if (intent === 'undo') return undoLast(context, place, id, textOf(form, 'batch'), now)
    if (intent === 'discard') return discard(context, place, id, seen)
  }
  const content = withMore(readDeskForm(form), intent, place.zone)
  if (intent === 'publish') return publishTyped(context, place, subject, content, seen, now)
  const saved = await saveDraft(db, place.actor, { subject, content, seen, now })
  if (!saved.ok) return saved.refusal === 'missing' ? refuseMissing() : { id: saved.id, content, changed: saved.changed }
  if (intent === 'preview') return seeOther(paths.deskPreview(unit, saved.id))
  const run = intent === 'add-run' ? content.runs.length - 1 : Number(/^add-part\.(\d+)$/.exec(intent)?.[1] ?? -1)
  if (run < 0) return seeOther(paths.deskOption(unit, saved.id, [['done', 'saved']]))
  const part = (content.runs[run]?.parts.length ?? 1) - 1
  return seeOther(`${paths.deskOption(unit, saved.id)}#run.${run}.part.${part}.starts`)
}

async function publishTyped(
  { hub }: AppLoadContext,
  { actor, unit }: DeskPlace,
  subject: Subject,
  content: DeskContent,
  seen: Seen,
  now: Date,
) {
  const published = await publish(hub.db, actor, hub.catalog.vocabulary, { subject, content, seen, batch: newKey(), now })
  if (published.ok) {
    await hub.catalog.follow()
    const batch = published.batch === null ? [] : [['batch', published.batch] as const]
    return seeOther(paths.deskOption(unit.slug, published.id, [['done', 'published'], ...batch]))
  }
  if (published.refusal === 'missing') return refuseMissing()
  if (published.refusal === 'changed') return { id: published.id, content, changed: published.changed }
  return seeOther(paths.deskOption(unit.slug, published.id, [['check', 'publish']]))
}

async function changeStanding(
  { hub }: AppLoadContext,
  { actor, unit }: DeskPlace,
  id: number,
  verb: 'withdraw' | 'archive',
  typed: string,
  now: Date,
) {
  const reason = reasonOf(typed)
  if (reason === 'reason-missing' || reason === 'reason-long')
    return seeOther(
      `${paths.deskOption(unit.slug, id, [
        ['refused', reason],
        ['verb', verb],
      ])}#${verb}-reason`,
    )
  const batch = newKey()
  const done = await doToMany(hub.db, actor, hub.catalog.vocabulary, { ids: [id], deed: { verb, reason: reason.text }, batch, now })
  if (!done.ok) return refuseMissing()
  await hub.catalog.follow()
  return seeOther(
    paths.deskOption(
      unit.slug,
      id,
      done.left.length > 0
        ? []
        : [
            ['done', verb === 'withdraw' ? 'withdrawn' : 'archived'],
            ['batch', batch],
          ],
    ),
  )
}

export function reasonOf(typed: string): { text: string } | 'reason-missing' | 'reason-long' {
  const text = cleanText(typed).text.trim()
  if (text === '') return 'reason-missing'
  return text.length > reasonLength ? 'reason-long' : { text }
}

async function undoLast({ hub }: AppLoadContext, { actor, unit, zone }: DeskPlace, id: number, batch: string, now: Date) {
  // the address names an option, and an option of another desk is found at none of this one's
  if (!(await readDeskOption(hub.db, { id, unitId: unit.id }))) return refuseMissing()
  const undone = await undo(hub.db, actor, hub.catalog.vocabulary, { batch, zone, now })
  if (!undone.ok) return refuseMissing()
  await hub.catalog.follow()
  return seeOther(paths.deskOption(unit.slug, id, [['done', undone.done.length > 0 ? 'undone' : 'not-undone']]))
}

async function discard({ hub }: AppLoadContext, { actor, unit }: DeskPlace, id: number, seen: Seen) {
  const discarded = await discardDraft(hub.db, actor, { id, seen })
  if (!discarded.ok) return discarded.refusal === 'missing' ? refuseMissing() : seeOther(paths.deskOption(unit.slug, id))
  return seeOther(discarded.gone ? paths.deskOptions(unit.slug) : paths.deskOption(unit.slug, id))
}

function refuseMissing(): never {
  throw notFound()
}
