import { type Draft, fieldColumns, isStated, type OptionColumns, sameValue, type ToldField, toldFields } from './draft.ts'
import { settleRuns } from './settle-runs.ts'
import type { SettleContext, Target } from './target.ts'

/**
 * A draft against the option it is about: what changes, what is filled in, what stays. Pure but for the target it works on.
 *
 * - The record that an option was made from owns its fields: what it states is taken, also where it says less than before.
 * - Any other record of the same thing only fills what is open, and may later correct what it filled itself.
 * - A field locked by hand is never touched.
 */

type FieldState = { field: string; told: boolean; stored: boolean; differs: boolean }

export function settle(draft: Draft, target: Target, recordHash: string, context: SettleContext): void {
  for (const field of toldFields) {
    const columns = fieldColumns[field].filter((name) => name in draft.told)
    if (columns.length === 0) continue
    const state = {
      field,
      told: isStated(field, draft.told),
      stored: isStated(field, target.columns),
      differs: columns.some((name) => !sameValue(draft.told[name], target.columns[name])),
    }
    const takes = decide(state, target, context)
    if (!takes) continue
    Object.assign(target.columns, pick(draft.told, field))
    target.write.columns = true
    if (field === 'price' && draft.price !== undefined) {
      target.price = draft.price
      target.write.price = true
    }
  }
  settleTopics(draft, target, context)
  settleState(draft, target, context)
  settleRuns(draft, target, recordHash, context)
}

function pick(told: Draft['told'], field: ToldField): Partial<OptionColumns> {
  return Object.fromEntries(fieldColumns[field].filter((name) => name in told).map((name) => [name, told[name]]))
}

/** Whether the draft's value is to be taken; keeps the books on who said it. */
function decide(state: FieldState, target: Target, { owns, leads, sayer, say }: SettleContext): boolean {
  const { field, told, stored, differs } = state
  if (!differs) return false
  if (isLocked(field, target)) {
    if (told) say(`locked ${field}`, `${field} was edited by hand and is locked; what the file says was not taken`)
    return false
  }
  const before = target.saidBy.get(field)
  if (owns) {
    if (!told) return before === undefined
    if (before !== undefined) {
      target.saidBy.delete(field)
      target.write.said.delete(field)
      target.write.unsaid.add(field)
    }
    return true
  }
  if (!told) return false
  if (stored && !(leads && before === sayer)) {
    if (field !== 'unit' && field !== 'kind' && before !== sayer)
      say(`differs ${field}`, `${field} differs from what was told first of the same option, which was kept`)
    return false
  }
  target.saidBy.set(field, sayer)
  target.write.unsaid.delete(field)
  target.write.said.set(field, sayer)
  return true
}

function isLocked(field: string, { locked }: Target): boolean {
  return locked.has(field) || (field in fieldColumns && fieldColumns[field as ToldField].some((name) => locked.has(name)))
}

function settleTopics(draft: Draft, target: Target, context: SettleContext): void {
  if (draft.topics === undefined) return
  const state = {
    field: 'topics',
    told: draft.topics.length > 0,
    stored: target.topics.length > 0,
    differs: !sameValue(draft.topics, target.topics),
  }
  if (!decide(state, target, context)) return
  target.topics = draft.topics
  target.write.topics = true
}

/** What was a draft at its source may be published later; nothing is withdrawn by an import. The last year seen only grows. */
function settleState(draft: Draft, target: Target, { owns, say }: SettleContext): void {
  if (owns && target.state === 'draft' && draft.state === 'published' && !target.locked.has('state')) {
    target.state = 'published'
    target.write.columns = true
  } else if (owns && target.state === 'published' && draft.state === 'draft')
    say('unpublish', 'It is a draft at its source and published here; it stays so')
  if (draft.lastSeen !== null && draft.lastSeen > (target.lastSeen ?? 0)) {
    target.lastSeen = draft.lastSeen
    target.write.columns = true
  }
  if (draft.runs.length > 0 && !target.dated) {
    target.dated = true
    target.write.columns = true
  }
}
