import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { insertAudit } from '#db/queries/audit.ts'
import { findByKey, lockEditor } from '#db/queries/desk.ts'
import { deleteDraft, deleteOption, insertBlankOption, insertRevision, saveDraftRow, updateOption } from '#db/queries/desk-write.ts'
import type { Db, Trx } from '#db/schema.ts'
import type { DeskContent } from './content.ts'
import { same, sameValues } from './differences.ts'
import { type Reason, reasonsAgainstPublishing } from './rules.ts'
import { settleContent } from './settle.ts'
import { type Actor, type Changed, changedSince, type DeskOption, draftMoved, type Seen, type Snapshot, takeOption } from './taken.ts'
import type { OptionValues } from './values.ts'
import { writeSnapshot } from './write-values.ts'
import type { Wrong } from './wrong.ts'

/** An option that stands, or the key under which a new one is begun: whoever sends the same twice begins one. */
export type Subject = { id: number } | { key: string }

export type Missing = { ok: false; refusal: 'missing' }
export type MovedOn = { ok: false; refusal: 'changed'; id: number; changed: Changed }

export type Saved = { ok: true; id: number; seen: Seen } | Missing | MovedOn

const missing: Missing = { ok: false, refusal: 'missing' }
export const keyPattern = /^[0-9a-f]{32}$/
const untitled = '—'

/** Keeps what is typed beside the published text, which stays as it is. */
export function saveDraft(
  db: Db,
  actor: Actor,
  { subject, content, seen, now }: { subject: Subject; content: DeskContent; seen: Seen; now: Date },
): Promise<Saved> {
  return db.transaction().execute(async (trx): Promise<Saved> => {
    const taken = await takeSubject(trx, actor, subject)
    if (!taken) return missing
    const { option, begun } = taken
    if (draftMoved(option, content, begun ? option.seen : seen)) return movedOn(option)
    return { ok: true, id: option.row.id, seen: await keepDraft(trx, actor, option, content, begun ? option.seen.base : seen.base, now) }
  })
}

export type Published =
  | { ok: true; id: number; batch: string | null }
  | Missing
  | MovedOn
  | { ok: false; refusal: 'incomplete'; id: number; reasons: Reason[]; wrong: Wrong[] }

/**
 * Publishes what is typed, or says why not; then it is kept as a draft. Whoever publishes what stands there already has done so.
 * `batch`: the name by which it can be undone.
 */
export function publish(
  db: Db,
  actor: Actor,
  vocabulary: Vocabulary,
  { subject, content, seen, batch, now }: { subject: Subject; content: DeskContent; seen: Seen; batch: string; now: Date },
): Promise<Published> {
  return whileTaken(db, async (trx): Promise<Published> => {
    const taken = await takeSubject(trx, actor, subject)
    if (!taken) return missing
    const { option, begun } = taken
    const { id } = option.row
    const { values, wrong } = settleContent(content, { vocabulary, runIds: runIdsOf(option) })
    const reasons = reasonsAgainstPublishing(values, vocabulary)
    const fits = wrong.length === 0 && reasons.length === 0
    if (fits && !option.draft && isAlready(option, values)) return { ok: true, id, batch: null }
    const known = begun ? option.seen : seen
    if (draftMoved(option, content, known) || known.base !== option.seen.base) return movedOn(option)
    if (!fits) {
      await keepDraft(trx, actor, option, content, known.base, now)
      return { ok: false, refusal: 'incomplete', id, reasons, wrong }
    }
    await makePublished(trx, actor, option, values, { batch, now })
    return { ok: true, id, batch }
  })
}

/** An import may take the address that a title leads to in the same moment: the next number is free. */
async function whileTaken<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (tried === 3 || !(error instanceof Error && 'code' in error && error.code === '23505')) throw error
    }
  }
}

export function isAlready({ snapshot }: DeskOption, values: OptionValues): boolean {
  return snapshot.standing === 'published' && sameValues(snapshot.values, values)
}

