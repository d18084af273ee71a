import type { Delivery, RunState } from '#db/values.ts'
import { isSiteRoot, readAddress, samePage, sameTitle } from './addresses.ts'
import { cleanLine } from './clean-text.ts'
import { dedupeKey } from './dedupe.ts'
import type { Draft, OptionColumns, RunDraft } from './draft.ts'
import { type FieldReader, readFields, type SetForAll } from './field-values.ts'
import { saysDay } from './fixed-columns.ts'
import type { Lookups } from './lookups.ts'
import type { Mapping } from './mapping.ts'
import { readCost, readDuration, readLevels, readLists, readManner, readTopics } from './normalize-codes.ts'
import { readTexts, readTitle, readUrl } from './normalize-text.ts'
import { type ImportFormat, quoted, type ReadRecord } from './records.ts'
import { isOnlinePlace, type RunFacts, type Say, splitTitle, toRun } from './runs.ts'
import { type ReadTime, readTime } from './when.ts'
import { readZone } from './zones.ts'

/** A raw record to a clean draft, or to a refusal in words. */

export type NormalizeContext = {
  format: ImportFormat
  mapping: Mapping
  set: SetForAll
  lookups: Lookups
  unit: { id: number; zone: string | null }
  warn(line: number, group: string, reason: string): void
}

export function normalize(record: ReadRecord, context: NormalizeContext): { draft: Draft } | { refusal: string } {
  const say: Say = (group, reason) => context.warn(record.line, group, reason)
  const fields = readFields(record.values, context.mapping, context.set)
  const reading = readTitle(fields, say)
  if ('refusal' in reading) return reading
  if (record.ragged && isShifted(fields)) return { refusal: 'The cells stand in the wrong columns: what should be the web address is none' }
  const url = fields.has('url') ? readUrl(fields, say) : undefined
  const manner = readManner(fields, say)
  const { title, runs } = readDates(record, reading.title, fields, manner.delivery, context, say)
  const { told: cost, price } = readCost(fields, say)
  const topics = readTopics(fields, context.lookups, say)
  const unitId = readUnit(fields, context, say)
  const length = readDuration(fields, say)
  const delivery = settleDelivery(manner.delivery, fields, runs, say)
  const told: Draft['told'] = {
    title,
    unit_id: unitId,
    ...(url === undefined ? {} : { url }),
    ...readTexts(fields, say),
    ...manner.told,
    ...(delivery === undefined ? {} : { delivery }),
    ...readLevels(fields, say),
    ...readLists(fields, say),
    ...(fields.has('minutes') ? length : lengthOfRuns(runs)),
    ...cost,
  }
  return {
    draft: {
      ...identify(record, title, url ?? null, unitId, runs, fields, say),
      told,
      ...(topics === undefined ? {} : { topics }),
      ...(price === undefined ? {} : { price }),
      runs,
      ...aboutRecord(record, runs, fields, told, context, say),
    },
  }
}

/** In a row with too few or too many cells, an address that is none shows that the cells have moved. */
function isShifted(fields: FieldReader): boolean {
  const url = fields.text('url')
  return url !== '' && readAddress(url) === null
}

type Identity = Pick<Draft, 'line' | 'key' | 'keyIsPage' | 'dedupeKey' | 'titleKey' | 'page'>

function identify(
  record: ReadRecord,
  title: string,
  url: string | null,
  unitId: number,
  runs: readonly RunDraft[],
  fields: FieldReader,
  say: Say,
): Identity {
  const page = url === null || isSiteRoot(url) ? null : samePage(url)
  const { text: id } = cleanLine(fields.text('external_id'))
  if (id.length > 500) say('id', `The id ${quoted(id)} is longer than 500 characters and was not used`)
  const stated = id === '' || id.length > 500 ? null : id
  const key = stated ?? page
  // only what has no key is known by it
  const identity = key === null ? dedupeKey(unitId, title, runs[0]?.starts_at.toISOString() ?? null) : ''
  return { line: record.line, key, keyIsPage: stated === null && page !== null, dedupeKey: identity, titleKey: sameTitle(title), page }
}

function readUnit(fields: FieldReader, { lookups, unit }: NormalizeContext, say: Say): number {
  const { text } = cleanLine(fields.text('unit'))
  if (text === '') return unit.id
  const id = lookups.unitId(text)
  if (id === null) say(`unit ${text.slice(0, 80)}`, `The unit ${quoted(text)} is not known; the unit of the import was taken`)
  return id ?? unit.id
}

function readDates(
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
function settleDelivery(
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

function lengthOfRuns(runs: readonly RunDraft[]): Partial<OptionColumns> {
  const [run] = runs
  if (run === undefined) return {}
  const days = Math.round((run.ends_at.getTime() - run.starts_at.getTime()) / 86_400_000)
  if (run.all_day) return run.note === null && days >= 1 && days <= 4000 ? { minutes: null, span_days: days, length_note: null } : {}
  if (run.minutes === null) return {}
  return days >= 1
    ? { minutes: null, span_days: Math.min(days + 1, 4000), length_note: null }
    : { minutes: run.minutes, span_days: null, length_note: null }
}

function aboutRecord(
  record: ReadRecord,
  runs: readonly RunDraft[],
  fields: FieldReader,
  told: Draft['told'],
  { format, mapping }: NormalizeContext,
  say: Say,
): Pick<Draft, 'runsAreAll' | 'toldElsewhere' | 'lastSeen' | 'otherwise' | 'state' | 'role'> {
  const draft = /^draft$/iu.test(fields.text('status').trim())
  if (draft) say('draft', `${quoted(told.title)} is a draft at its source; it was taken as a draft`)
  const stated = Number(/^(19[5-9]\d|20\d\d)$/u.exec(fields.text('year').trim())?.[1] ?? Number.NaN)
  const years = [...runs.map((run) => Number(run.starts_local.slice(0, 4))), ...(Number.isNaN(stated) ? [] : [stated])]
  const event = format === 'ics' || runs.some((run) => !run.all_day)
  return {
    runsAreAll: record.runsAreAll === true,
    toldElsewhere: record.toldElsewhere ?? [],
    lastSeen: years.length === 0 ? null : Math.max(...years),
    otherwise: { kind: event ? 'event' : format === 'rss' && runs.length === 0 ? 'resource' : 'course' },
    state: draft ? 'draft' : 'published',
    role: mapping.role === 'runs' ? 'run' : 'option',
  }
}
