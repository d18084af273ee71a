import type { Row } from '#db/schema.ts'
import { offeredSince, type PartMode, type PriceTier, type RunState } from '#db/values.ts'

/** One learning option with all that hangs on it, as pages, feeds and the index read it. */
export type OptionRecord = Omit<Row<'options'>, 'part_of_id'> & {
  unit: UnitRef
  /** further units of the family that offer it together */
  withUnits: UnitRef[]
  prices: { tier: PriceTier; amountMinor: number | null; currency: string; note: string | null }[]
  /** runs in the order of their first part; a run may have parts without a date of their own */
  runs: Run[]
  topics: string[]
  themes: string[]
  /** chosen directly and following from the themes, each once */
  goals: string[]
  partOf: { slug: string; title: string } | null
  /** options that are part of this one (sessions of a conference) */
  sessions: { slug: string; title: string }[]
}

export type UnitRef = { slug: string; name: string; acronym: string | null; kind: string }

export type Run = {
  id: number
  uid: string
  sequence: number
  state: RunState
  seats: number | null
  closesAt: Date | null
  illustrative: boolean
  parts: Part[]
}

export type Part = {
  position: number
  title: string | null
  mode: PartMode
  place: string | null
  url: string | null
  note: string | null
  /** wall-clock time at the event, `YYYY-MM-DDTHH:MM:SS`, in `zone`; both null where the part has no date of its own */
  startsLocal: string | null
  endsLocal: string | null
  zone: string | null
  allDay: boolean
  startsAt: Date | null
  endsAt: Date | null
  minutes: number | null
}

/** First start and last end of a run, or null when none of its parts has a date. */
export function runSpan(run: Run): { start: Date; end: Date } | null {
  let start: Date | null = null
  let end: Date | null = null
  for (const part of run.parts) {
    if (!part.startsAt || !part.endsAt) continue
    if (!start || part.startsAt < start) start = part.startsAt
    if (!end || part.endsAt > end) end = part.endsAt
  }
  return start && end ? { start, end } : null
}

/** The run that a person can still join or is in: the one that ends soonest after `now`, cancelled ones aside. What is archived has none. */
export function nextRun(record: Pick<OptionRecord, 'runs' | 'archived_at'>, now: Date): Run | null {
  if (record.archived_at) return null
  let best: { run: Run; end: Date } | null = null
  for (const run of record.runs) {
    const span = runSpan(run)
    if (!span || span.end <= now || run.state === 'cancelled') continue
    if (!best || span.end < best.end) best = { run, end: span.end }
  }
  return best?.run ?? null
}

/** The next meeting of a run that may be under way: the first dated part that has not ended. */
export function nextPart(run: Run, now: Date): Part | null {
  return run.parts.filter((part) => part.endsAt && part.endsAt > now).sort((a, b) => Number(a.startsAt) - Number(b.startsAt))[0] ?? null
}

/**
 * Open: can be taken or used now or later, and not archived by who offers it.
 * A dated run decides where there is one; without dates, what needs a date is open unless it was last seen before 2022.
 */
export function isOpen(record: Pick<OptionRecord, 'runs' | 'dated' | 'last_seen' | 'archived_at'>, now: Date): boolean {
  return opensWithoutDate(record) || nextRun(record, now) !== null
}

/** Open whatever the time, because no date decides. */
export function opensWithoutDate(record: Pick<OptionRecord, 'runs' | 'dated' | 'last_seen' | 'archived_at'>): boolean {
  if (record.archived_at) return false
  if (!record.dated) return true
  if (record.runs.some((run) => runSpan(run) !== null)) return false
  return record.last_seen === null || record.last_seen >= offeredSince
}
