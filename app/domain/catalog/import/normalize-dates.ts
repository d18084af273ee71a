import type { Delivery, RunState } from '#db/values.ts'
import { cleanLine } from './clean-text.ts'
import type { OptionColumns, RunDraft } from './draft.ts'
import type { FieldReader } from './field-values.ts'
import { saysDay } from './fixed-columns.ts'
import type { NormalizeContext } from './normalize-context.ts'
import { quoted, type ReadRecord } from './records.ts'
import { isOnlinePlace, type RunFacts, type Say, splitTitle, toRun } from './runs.ts'
import { type ReadTime, readTime } from './when.ts'
import { readZone } from './zones.ts'

/** The dates of a record, and what they tell of its length and of how it is taken. */

export function readDates(
  record: ReadRecord,
  title: string,
  fields: FieldReader,
  delivery: Delivery | 'online' | null,
  context: NormalizeContext,
  say: Say,
): { title: string; runs: RunDraft[] } {
  const told = tellDates(record, fields, say)
  const first = told[0]
  const split = first && context.format === 'rss' ? splitTitle(title, first.starts.date, saysDay) : null
  if (split !== null) {
    say(
      'title-glued',
      `The date${split.place === null ? '' : ' and the place'} behind the title ${quoted(split.title)} ${split.place === null ? 'was' : 'were'} taken off it`,
    )
    // a day without a time of day, at midnight: the whole day
    if (!split.clock && first?.starts.time === '00:00:00') first.starts = { ...first.starts, time: null, offset: null, zone: null }
  }
  const zoneForAll = context.set.zone === undefined ? null : (readZone(context.set.zone)?.zone ?? null)
  const facts: RunFacts = {
    zoneForAll,
    zoneOtherwise: columnZone(fields, say) ?? context.unit.zone,
    place: cleanLine(fields.text('place')).text || split?.place || null,
    delivery,
    title,
  }
  const runs = told.map((run) => toRun(run, facts, say)).filter((run) => run !== null)
  return { title: split?.title ?? title, runs }
}

type ToldDate = { key: string | null; starts: ReadTime; ends: ReadTime | null; state: RunState }

function tellDates(record: ReadRecord, fields: FieldReader, say: Say): ToldDate[] {
  const state: RunState = /\bcancell?ed\b/iu.test(fields.text('status'))
    ? 'cancelled'
    : /\bpostponed\b/iu.test(fields.text('status'))
      ? 'postponed'
      : 'scheduled'
  if (record.runs !== undefined && record.runs.length > 0)
    return record.runs.map((run) => ({ ...run, state: run.state === 'scheduled' ? state : run.state }))
  const raw = cleanLine(fields.text('starts')).text
  if (raw === '') return []
  const starts = readTime(raw)
  if (starts === null) {
    say('starts', `The start ${quoted(raw)} is not understood; the date is not stated`)
    return []
  }
  if (starts.monthFirst) say('month-first', `${quoted(raw)} was read with the month first: ${starts.date}`)
  const rawEnd = cleanLine(fields.text('ends')).text
  const ends = rawEnd === '' ? null : readTime(rawEnd)
  if (rawEnd !== '' && ends === null) say('ends', `The end ${quoted(rawEnd)} is not understood; it is not stated`)
  return [{ key: null, starts, ends, state }]
}

function columnZone(fields: FieldReader, say: Say): string | null {
  const raw = fields.text('zone').trim()
  if (raw === '') return null
  const reading = readZone(raw)
  if (reading === null) say(`zone ${raw.slice(0, 60)}`, `The time zone ${quoted(raw)} is unknown; it is not stated`)
  else if (reading.guess !== null) say(`zone ${raw.slice(0, 60)}`, reading.guess)
  return reading?.zone ?? null
}

/** `undefined` where the record says nothing of it. "Online" with a date is live; a room is in person, unless the text speaks of a way online. */
export function settleDelivery(
  delivery: Delivery | 'online' | null,
  fields: FieldReader,
  runs: readonly RunDraft[],
  say: Say,
): Delivery | undefined {
  if (delivery !== null && delivery !== 'online') return delivery
  const timed = runs.some((run) => !run.all_day)
  if (delivery === 'online') {
    if (timed) return 'live-online'
    say('online', 'It is online, but nothing says whether live or at any time; the way of taking part is not stated')
    return 'not-stated'
  }
  const place = runs[0]?.place ?? null
  if (place === null) return fields.has('delivery') ? 'not-stated' : undefined
  if (isOnlinePlace(place)) return timed ? 'live-online' : 'not-stated'
  return /\b(zoom|virtual(ly)?|online|hybrid|livestream|webinar)\b/iu.test(`${fields.text('title')} ${fields.text('description')}`)
    ? 'not-stated'
    : 'in-person'
}

export function lengthOfRuns(runs: readonly RunDraft[]): Partial<OptionColumns> {
  const [run] = runs
  if (run === undefined) return {}
  const days = Math.round((run.ends_at.getTime() - run.starts_at.getTime()) / 86_400_000)
  if (run.all_day) return run.note === null && days >= 1 && days <= 4000 ? { minutes: null, span_days: days, length_note: null } : {}
  if (run.minutes === null) return {}
  return days >= 1
    ? { minutes: null, span_days: Math.min(days + 1, 4000), length_note: null }
    : { minutes: run.minutes, span_days: null, length_note: null }
}