export async function makePublished(
  trx: Trx,
  actor: Actor,
  option: DeskOption,
  values: OptionValues,
  { batch, now }: { batch: string; now: Date },
): Promise<void> {
  const after: Snapshot = { standing: 'published', origin: 'hand', values }
  await putDown(trx, actor, option, after, { kind: 'published', reason: null, batch, now })
  await deleteDraft(trx, option.row.id)
}

/** Writes what an option becomes, the version, and who did it. */
export async function putDown(
  trx: Trx,
  actor: Actor,
  option: DeskOption,
  after: Snapshot,
  { kind, reason, batch, now }: Pick<Parameters<typeof insertRevision>[1], 'kind' | 'reason' | 'batch' | 'now'>,
): Promise<void> {
  const { id } = option.row
  const fields = await writeSnapshot(trx, option, after, now)
  const revision = await insertRevision(trx, {
    optionId: id,
    actorId: actor.memberId,
    kind,
    reason,
    batch,
    before: option.snapshot,
    after,
    now,
  })
  await insertAudit(trx, {
    actorId: actor.memberId,
    action: `option.${kind}`,
    unitId: actor.unitId,
    subject: `option:${id}`,
    detail: { revision, fields, from: option.snapshot.standing, to: after.standing, ...(reason && { reason }) },
  })
}

export type Discarded = { ok: true; gone: boolean } | Missing | MovedOn

/** Lets the draft go; the published text stays. What was never published and has come from no source is then gone altogether. */
export function discardDraft(db: Db, actor: Actor, { id, seen }: { id: number; seen: Seen }): Promise<Discarded> {
  return db.transaction().execute(async (trx): Promise<Discarded> => {
    const option = await takeOption(trx, actor, id)
    if (!option) return missing
    if (option.draft && option.draft.version !== seen.draft) return movedOn(option)
    const gone = option.row.published_at === null && option.row.source === 'hand'
    if (gone) await deleteOption(trx, id)
    else await deleteDraft(trx, id)
    await insertAudit(trx, {
      actorId: actor.memberId,
      action: 'option.draft-discarded',
      unitId: actor.unitId,
      subject: `option:${id}`,
      detail: gone ? { title: option.row.title } : {},
    })
    return { ok: true, gone }
  })
}

async function takeSubject(trx: Trx, actor: Actor, subject: Subject): Promise<{ option: DeskOption; begun: boolean } | null> {
  if ('id' in subject) {
    const option = await takeOption(trx, actor, subject.id)
    return option && { option, begun: false }
  }
  if (!keyPattern.test(subject.key) || !(await lockEditor(trx, actor.memberId, actor.unitId))) return null
  const made = await insertBlankOption(trx, { unitId: actor.unitId, key: subject.key, title: untitled })
  const id = made ?? (await findByKey(trx, subject.key))?.id
  const option = id === undefined ? null : await takeOption(trx, actor, id)
  return option && { option, begun: made !== null }
}

/** Another draft only where something else is typed. */
export async function keepDraft(
  trx: Trx,
  actor: Actor,
  { row, draft, seen }: DeskOption,
  content: DeskContent,
  base: number,
  now: Date,
): Promise<Seen> {
  const kept = { base, draft: seen.draft }
  if (draft && same(draft.content, content) && draft.base_updated_at?.getTime() === base) return kept
  kept.draft += 1
  await saveDraftRow(trx, { optionId: row.id, content, version: kept.draft, base: new Date(base), memberId: actor.memberId, now })
  const title = content.title.replace(/\s+/gu, ' ').trim().slice(0, 400) || untitled
  // lists and logs name what has never been published by the title that it is to have
  if (row.published_at === null && row.source === 'hand' && row.title !== title) await updateOption(trx, row.id, { title })
  return kept
}

export function runIdsOf({ snapshot }: DeskOption): Set<number> {
  return new Set(snapshot.values.runs.flatMap((run) => run.id ?? []))
}

function movedOn(option: DeskOption): MovedOn {
  return { ok: false, refusal: 'changed', id: option.row.id, changed: changedSince(option) }
}
