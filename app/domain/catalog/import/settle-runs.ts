import { shortHash } from './dedupe.ts'
import { type Draft, type RunDraft, sameValue } from './draft.ts'
import type { SettleContext, StoredRun, Target } from './target.ts'

/** Dates of a draft against the dates stored: added, moved in place (so that calendars see the same event move), or called off. */

/** Stable for calendars: the record's own hash, then the date's key. */
function runUid(recordHash: string, key: string): string {
  return `${recordHash}-${/^[0-9TZ]{8,16}$/u.test(key) ? key.toLowerCase() : shortHash(key)}@learning-hub`
}

export function settleRuns(draft: Draft, target: Target, recordHash: string, { owns, now, say }: SettleContext): void {
  if (draft.runs.length === 0) return
  if (target.locked.has('runs')) {
    say('locked runs', 'The dates were edited by hand and are locked; what the file says was not taken')
    return
  }
  const own = target.runs.filter(({ uid }) => uid.startsWith(`${recordHash}-`))
  const [only] = own
  const [told] = draft.runs
  if (owns && !draft.runsAreAll && only !== undefined && told !== undefined && own.length === 1 && draft.runs.length === 1) {
    change(target, only, told)
    return
  }
  const uids = new Set(draft.toldElsewhere.map((key) => runUid(recordHash, key)))
  for (const run of draft.runs) {
    const uid = runUid(recordHash, run.key)
    uids.add(uid)
    const stored = own.find((candidate) => candidate.uid === uid)
    if (stored) change(target, stored, run)
    else if (!target.write.newRuns.some((added) => added.uid === uid)) target.write.newRuns.push({ uid, run })
  }
  if (!owns || !draft.runsAreAll) return
  for (const run of own) {
    if (!uids.has(run.uid) && run.starts_at > now && run.state === 'scheduled') change(target, run, { ...run, key: '', state: 'cancelled' })
  }
}

const COMPARED = ['state', 'mode', 'place', 'note', 'starts_local', 'ends_local', 'zone', 'all_day', 'minutes'] as const

function change(target: Target, stored: StoredRun, run: RunDraft): void {
  if (COMPARED.every((name) => sameValue(stored[name], run[name]))) return
  Object.assign(stored, run)
  target.write.changedRuns = [...target.write.changedRuns.filter(({ id }) => id !== stored.id), { id: stored.id, run }]
}
