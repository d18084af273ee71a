import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { listBatch, listRevisions } from '#db/queries/desk.ts'
import { saveDraftRow } from '#db/queries/desk-write.ts'
import type { Db, Trx } from '#db/schema.ts'
import { isAlready, keepDraft, makePublished, putDown, runIdsOf } from './actions.ts'
import { readContent } from './content.ts'
import { same } from './differences.ts'
import { contentOf } from './of-values.ts'
import { type Reason, reasonsAgainstPublishing } from './rules.ts'
import { settleContent } from './settle.ts'
import { readSnapshot } from './snapshot.ts'
import { type Actor, type DeskOption, laterThan, type Snapshot, takeOption } from './taken.ts'
import type { Wrong } from './wrong.ts'

/** What can be done to options without opening them, one or many at once. */
export type Deed =
  | { verb: 'publish' }
  | { verb: 'withdraw' | 'archive'; reason: string }
  /** `YYYY-MM-DD`, or null for none */
  | { verb: 'review'; reviewBy: string | null }

/** Why one of many was left as it was. */
export type LeftAlone =
  | { why: 'incomplete'; reasons: Reason[]; wrong: Wrong[] }
  /** the published text has changed since the draft was begun */
  | { why: 'changed' }
  | { why: 'not-published' }

export type Done = { id: number; title: string }
export type DoneToMany =
  | { ok: true; done: Done[]; left: (Done & LeftAlone)[] }
  /** one of them is not the unit's, and nothing was done to any */
  | { ok: false; refusal: 'missing' }

/** Options that are taken at once at most: what one page of the table can send. */
export const mostAtOnce = 200

/** Does one thing to all that it can be done to, in one transaction; `batch` is the name by which it is undone. */
export function doToMany(
  db: Db,
  actor: Actor,
  vocabulary: Vocabulary,
  { ids, deed, batch, now }: { ids: readonly number[]; deed: Deed; batch: string; now: Date },
): Promise<DoneToMany> {
  return db.transaction().execute(async (trx): Promise<DoneToMany> => {
    const options: DeskOption[] = []
    // always in this order, so that two who act on the same do not wait for each other
    for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
      const option = await takeOption(trx, actor, id)
      if (!option) return { ok: false, refusal: 'missing' }
      options.push(option)
    }
    const done: Done[] = []
    const left: (Done & LeftAlone)[] = []
    for (const option of options) {
      const named = { id: option.row.id, title: option.row.title }
      const why = await doToOne(trx, actor, vocabulary, option, deed, { batch, now })
      if (why) left.push({ ...named, ...why })
      else done.push(named)
    }
    return { ok: true, done, left }
  })
}

type How = { batch: string; now: Date }

/** Null where it is done, or stood so already. */
async function doToOne(
  trx: Trx,
  actor: Actor,
  vocabulary: Vocabulary,
  option: DeskOption,
  deed: Deed,
  { batch, now }: How,
): Promise<LeftAlone | null> {
  const { standing } = option.snapshot
  if (deed.verb === 'publish') return publishStanding(trx, actor, vocabulary, option, { batch, now })
  if (deed.verb === 'review') return setReview(trx, actor, option, deed.reviewBy, { batch, now })
  const becomes = deed.verb === 'withdraw' ? 'withdrawn' : 'archived'
  if (standing === becomes) return null
  if (standing === 'draft' || (becomes === 'archived' && standing === 'withdrawn')) return { why: 'not-published' }
  await putDown(trx, actor, option, { ...option.snapshot, standing: becomes }, { kind: becomes, reason: deed.reason, batch, now })
  return null
}

/** A draft that is being written takes the date over, and is not held to be older than the published text for it. */
async function setReview(
  trx: Trx,
  actor: Actor,
  option: DeskOption,
  reviewBy: string | null,
  { batch, now }: How,
): Promise<LeftAlone | null> {
  const { row, snapshot, draft, seen } = option
  if (row.published_at === null) return { why: 'not-published' }
  if (snapshot.values.review_by === reviewBy) return null
  const after = { ...snapshot, values: { ...snapshot.values, review_by: reviewBy } }
  await putDown(trx, actor, option, after, { kind: 'review-date', reason: null, batch, now })
  if (draft?.base_updated_at?.getTime() === seen.base) {
    const content = { ...readContent(draft.content), reviewBy: reviewBy ?? '' }
    await keepDraft(trx, actor, option, content, laterThan(row.updated_at, now).getTime(), now)
  }
  return null
}

async function publishStanding(trx: Trx, actor: Actor, vocabulary: Vocabulary, option: DeskOption, how: How): Promise<LeftAlone | null> {
  const { draft, snapshot, seen } = option
  if (draft?.base_updated_at && draft.base_updated_at.getTime() !== seen.base) return { why: 'changed' }
  const { values, wrong } = draft
    ? settleContent(readContent(draft.content), { vocabulary, runIds: runIdsOf(option) })
    : { values: snapshot.values, wrong: [] }
  if (!draft && isAlready(option, values)) return null
  const reasons = reasonsAgainstPublishing(values, vocabulary)
  if (wrong.length > 0 || reasons.length > 0) return { why: 'incomplete', reasons, wrong }
  await makePublished(trx, actor, option, values, how)
  return null
}

export type Undone = { ok: true; done: Done[]; left: Done[] } | { ok: false; refusal: 'missing' }

/**
 * Takes back what was done under one name, where nothing was done since. What was published goes back into the draft, so that it is
 * not lost.
 */
export function undo(
  db: Db,
  actor: Actor,
  vocabulary: Vocabulary,
  { batch, zone, now }: { batch: string; zone: string; now: Date },
): Promise<Undone> {
  return db.transaction().execute(async (trx): Promise<Undone> => {
    const revisions = await listBatch(trx, { batch, unitId: actor.unitId })
    if (revisions.length === 0) return { ok: false, refusal: 'missing' }
    const done: Done[] = []
    const left: Done[] = []
    for (const revision of revisions) {
      const option = await takeOption(trx, actor, revision.option_id)
      if (!option) return { ok: false, refusal: 'missing' }
      const named = { id: option.row.id, title: option.row.title }
      const [before, after] = [readSnapshot(revision.before), readSnapshot(revision.after)]
      const [latest] = await listRevisions(trx, { optionId: option.row.id, limit: 1 })
      if (latest?.id !== revision.id || revision.kind === 'undone' || !standsAs(option, after)) {
        left.push(named)
        continue
      }
      await putDown(trx, actor, option, before, { kind: 'undone', reason: null, batch: null, now })
      if (revision.kind === 'published' && !option.draft) await backToDraft(trx, actor, option, after, { vocabulary, zone, now })
      done.push(named)
    }
    return { ok: true, done, left }
  })
}

function standsAs({ snapshot }: DeskOption, after: Snapshot): boolean {
  const said = ({ standing, values: { runs, ...values } }: Snapshot) => [standing, values, runs.map(({ id: _, ...run }) => run)]
  return same(said(snapshot), said(after))
}

async function backToDraft(
  trx: Trx,
  actor: Actor,
  { row, snapshot }: DeskOption,
  after: Snapshot,
  { vocabulary, zone, now }: { vocabulary: Vocabulary; zone: string; now: Date },
): Promise<void> {
  const option = await takeOption(trx, actor, row.id)
  if (!option) throw new Error('an option that is held is gone')
  await saveDraftRow(trx, {
    optionId: row.id,
    content: contentOf({ ...after.values, runs: snapshot.values.runs }, vocabulary.themes, zone),
    version: 1,
    base: option.row.updated_at,
    memberId: actor.memberId,
    now,
  })
}
