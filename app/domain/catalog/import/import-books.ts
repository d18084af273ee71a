import { sql } from 'kysely'
import type { Db, Trx } from '#db/schema.ts'
import type { Decision } from './decide-batch.ts'
import type { Noted } from './findings.ts'
import type { SourceFile } from './source-files.ts'

/** The books kept on imports: how far each has come, and what it had to say. */

export type Books = { id: number; started: Date; source: string; hash: string }

export async function openBooks(db: Db, unitId: number, source: string, file: SourceFile, hash: string): Promise<Books> {
  const { id, started_at } = await db
    .insertInto('imports')
    .values({ unit_id: unitId, source, file_name: file.name.slice(0, 500), file_hash: hash, format: file.format, state: 'running' })
    .returning(['id', 'started_at'])
    .executeTakeFirstOrThrow()
  return { id, started: started_at, source, hash }
}

/** Within the batch's own transaction: what is written down has happened. */
export async function keepBooks(
  trx: Trx,
  { id }: Books,
  position: number,
  counts: Readonly<Record<string, number>>,
  findings: readonly Noted[],
): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ position, counts: JSON.stringify(counts) })
    .where('id', '=', id)
    .execute()
  await insertProblems(trx, id, findings)
}

async function insertProblems(trx: Db | Trx, id: number, findings: readonly Noted[]): Promise<void> {
  if (findings.length === 0) return
  const rows = JSON.stringify(findings.map(({ line, severity, reason }) => ({ line, severity, reason })))
  await sql`
    insert into import_problems (import_id, line, severity, reason)
    select ${id}, x.line, x.severity, x.reason from json_to_recordset(${rows}::json) as x(line int, severity text, reason text)`.execute(
    trx,
  )
}

/** Ends the books of an import; those that an earlier one of the same file left open, killed on its way, end as stopped. */
export async function closeBooks(
  db: Db,
  books: Books,
  state: 'done' | 'stopped',
  position: number,
  counts: Readonly<Record<string, number>>,
  findings: readonly Noted[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await insertProblems(trx, books.id, findings)
    await trx
      .updateTable('imports')
      .set({ state, position, counts: JSON.stringify(counts), finished_at: new Date() })
      .where('id', '=', books.id)
      .execute()
    await trx
      .updateTable('imports')
      .set({ state: 'stopped', finished_at: new Date() })
      .where('source', '=', books.source)
      .where('file_hash', '=', books.hash)
      .where('state', '=', 'running')
      .where('started_at', '<', books.started)
      .execute()
  })
}

export function addCounts(total: Record<string, number>, { counts }: Pick<Decision, 'counts'>): Record<string, number> {
  for (const [name, number] of Object.entries(counts)) total[name] = (total[name] ?? 0) + number
  return total
}
