import { sql } from 'kysely'
import type { Db, Trx } from '#db/schema.ts'
import { type BatchContext, type Decision, decideBatch } from './decide-batch.ts'
import type { Draft } from './draft.ts'
import { addToIndex, type Index } from './resolve.ts'
import { readIndex } from './store-read.ts'
import { writeBatch } from './store-write.ts'
import { nothingToWrite, type Seen, type Target } from './target.ts'

/** One batch, one transaction. Imports take turns, so that two of the same file, or of two units with the same options, see each other's rows. */

const TRIES = 4
/** Deadlock, serialization, a name taken meanwhile, the server restarting. */
const PASSING = new Set(['40P01', '40001', '23505', '57P01', '57P02', '57P03', '08006', '08003', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'])

type BatchRequest = BatchContext & {
  drafts: readonly Draft[]
  seen: Map<number, Seen>
  provenance: string
  /** books kept with the batch */
  record(trx: Trx, decision: Decision): Promise<void>
}

export async function runBatch(db: Db, request: BatchRequest): Promise<Decision> {
  for (let tried = 1; ; tried += 1) {
    try {
      const decision = await db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtext('learning hub: import'))`.execute(trx)
        await planAfresh(trx)
        const index = await readIndex(trx, request.drafts, request.source, request.seen)
        const decided = decideBatch(request.drafts, index, request)
        await writeBatch(trx, decided.targets, decided.proposals, request)
        await request.record(trx, decided)
        return decided
      })
      remember(decision.targets, request.seen)
      return decision
    } catch (error) {
      if (tried >= TRIES || !isPassing(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 300 * tried))
    }
  }
}

/**
 * Triggers and foreign keys keep the plans that they made when the tables were small, and would read them from end to end
 * for every row of a large import. So each batch plans anew: its few hundred rows are looked up one by one, by the indexes.
 */
async function planAfresh(trx: Trx): Promise<void> {
  await sql`discard plans`.execute(trx)
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`.execute(
    trx,
  )
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return PASSING.has(code) || /connection (terminated|ended|error)|not queryable/iu.test(error.message)
}

function remember(targets: readonly Target[], seen: Map<number, Seen>): void {
  for (const target of targets) if (target.id !== null && target.seen !== null) seen.set(target.id, target.seen)
}

/** What a dry run would have made so far, held in memory in place of the database. */
export type Imagined = Index

export function nothingImagined(): Imagined {
  return { byKey: new Map(), byDedupe: new Map(), byPage: new Map(), byStart: new Map() }
}

/** Decides as `runBatch` does and writes nothing. */
export async function imagineBatch(db: Db, request: Omit<BatchRequest, 'record'>, imagined: Imagined): Promise<Decision> {
  const index = await db
    .transaction()
    .setAccessMode('read only')
    .execute((trx) => readIndex(trx, request.drafts, request.source, request.seen, false))
  const recall = (target: Target) => {
    target.write = nothingToWrite()
    return target
  }
  for (const { key, dedupeKey, titleKey, page } of request.drafts) {
    for (const name of [key ?? `~${dedupeKey}`, `${key}#${titleKey}`]) {
      const target = imagined.byKey.get(name)
      if (target && !index.byKey.has(name)) index.byKey.set(name, recall(target))
    }
    const onPage = page === null ? [] : (imagined.byPage.get(page) ?? [])
    const there = page === null ? [] : (index.byPage.get(page) ?? [])
    if (page !== null && onPage.length > 0)
      index.byPage.set(page, [...there, ...onPage.filter((target) => !there.includes(target)).map(recall)])
  }
  const decision = decideBatch(request.drafts, index, request)
  for (const target of decision.targets) {
    if (target.id !== null) continue
    target.id = -imagined.byKey.size - 1
    addToIndex(imagined, target, [target.externalId ?? `~${target.dedupeKey}`])
  }
  for (const [name, target] of index.byKey) if (target.id !== null && target.id < 0) imagined.byKey.set(name, target)
  remember(decision.targets, request.seen)
  return decision
}
