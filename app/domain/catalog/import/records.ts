import type { RunState } from '#db/values.ts'
import { cleanLine } from './clean-text.ts'
import type { ReadTime } from './when.ts'

/** What every reader hands over: the raw fields of one thing under the source's own names, and where it stood in the file. */

export type RawValue = string | readonly string[]
export type RawValues = Readonly<Record<string, RawValue>>

/** One date of a record, where the format itself says which dates there are (iCalendar). */
export type RawRun = {
  /** stable within the source: the same date of the same event has the same key at every reading */
  key: string
  starts: ReadTime
  ends: ReadTime | null
  state: RunState
}

export type ReadRecord = {
  is: 'record'
  line: number
  values: RawValues
  runs?: readonly RawRun[]
  /** `runs` are all the dates it has: one that was told before and is not among them is off */
  runsAreAll?: boolean
  /** keys of further dates, which records of their own tell */
  toldElsewhere?: readonly string[]
  /** the row has too few or too many cells: its values may stand in the wrong columns */
  ragged?: 'short' | 'long'
}
/** `whole`: the file is refused, not one of its records. */
type ReadRefusal = { is: 'refused'; line: number; reason: string; whole?: true }
/** `group`: repeats of one group are listed a few times and counted beyond. */
export type ReadWarning = { is: 'warning'; line: number; reason: string; group: string }
export type ReadItem = ReadRecord | ReadRefusal | ReadWarning

/** A file that can be read again from its start. */
export type ByteSource = () => AsyncIterable<Uint8Array>

export const importFormats = ['csv', 'ics', 'rss', 'jsonld', 'json'] as const
export type ImportFormat = (typeof importFormats)[number]

/** Values without a prototype, so that a column called `__proto__` is a column and nothing more. */
export function emptyValues(): Record<string, RawValue> {
  return Object.create(null) as Record<string, RawValue>
}

export function warning(line: number, group: string, reason: string): ReadWarning {
  return { is: 'warning', line, reason, group }
}

export function refusal(line: number, reason: string): ReadRefusal {
  return { is: 'refused', line, reason }
}

export function wholeRefusal(reason: string): ReadRefusal {
  return { is: 'refused', line: 1, reason, whole: true }
}

/** A raw value as one text; lists are joined with semicolons. */
export function asText(value: RawValue | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : value.join('; ')
}

/** Shortens a value for a message, so that a report stays readable whatever a file holds. */
export function quoted(text: string, limit = 60): string {
  const line = cleanLine(text.slice(0, limit * 8)).text
  return `“${line.length > limit ? `${[...line].slice(0, limit).join('')}…` : line}”`
}
