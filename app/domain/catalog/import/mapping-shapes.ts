import { readDelivery, readFormat, readKind, readLevel } from './code-words.ts'
import { type Column, looksLikeClock, spread } from './evidence.ts'
import { type Field, foldHeader, headerScore } from './header-words.ts'
import { readLanguage } from './languages.ts'
import { readLength } from './lengths.ts'
import type { MappingEntry } from './mapping-entry.ts'
import { readPrice } from './prices.ts'
import { quoted } from './records.ts'
import { readTime } from './when.ts'

/** Fields that stand in several columns, and columns that pack several fields. */

const PACKED = [' · ', ' • ', ' | ']
const PARTS: readonly (readonly [Field, (text: string) => boolean])[] = [
  ['minutes', (text) => readLength(text) !== null],
  ['level', (text) => readLevel(text).understood || /^(mixed|all levels)$/iu.test(text)],
  ['price', (text) => readPrice(text) !== null],
  ['format', (text) => readFormat(text) !== null || readKind(text) !== null],
  ['delivery', (text) => readDelivery(text) !== null],
  ['language', (text) => readLanguage(text) !== null],
]

/** "Beginner · Course · 1 - 3 Months": a column whose parts are two fields or more that no other column names. */
export function packedColumn(column: Column, columns: readonly Column[]): MappingEntry[] {
  const sample = spread(column.values)
  const separator = PACKED.find((mark) => sample.length > 0 && sample.filter((text) => text.includes(mark)).length >= sample.length * 0.8)
  if (separator === undefined) return []
  const rows = sample.map((text) => text.split(separator).map((part) => part.trim()))
  const width = Math.max(...rows.map((row) => row.length))
  if (width > 6) return []
  const entries: MappingEntry[] = []
  for (let index = 0; index < width; index += 1) {
    const parts = rows.flatMap((row) => row.slice(index, index + 1))
    const best = PARTS.map(([field, reads]) => ({ field, times: parts.filter(reads).length })).sort((a, b) => b.times - a.times)[0]
    if (
      best === undefined ||
      best.times < parts.length * (best.field === 'format' ? 0.25 : 0.5) ||
      entries.some(({ field }) => field === best.field)
    )
      continue
    if (columns.some((other) => other !== column && headerScore(best.field, foldHeader(other.name)) > 90)) continue
    const reason = `part ${index + 1} of the column ${quoted(column.name)}, which packs several by ${quoted(separator)}: ${best.times} of ${parts.length} read so`
    entries.push({ field: best.field, columns: [column.name], take: 'first', part: { separator, index }, reason, given: false })
  }
  return entries.length >= 2 ? entries : []
}

/** A day in one column and the time of day in another. */
export function composedDates(columns: readonly Column[]): MappingEntry[] {
  return (['starts', 'ends'] as const).flatMap((field) => {
    const called = columns.filter(({ name }) => headerScore(field, foldHeader(name)) > 0)
    const day = called.find(
      ({ values }) =>
        values.length > 0 && spread(values).filter((text) => readTime(text)?.time === null).length >= spread(values).length * 0.5,
    )
    const clock = columns.find(
      ({ name, values }) =>
        isClockOf(field, name) && values.length > 0 && spread(values).filter(looksLikeClock).length >= spread(values).length * 0.5,
    )
    if (!day || !clock || day === clock) return []
    const reason = `the day stands in ${quoted(day.name)}, the time of day in ${quoted(clock.name)}`
    return [{ field, columns: [day.name, clock.name], take: 'join' as const, reason, given: false }]
  })
}

function isClockOf(field: 'starts' | 'ends', name: string): boolean {
  const folded = foldHeader(name)
  return field === 'starts'
    ? /\b(start|begin|from)\b|^time$/u.test(folded) && !/\bzone\b/u.test(folded)
    : /\b(end|finish|to|until)\b/u.test(folded) && !/\bzone\b/u.test(folded)
}

/** A course code out of two columns, as registrars keep it: subject and number. */
export function composedIdentity(columns: readonly Column[]): MappingEntry | null {
  const subject = columns.find(
    ({ name, values }) =>
      /^(subject|subject code|department|dept|prefix|course prefix)$/u.test(foldHeader(name)) &&
      spread(values).every((text) => /^[A-Z&-]{1,8}$/u.test(text)),
  )
  const number = columns.find(
    ({ name, values }) =>
      /^(number|course number|catalog number|no|num)$/u.test(foldHeader(name)) &&
      spread(values).every((text) => /^\d{1,5}[A-Z]{0,2}$/u.test(text)),
  )
  if (!subject || !number || subject.values.length === 0 || number.values.length === 0) return null
  const reason = `${quoted(subject.name)} and ${quoted(number.name)} together are the code of a course; rows of the same code are sections of one course`
  return { field: 'external_id', columns: [subject.name, number.name], take: 'join', reason, given: false }
}

const SPEAKING_TITLES: readonly (readonly [RegExp, string])[] = [
  [/^(presentation|talk|session|panel|poster) (title|name)$/u, 'conference-session'],
  [/^workshop (title|name)$/u, 'workshop'],
  [/^webinar (title|name)$/u, 'webinar'],
]

/** A column called "presentation title" says that all of them are presentations. */
export function formatOfTitle(title: MappingEntry | undefined): MappingEntry[] {
  const name = title?.columns[0] ?? ''
  const format = SPEAKING_TITLES.find(([pattern]) => pattern.test(foldHeader(name)))?.[1]
  if (format === undefined) return []
  return [
    {
      field: 'format',
      columns: [],
      constant: format,
      take: 'first',
      reason: `the title stands in a column called ${quoted(name)}`,
      given: false,
    },
  ]
}

/** Further columns of subject words stand beside the one chosen. */
export function topicColumns(entry: MappingEntry, open: readonly Column[]): Pick<MappingEntry, 'columns' | 'take' | 'reason'> {
  const more = open.filter(
    ({ name, values }) =>
      /\b(topics?|keywords?|tags?|categor(y|ies)|subjects?|skills?)$/u.test(foldHeader(name)) &&
      values.length > 0 &&
      values.slice(0, 50).every((text) => text.length < 3000),
  )
  const columns = [...entry.columns, ...more.slice(0, 4).map(({ name }) => name)]
  return { columns, take: 'all', reason: columns.length > 1 ? `${entry.reason}; so do ${columns.length - 1} more` : entry.reason }
}
