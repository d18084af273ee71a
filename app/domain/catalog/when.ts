import { isOpen, nextPart, nextRun, type OptionRecord, type Part, type Run, runSpan } from './record.ts'

/** When an option can be taken or used, decided once for rows, panels, feeds and cards. */
export type When =
  /** a resource: any time */
  | { kind: 'any-time' }
  /** a service without dates of its own */
  | { kind: 'ongoing' }
  /** needs a date, and no source states one */
  | { kind: 'undated'; lastSeen: number | null }
  /** not offered now */
  | { kind: 'past'; lastOffered: number | null; cancelled: boolean }
  /** one coming meeting */
  | { kind: 'single'; run: Run; part: Part }
  /** several meetings or days; `next` is the next meeting, `underWay` when the first is over */
  | { kind: 'series'; run: Run; start: Date; end: Date; next: Part; underWay: boolean }

export function whenOf(record: OptionRecord, now: Date): When {
  const run = nextRun(record, now)
  if (run) {
    const part = nextPart(run, now)
    const span = runSpan(run)
    if (part && span) {
      const dated = run.parts.filter((candidate) => candidate.startsAt)
      if (dated.length === 1 && isOneDay(part)) return { kind: 'single', run, part }
      return { kind: 'series', run, start: span.start, end: span.end, next: part, underWay: span.start <= now }
    }
  }
  if (!isOpen(record, now)) return { kind: 'past', lastOffered: lastOffered(record), cancelled: onlyCancelled(record, now) }
  if (record.dated) return { kind: 'undated', lastSeen: record.last_seen }
  return { kind: record.kind === 'service' ? 'ongoing' : 'any-time' }
}

/** One meeting, though it goes on past midnight; whole days end at the midnight that follows them. */
function isOneDay(part: Part): boolean {
  const hours = (Date.parse(`${part.endsLocal}Z`) - Date.parse(`${part.startsLocal}Z`)) / 3_600_000
  return part.allDay ? hours <= 24 : hours < 24
}

function onlyCancelled(record: OptionRecord, now: Date): boolean {
  return record.runs.some((run) => run.state === 'cancelled' && Number(runSpan(run)?.end ?? 0) > now.getTime())
}

/** The year of the last run as it was on the wall there, or the year in which a source last saw it. */
function lastOffered(record: OptionRecord): number | null {
  const starts = record.runs.flatMap((run) => (run.state === 'cancelled' ? [] : run.parts.flatMap((part) => part.startsLocal ?? [])))
  const last = starts.sort().at(-1)
  return last ? Number(last.slice(0, 4)) : record.last_seen
}

/** Whole days until registration closes, when that lies ahead and within two weeks; else null. */
export function closesInDays(record: OptionRecord, now: Date): number | null {
  const closes = nextRun(record, now)?.closesAt
  if (!closes || closes <= now) return null
  const days = Math.ceil((closes.getTime() - now.getTime()) / 86_400_000)
  return days <= 14 ? days : null
}
