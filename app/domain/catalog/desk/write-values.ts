import { randomBytes } from 'node:crypto'
import {
  deleteRuns,
  exchangeLinks,
  insertRun,
  listTakenSlugs,
  lockFields,
  type PartRow,
  type RunRow,
  replacePrices,
  updateOption,
  updateRun,
} from '#db/queries/desk-write.ts'
import type { Trx } from '#db/schema.ts'
import { slugOf } from '#db/slug.ts'
import { differences, same } from './differences.ts'
import { type DeskOption, laterThan, type Snapshot } from './taken.ts'
import type { OptionValues, RunValues } from './values.ts'

/**
 * Makes an option what a snapshot says, with all that hangs on it; what a hand has changed is locked against imports and seeds.
 * Returns the fields that have changed. The transaction holds the option.
 */
export async function writeSnapshot(trx: Trx, { row, snapshot: before }: DeskOption, after: Snapshot, now: Date): Promise<string[]> {
  const { values } = after
  const changed = differences(before.values, values)
  const at = laterThan(row.updated_at, now)
  const offered = after.standing === 'published' && after.origin === 'hand'
  const seenIn = offered ? Math.max(row.last_seen ?? 0, now.getUTCFullYear()) : row.last_seen
  const { prices: _prices, topics: _topics, themes: _themes, goals: _goals, runs: _runs, kind, ...columns } = values
  await updateOption(trx, row.id, {
    ...columns,
    ...(kind && { kind }),
    slug: row.published_at === null && after.standing === 'published' ? await freeSlug(trx, values.title, row.id) : row.slug,
    state: after.standing === 'archived' ? 'published' : after.standing,
    archived_at: after.standing === 'archived' ? (row.archived_at ?? at) : null,
    origin: after.origin,
    // who offers it says so now
    last_seen: seenIn,
    confirmed: offered ? true : row.confirmed,
    published_at: after.standing === 'published' ? (row.published_at ?? at) : row.published_at,
    updated_at: at,
  })
  if (changed.includes('price')) await replacePrices(trx, row.id, values.prices)
  if (changed.includes('topics')) await exchangeLinks(trx, 'option_topics', row.id, values.topics)
  if (changed.includes('themes')) await exchangeLinks(trx, 'option_themes', row.id, values.themes)
  if (changed.includes('goals')) await exchangeLinks(trx, 'option_goals', row.id, values.goals)
  if (changed.includes('runs')) await writeRuns(trx, row.id, before.values.runs, values.runs)
  await lockFields(trx, row.id, [...changed, ...lockedBeside(before, after, row, seenIn, offered)], at)
  return changed
}

/** Columns beside the fields of the form that a seed would set back. */
function lockedBeside(before: Snapshot, after: Snapshot, row: DeskOption['row'], seenIn: number | null, offered: boolean): string[] {
  return [
    ...(before.standing === after.standing ? [] : ['state']),
    ...(before.origin === after.origin ? [] : ['origin']),
    ...(seenIn === row.last_seen ? [] : ['last_seen']),
    ...(offered && !row.confirmed ? ['confirmed'] : []),
  ]
}

/** The title's words, and a number where others have them already. */
async function freeSlug(trx: Trx, title: string, id: number): Promise<string> {
  const base = slugOf(title, 'entry')
  const taken = new Set(await listTakenSlugs(trx, base, id))
  let slug = base
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`
  return slug
}

async function writeRuns(trx: Trx, optionId: number, before: readonly RunValues[], after: readonly RunValues[]): Promise<void> {
  await deleteRuns(
    trx,
    optionId,
    after.flatMap((run) => run.id ?? []),
  )
  for (const run of after) {
    const standing = before.find(({ id }) => id !== null && id === run.id)
    if (standing && same(standing, run)) continue
    if (standing && run.id !== null) await updateRun(trx, run.id, runRow(run), partRows(run))
    else await insertRun(trx, optionId, `${randomBytes(12).toString('hex')}@learning-hub`, runRow(run), partRows(run))
  }
}

function runRow({ state, seats, closes_at }: RunValues): RunRow {
  return { state, seats, closes_at }
}

function partRows({ parts }: OptionValues['runs'][number]): PartRow[] {
  return parts
}
