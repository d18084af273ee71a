import { sql } from 'kysely'
import type { Trx } from '#db/schema.ts'
import type { RunDraft } from './draft.ts'
import type { Target } from './target.ts'

/** Runs with their one part: new ones added, changed ones updated with a higher SEQUENCE for calendars. */

const PART = `mode text, place text, note text, starts_local timestamp, ends_local timestamp, zone text, all_day boolean, starts_at timestamptz, ends_at timestamptz, minutes int`
const PART_NAMES = PART.split(',').map((column) => column.trim().split(' ')[0] ?? '')

export async function writeRuns(trx: Trx, targets: readonly Target[]): Promise<void> {
  const added = targets.flatMap(({ id, write }) => write.newRuns.map(({ uid, run }) => ({ option_id: id, uid, ...toRow(run) })))
  const changed = targets.flatMap(({ write }) => write.changedRuns.map(({ id, run }) => ({ id, ...toRow(run) })))
  if (added.length > 0) await insertRuns(trx, added)
  if (changed.length > 0) await updateRuns(trx, changed)
}

function toRow({ key: _key, ...run }: RunDraft): Omit<RunDraft, 'key'> {
  return run
}

async function insertRuns(trx: Trx, rows: readonly object[]): Promise<void> {
  await sql`
    with told as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as x(option_id bigint, uid text, state text, ${sql.raw(PART)})
    ), made as (
      insert into option_runs (option_id, uid, state) select option_id, uid, state from told on conflict (uid) do nothing returning id, uid
    )
    insert into option_parts (run_id, position, ${sql.raw(PART_NAMES.join(', '))})
    select made.id, 0, ${sql.raw(PART_NAMES.map((name) => `told.${name}`).join(', '))} from made join told on told.uid = made.uid`.execute(
    trx,
  )
}

async function updateRuns(trx: Trx, rows: readonly object[]): Promise<void> {
  const told = sql`json_to_recordset(${JSON.stringify(rows)}::json) as x(id bigint, state text, ${sql.raw(PART)})`
  await sql`update option_runs r set state = x.state, sequence = r.sequence + 1 from ${told} where r.id = x.id`.execute(trx)
  await sql`
    update option_parts p set ${sql.raw(PART_NAMES.map((name) => `${name} = x.${name}`).join(', '))}
    from ${told} where p.run_id = x.id and p.position = 0`.execute(trx)
}
