import type { Db } from '#db/schema.ts'
import { cleanLine } from './clean-text.ts'
import type { Draft } from './draft.ts'
import type { SetForAll } from './field-values.ts'
import { createFindings, type Noted } from './findings.ts'
import { addCounts, type Books, closeBooks, keepBooks, openBooks } from './import-books.ts'
import type { Lookups } from './lookups.ts'
import type { Mapping } from './mapping-entry.ts'
import { normalize } from './normalize.ts'
import type { NormalizeContext } from './normalize-context.ts'
import { isRecord } from './plan-file.ts'
import type { ImportProgress } from './report.ts'
import { type Imagined, imagineBatch, runBatch } from './run-batch.ts'
import { hashFile, readItems, type SourceFile } from './source-files.ts'
import type { Seen } from './target.ts'

/** Reads one file through: records to drafts, drafts in batches to the database, with the books kept. */

/** Milliseconds that a batch should take: well under the 200 that pages may wait. */
const GOAL = 70
const SMALLEST = 5
const LARGEST = 1500

type FileImport = {
  file: SourceFile
  /** its place among the files of this import */
  number: number
  mapping: Mapping
  set: SetForAll
  source: string
  unit: { id: number; zone: string | null }
  lookups: Lookups
  /** options dealt with in this import, over all its files */
  seen: Map<number, Seen>
  /** in place of the database, for a dry run */
  imagined: Imagined | null
  now: Date
  signal: AbortSignal | undefined
  onProgress: (progress: ImportProgress) => void
  onBatch: (batch: { rows: number; ms: number }) => void
}

type FileOutcome = { read: number; counts: Record<string, number>; findings: Noted[]; stopped: boolean }

export async function importFile(db: Db, job: FileImport): Promise<FileOutcome> {
  const findings = createFindings()
  const books = job.imagined === null ? await openBooks(db, job.unit.id, job.source, job.file, await hashFile(job.file)) : null
  const all: Noted[] = []
  const counts: Record<string, number> = { created: 0, updated: 0, unchanged: 0, merged: 0 }
  const pace = { size: 50, read: 0, settled: 0, bytes: 0 }
  let fresh: Noted[] = []
  const note = () => {
    const taken = findings.take()
    all.push(...taken)
    fresh.push(...taken)
  }
  sayMapping(job.mapping, findings.warn)
  const settle = async (drafts: readonly Draft[]) => {
    if (drafts.length === 0) return
    note()
    const settled = pace.settled + drafts.length
    const started = performance.now()
    const request = {
      drafts,
      source: job.source,
      file: job.number,
      fileName: job.file.name,
      now: job.now,
      seen: job.seen,
      provenance: `Imported from ${cleanLine(job.file.name).text}`,
    }
    const decision = job.imagined
      ? await imagineBatch(db, request, job.imagined)
      : await runBatch(db, {
          ...request,
          record: (trx, decided) => keepBooks(trx, booksOf(books), settled, addCounts({ ...counts }, decided), fresh),
        })
    const ms = performance.now() - started
    fresh = []
    pace.settled = settled
    pace.size = Math.round(Math.min(LARGEST, Math.max(SMALLEST, pace.size * Math.min(1.6, Math.max(0.3, GOAL / Math.max(ms, 1))))))
    addCounts(counts, decision)
    for (const { line, group, reason } of decision.warnings) findings.warn(line, group, reason)
    job.onBatch({ rows: drafts.length, ms })
    job.onProgress({
      file: job.file.name,
      format: job.file.format,
      read: pace.read,
      bytes: pace.bytes,
      size: job.file.size,
      created: counts.created ?? 0,
      refused: findings.count().refused,
    })
  }
  let stopped = false
  try {
    stopped = await readThrough(job, findings, pace, settle)
  } catch (error) {
    if (books) await closeBooks(db, books, 'stopped', pace.settled, counts, fresh).catch(() => {})
    throw error
  }
  findings.finish()
  note()
  if (books)
    await closeBooks(db, books, stopped ? 'stopped' : 'done', pace.settled, { ...counts, read: pace.read, ...findings.count() }, fresh)
  return { read: pace.read, counts, findings: all, stopped }
}

/** What the guess left out, and where it stands on little. */
function sayMapping(mapping: Mapping, warn: (line: number, group: string, reason: string) => void): void {
  for (const { field, columns, reason, doubtful } of mapping.entries) {
    if (doubtful)
      warn(
        1,
        `guess ${field}`,
        `${field} was guessed from “${cleanLine(columns.join(' + ')).text}”: ${reason}. Say otherwise with --map ${field}=…`,
      )
  }
  for (const { column, reason } of mapping.unused)
    warn(1, `unused ${column}`, `The column “${cleanLine(column).text}” is not used: ${reason}`)
}

function booksOf(books: Books | null): Books {
  if (books === null) throw new Error('A dry run keeps no books')
  return books
}

type Pace = { size: number; read: number; bytes: number }

/** Reads ahead while the batch before is being written, in small turns, so that the database is never kept waiting for an answer. */
const TURN = 10

async function readThrough(
  job: FileImport,
  findings: ReturnType<typeof createFindings>,
  pace: Pace,
  settle: (drafts: readonly Draft[]) => Promise<void>,
): Promise<boolean> {
  const context: NormalizeContext = {
    format: job.file.format,
    mapping: job.mapping,
    set: job.set,
    lookups: job.lookups,
    unit: job.unit,
    warn: findings.warn,
  }
  let drafts: Draft[] = []
  let weight = 0
  let writing: Promise<void> = Promise.resolve()
  const items = readItems(job.file, job.now, (bytes) => {
    pace.bytes = bytes
  })
  try {
    for await (const item of items) {
      if (job.signal?.aborted) return true
      if (isRecord(item)) pace.read += 1
      if (pace.read % TURN === 0) await new Promise(setImmediate)
      if (item.is === 'refused') findings.refuse(item.line, item.reason)
      else if (item.is === 'warning') findings.warn(item.line, item.group, item.reason)
      else {
        const result = normalize(item, context)
        if ('refusal' in result) findings.refuse(item.line, result.refusal)
        else {
          drafts.push(result.draft)
          weight += 1 + result.draft.runs.length
        }
      }
      if (weight < pace.size) continue
      await writing
      writing = settle(drafts)
      // looked at when it is awaited; until then a failure must not end the process
      writing.catch(() => {})
      drafts = []
      weight = 0
    }
    await writing
    await settle(drafts)
  } finally {
    await writing.catch(() => {})
  }
  return false
}
