import { shortHash } from './dedupe.ts'
import { type Draft, unstated } from './draft.ts'
import { addToIndex, type Candidate, type Index, resolve } from './resolve.ts'
import { settle } from './settle.ts'
import { changes, nothingToWrite, type Seen, type Target } from './target.ts'

/** All drafts of a batch, one after another, against what is stored: what to write, and how each is counted. */

export type Outcome = 'created' | 'updated' | 'unchanged' | 'merged'
export type Proposal = { target: Target; other: Target | Candidate; title: string; reason: string }
export type Decision = {
  targets: Target[]
  proposals: Proposal[]
  counts: Record<Outcome, number>
  warnings: { line: number; group: string; reason: string }[]
}
export type BatchContext = { source: string; file: number; fileName: string; now: Date }

export function decideBatch(drafts: readonly Draft[], index: Index, context: BatchContext): Decision {
  const targets = new Set<Target>()
  const decision: Decision = { targets: [], proposals: [], counts: { created: 0, updated: 0, unchanged: 0, merged: 0 }, warnings: [] }
  for (const draft of drafts) {
    const say = (group: string, reason: string) => decision.warnings.push({ line: draft.line, group, reason })
    const { target, outcome } = decideOne(draft, index, context, decision, say)
    targets.add(target)
    decision.counts[outcome] += 1
  }
  decision.targets = [...targets]
  return decision
}

type Say = (group: string, reason: string) => void

function decideOne(draft: Draft, index: Index, context: BatchContext, decision: Decision, say: Say): { target: Target; outcome: Outcome } {
  const found = resolve(draft, index, context.source)
  const sayer = `${context.source}/${context.fileName}`
  const name = found.is === 'same' ? found.alias : (found.key ?? `~${draft.dedupeKey}`)
  const recordHash = draft.runs.length === 0 ? '' : shortHash(`${context.source}\n${name}`)
  if (found.is === 'new') {
    const target = newTarget(draft, found.key, context)
    if (draft.role === 'run') say('run-alone', `No option has the id ${draft.key}; the date is listed under its own title`)
    settle(draft, target, recordHash, { owns: true, leads: true, sayer, now: context.now, say })
    target.seen = { file: context.file, status: 'created' }
    addToIndex(index, target, [name])
    for (const { target: other, reason } of found.proposals) decision.proposals.push({ target, other, title: draft.told.title, reason })
    return { target, outcome: 'created' }
  }
  const { target } = found
  const first = target.seen === null
  const owns = found.is === 'known' && first && draft.role === 'option' && target.source === context.source
  if (found.is === 'same') join(target, found.alias, found.reason, draft, context, index)
  const before = countWrites(target)
  settle(draft, target, recordHash, { owns, leads: target.seen?.file !== context.file, sayer, now: context.now, say })
  const changed = countWrites(target) !== before
  return { target, outcome: count(target, { first, changed, joined: found.is === 'same' }, context.file) }
}

/** The option is known by one name more; where another unit tells it too, both offer it. */
function join(target: Target, alias: string, reason: string, draft: Draft, { source }: BatchContext, index: Index): void {
  target.write.aliases.push({ externalId: alias, title: draft.told.title, reason })
  index.byKey.set(alias, target)
  if (target.source !== source && draft.told.unit_id !== target.columns.unit_id) target.write.units.push(draft.told.unit_id)
}

function count(target: Target, { first, changed, joined }: { first: boolean; changed: boolean; joined: boolean }, file: number): Outcome {
  const before: Seen = target.seen ?? { file, status: changed ? 'updated' : 'unchanged' }
  target.seen = changed && before.status === 'unchanged' ? { file, status: 'updated' } : { ...before, file }
  if (joined) return 'merged'
  if (first) return changed ? 'updated' : 'unchanged'
  return changed || before.status !== 'unchanged' ? 'merged' : 'unchanged'
}

/** Grows with everything that a draft changes in a target. */
function countWrites(target: Target): string {
  const { write, columns, topics, price, lastSeen, dated, state } = target
  return changes(target) ? JSON.stringify([write.newRuns.length, write.changedRuns, columns, topics, price, lastSeen, dated, state]) : ''
}

function newTarget(draft: Draft, key: string | null, { source }: BatchContext): Target {
  return {
    id: null,
    source,
    externalId: key,
    dedupeKey: key === null ? draft.dedupeKey : null,
    state: draft.state,
    columns: { ...unstated, kind: draft.otherwise.kind, ...draft.told },
    topics: [],
    price: draft.price ?? null,
    lastSeen: draft.lastSeen,
    dated: draft.runs.length > 0 || (draft.told.kind ?? draft.otherwise.kind) === 'event',
    runs: [],
    saidBy: new Map(),
    locked: new Set(),
    seen: null,
    write: { ...nothingToWrite(), price: draft.price !== undefined && draft.price !== null },
  }
}
