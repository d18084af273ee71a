import type { Row, Trx } from '#db/schema.ts'
import { illustrativeRun } from './illustrative-dates.ts'
import type { LoadContext, Loaded } from './load-context.ts'
import { type Locked, locksOf } from './locks.ts'

type Dates = NonNullable<ReturnType<typeof illustrativeRun>>
type Move = { id: number; uid: string; dates: Dates }

/** The illustrative runs of a demonstration: made, moved (calendars then see a higher SEQUENCE), or taken away. Returns the ids of options whose run is another. Dates that a hand has locked stay. */
export async function loadRuns(
  trx: Trx,
  all: readonly Loaded[],
  { demo, today }: LoadContext,
  locks: ReadonlyMap<number, Locked>,
): Promise<number[]> {
  const loaded = all.filter(({ id }) => !locksOf(locks, id).columns.has('runs'))
  if (loaded.length === 0) return []
  const uids = new Map(loaded.map(({ id, seed }) => [id, `${seed.externalId.toLowerCase()}-1@learning-hub`]))
  const runs = await trx
    .selectFrom('option_runs')
    .selectAll()
    .where('uid', 'in', [...uids.values()])
    .execute()
  const parts = await trx
    .selectFrom('option_parts')
    .selectAll()
    .where('run_id', 'in', [0, ...runs.map((run) => run.id)])
    .orderBy('position')
    .execute()
  const ended: number[] = []
  const moved: Move[] = []
  for (const { id, seed } of loaded) {
    const uid = uids.get(id) ?? ''
    const dates = demo ? illustrativeRun(seed, today) : null
    const standing = runs.find((run) => run.uid === uid)
    const same =
      standing &&
      dates &&
      isSame(
        standing,
        parts.filter((part) => part.run_id === standing.id),
        dates,
      )
    if (dates && !same) moved.push({ id, uid, dates })
    else if (standing && !dates) ended.push(id)
  }
  if (ended.length > 0)
    await trx
      .deleteFrom('option_runs')
      .where(
        'uid',
        'in',
        ended.map((id) => uids.get(id) ?? ''),
      )
      .execute()
  if (moved.length > 0) await writeRuns(trx, moved)
  return [...ended, ...moved.map(({ id }) => id)]
}

function isSame(run: Row<'option_runs'>, parts: readonly Row<'option_parts'>[], wanted: Dates): boolean {
  const told = (part: Dates['parts'][number]) => [
    ...[part.position, part.title, part.mode, part.place, part.note, part.zone, part.all_day, part.minutes],
    ...[part.starts_at?.getTime() ?? null, part.ends_at?.getTime() ?? null],
  ]
  return Number(run.closes_at) === Number(wanted.closesAt) && JSON.stringify(parts.map(told)) === JSON.stringify(wanted.parts.map(told))
}

async function writeRuns(trx: Trx, moved: readonly Move[]): Promise<void> {
  const runs = await trx
    .insertInto('option_runs')
    .values(moved.map(({ id, uid, dates }) => ({ option_id: id, uid, illustrative: true, closes_at: dates.closesAt, seats: null })))
    .onConflict((oc) =>
      oc.column('uid').doUpdateSet((eb) => ({ closes_at: eb.ref('excluded.closes_at'), sequence: eb('option_runs.sequence', '+', 1) })),
    )
    .returning(['id', 'uid'])
    .execute()
  const ids = new Map(runs.map((run) => [run.uid, run.id]))
  await trx
    .deleteFrom('option_parts')
    .where('run_id', 'in', [...ids.values()])
    .execute()
  const parts = moved.flatMap(({ uid, dates }) => dates.parts.map((part) => ({ run_id: ids.get(uid) ?? 0, url: null, ...part })))
  await trx.insertInto('option_parts').values(parts).execute()
}
