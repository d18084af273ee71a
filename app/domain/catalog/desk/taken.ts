import { findUnitOption, type OptionRow } from '#db/queries/catalog.ts'
import { findDraft, listChosenGoals, lockEditor, lockOption, type StoredDraft } from '#db/queries/desk.ts'
import type { Db, Trx } from '#db/schema.ts'
import { type DeskContent, readContent } from './content.ts'
import { same } from './differences.ts'
import { standingOf, valuesOf } from './of-row.ts'
import type { OptionValues, Standing } from './values.ts'

/** Who does something at the desk of which unit. */
export type Actor = { memberId: number; unitId: number }

/** What of an option somebody has had before their eyes: when it was changed last, and which saving of the draft. */
export type Seen = { base: number; draft: number }

/** An option as it is kept in a version: whether it stands, and what it says. */
export type Snapshot = { standing: Standing; origin: OptionRow['origin']; values: OptionValues }

/** An option with its draft, as the desk shows it, or as it is held while something is done to it. */
export type DeskOption = { row: OptionRow; snapshot: Snapshot; draft: StoredDraft | undefined; seen: Seen }

export async function readDeskOption(db: Db | Trx, { id, unitId }: { id: number; unitId: number }): Promise<DeskOption | null> {
  const row = await findUnitOption(db, { id, unitId })
  if (!row) return null
  const draft = await findDraft(db, id)
  const values = valuesOf(row, await listChosenGoals(db, id))
  return {
    row,
    snapshot: { standing: standingOf(row), origin: row.origin, values },
    draft,
    seen: { base: row.updated_at.getTime(), draft: draft?.version ?? 0 },
  }
}

/** The same, for whoever edits for the unit; nobody else does anything to it until the transaction has ended. Null is told to nobody. */
export async function takeOption(trx: Trx, { memberId, unitId }: Actor, id: number): Promise<DeskOption | null> {
  if (!(await lockEditor(trx, memberId, unitId))) return null
  if (!(await lockOption(trx, { id, unitId }))) return null
  return readDeskOption(trx, { id, unitId })
}

/** Somebody else was faster: what now stands there, to be held against what was typed. */
export type Changed = { by: string | null; at: Date; content: DeskContent | null; standing: Standing; seen: Seen }

export function changedSince({ draft, row, snapshot, seen }: DeskOption): Changed {
  return {
    by: draft?.by ?? null,
    at: draft?.saved_at ?? row.updated_at,
    content: draft ? readContent(draft.content) : null,
    standing: snapshot.standing,
    seen,
  }
}

/** Whether the draft is another one than whoever sends this has seen, and says something else. */
export function draftMoved({ draft }: DeskOption, content: DeskContent, seen: Seen): boolean {
  return (draft?.version ?? 0) !== seen.draft && !(draft && same(draft.content, content))
}

/** An instant that is later than the last change, whatever the clock says. */
export function laterThan(at: Date, now: Date): Date {
  return new Date(Math.max(now.getTime(), at.getTime() + 1))
}
