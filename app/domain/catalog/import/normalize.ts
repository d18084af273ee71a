import { isSiteRoot, samePage, sameTitle } from './addresses.ts'
import { cleanLine } from './clean-text.ts'
import { dedupeKey } from './dedupe.ts'
import type { Draft, RunDraft } from './draft.ts'
import { type FieldReader, readFields } from './field-values.ts'
import { readCost, readDuration, readLevels, readLists, readManner, readTopics } from './normalize-codes.ts'
import type { NormalizeContext } from './normalize-context.ts'
import { lengthOfRuns, readDates, settleDelivery } from './normalize-dates.ts'
import { readTexts, readTitle, readUrl } from './normalize-text.ts'
import { damageOf } from './ragged.ts'
import { quoted, type ReadRecord } from './records.ts'
import type { Say } from './runs.ts'

/** A raw record to a clean draft, or to a refusal in words. */

export function normalize(record: ReadRecord, context: NormalizeContext): { draft: Draft } | { refusal: string } {
  const say: Say = (group, reason) => context.warn(record.line, group, reason)
  const fields = readFields(record.values, context.mapping, context.set)
  const reading = readTitle(fields, say)
  if ('refusal' in reading) return reading
  const damage = record.ragged ? damageOf(record.ragged, fields) : null
  if (damage !== null) return { refusal: damage }
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
