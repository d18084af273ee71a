/** What an import has to say about the rows: each refusal, and warnings by group, the first ones singly and the rest as a count. */

export type Finding = { line: number; reason: string; file?: string }
type Severity = 'refused' | 'warning'
export type Noted = Finding & { severity: Severity }

const LISTED = 20
const REFUSALS_LISTED = 20_000
const GROUPS = 2000

type Findings = {
  refuse(line: number, reason: string): void
  warn(line: number, group: string, reason: string): void
  /** what has been listed since the last call: to be stored with the batch that it belongs to */
  take(): Noted[]
  /** ends the listing with the counts of what was not listed singly */
  finish(): void
  count(): { refused: number; warnings: number }
}

export function createFindings(): Findings {
  const groups = new Map<string, { times: number; line: number; reason: string }>()
  let fresh: Noted[] = []
  let refused = 0
  let warnings = 0
  let unlisted: Finding | null = null
  return {
    refuse(line, reason) {
      refused += 1
      if (refused <= REFUSALS_LISTED) fresh.push({ severity: 'refused', line, reason })
      else unlisted ??= { line, reason }
    },
    warn(line, group, reason) {
      warnings += 1
      const known = groups.get(group) ?? (groups.size < GROUPS ? undefined : groups.get(''))
      if (known === undefined) {
        groups.set(groups.size < GROUPS ? group : '', { times: 1, line, reason })
      } else {
        known.times += 1
        if (known.times === LISTED + 1) Object.assign(known, { line, reason })
      }
      if ((known?.times ?? 1) <= LISTED) fresh.push({ severity: 'warning', line, reason })
    },
    take() {
      const listed = fresh
      fresh = []
      return listed
    },
    finish() {
      for (const { times, line, reason } of groups.values()) {
        if (times > LISTED)
          fresh.push({
            severity: 'warning',
            line,
            reason: `${(times - LISTED).toLocaleString('en-US')} more of this kind, the first of them: ${reason}`,
          })
      }
      if (unlisted) {
        fresh.push({
          severity: 'refused',
          line: unlisted.line,
          reason: `${(refused - REFUSALS_LISTED).toLocaleString('en-US')} more rows refused, the first of them: ${unlisted.reason}`,
        })
      }
      groups.clear()
    },
    count: () => ({ refused, warnings }),
  }
}
