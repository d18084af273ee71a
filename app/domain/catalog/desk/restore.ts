import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { findRevision } from '#db/queries/desk.ts'
import type { Db } from '#db/schema.ts'
import { keepDraft } from './actions.ts'
import { contentOf } from './of-values.ts'
import { readSnapshot } from './snapshot.ts'
import { type Actor, takeOption } from './taken.ts'

export type Restored = { ok: true } | { ok: false; refusal: 'missing' | 'draft-there' }

/** Lays an earlier version out as a draft, to be looked at before it is published. A draft that is there is not written over. */
export function restoreVersion(
  db: Db,
  actor: Actor,
  vocabulary: Vocabulary,
  { id, revisionId, side, zone, now }: { id: number; revisionId: number; side: 'before' | 'after'; zone: string; now: Date },
): Promise<Restored> {
  return db.transaction().execute(async (trx): Promise<Restored> => {
    const option = await takeOption(trx, actor, id)
    const revision = option && (await findRevision(trx, { id: revisionId, optionId: id }))
    if (!option || !revision) return { ok: false, refusal: 'missing' }
    if (option.draft) return { ok: false, refusal: 'draft-there' }
    const { values } = readSnapshot(revision[side])
    await keepDraft(trx, actor, option, contentOf(values, vocabulary.themes, zone), option.seen.base, now)
    return { ok: true }
  })
}
