import { audiences, deliveries, formats, type Kind, kinds, levels, libraryTypes } from '#db/values.ts'
import { cleanLine } from './clean-text.ts'
import {
  type DeliveryReading,
  kindOfFormat,
  ownValue,
  readAudience,
  readDelivery,
  readFormat,
  readKind,
  readLevel,
  readLibraryTypes,
} from './code-words.ts'
import type { OptionColumns, Price } from './draft.ts'
import type { FieldReader } from './field-values.ts'
import { readLanguage } from './languages.ts'
import { readLength } from './lengths.ts'
import type { Lookups } from './lookups.ts'
import { readPrice } from './prices.ts'
import { quoted } from './records.ts'
import type { Say } from './runs.ts'

/** The coded fields of a record. What is not understood is *not stated*, and said. */

type Told = Partial<OptionColumns>

export function readLevels(fields: FieldReader, say: Say): Told {
  if (!fields.has('level')) return {}
  const raw = cleanLine(fields.text('level')).text
  const own = ownValue(levels, raw)
  if (raw === '' || own !== null) return { level: own ?? 'not-stated', level_note: null }
  const { level, note, understood } = readLevel(raw)
  if (!understood) say(`level ${raw.slice(0, 80)}`, `The level ${quoted(raw)} is none of the three; it is not stated, and kept as a note`)
  return { level, level_note: note }
}

/** Format, delivery and kind, which sources mix up in their columns: "Online", "Self-paced", "Course". */
export function readManner(fields: FieldReader, say: Say): { told: Told; delivery: DeliveryReading } {
  const formatText = cleanLine(fields.text('format')).text
  const deliveryText = cleanLine(fields.text('delivery')).text
  const told: Told = {}
  const format = ownValue(formats, formatText) ?? (formatText === '' ? null : readFormat(formatText))
  const kind =
    readRecordKind(fields.list('kind')) ??
    (formatText === '' ? null : readKind(formatText)) ??
    (format === null ? null : kindOfFormat(format))
  const delivery = readWay(deliveryText, formatText, fields.column('delivery'))
  if (kind !== null) told.kind = kind
  if (fields.has('format')) {
    told.format = format ?? 'not-stated'
    if (format === null && formatText !== '' && readKind(formatText) === null && readDelivery(formatText) === null) {
      say(`format ${formatText.slice(0, 80)}`, `The format ${quoted(formatText)} is not known; it is not stated`)
    }
  } else if (deliveryText !== '' && readFormat(deliveryText) !== null) told.format = readFormat(deliveryText) ?? 'not-stated'
  if (fields.has('delivery') && deliveryText !== '' && delivery === null)
    say(`delivery ${deliveryText.slice(0, 80)}`, `The way of taking part ${quoted(deliveryText)} is not known; it is not stated`)
  return { told, delivery: delivery ?? (told.format === 'self-paced' ? 'on-demand' : null) }
}

function readWay(delivery: string, format: string, column: string): DeliveryReading {
  const own = ownValue(deliveries, delivery)
  if (own !== null) return own
  if (/^(true|yes|1|y)$/iu.test(delivery) && /online|virtual/iu.test(column)) return 'online'
  if (/^(false|no|0|n)$/iu.test(delivery) && /online|virtual/iu.test(column)) return 'in-person'
  const first = readDelivery(delivery)
  if (first !== null && first !== 'online') return first
  // "Online" in one column and "Synchronous" in another
  return readDelivery(`${delivery}; ${format}`) ?? first
}

function readRecordKind(types: readonly string[]): Kind | null {
  for (const type of types) {
    const own = ownValue(kinds, type) ?? readKind(type.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    if (own !== null) return own
    if (/Event$/u.test(type)) return 'event'
    if (/^(Course|CourseInstance|LearningOpportunity(Profile)?|LearningProgram|EducationalOccupationalProgram)$/u.test(type))
      return 'course'
    if (/^(VideoObject|AudioObject|HowTo|Guide|TechArticle|Quiz|Syllabus|PresentationDigitalDocument)$/u.test(type)) return 'resource'
  }
  return null
}

export function readLists(fields: FieldReader, say: Say): Told {
  const told: Told = {}
  const each = <T extends string>(
    field: 'audience' | 'library_types',
    own: readonly T[],
    read: (parts: string[]) => { values: T[]; unknown: string[] },
  ) => {
    const parts = fields
      .list(field)
      .map((part) => cleanLine(part).text)
      .filter((part) => part !== '')
    const owned = parts.map((part) => ownValue(own, part)).filter((value) => value !== null)
    const { values, unknown } = read(parts.filter((part) => ownValue(own, part) === null))
    if (unknown.length > 0)
      say(
        `${field} ${unknown.join().slice(0, 80)}`,
        `${quoted(unknown.join('; '))} is no ${field === 'audience' ? 'audience' : 'type of library'} that is known; it is not stated`,
      )
    return [...new Set([...owned, ...values])]
  }
  if (fields.has('audience')) told.audience = each('audience', audiences, readAudience)
  if (fields.has('library_types')) told.library_types = each('library_types', libraryTypes, readLibraryTypes)
  if (fields.has('language')) {
    const parts = fields
      .list('language')
      .map((part) => cleanLine(part).text)
      .filter((part) => part !== '')
    const codes = parts.map((part) => readLanguage(part))
    const unknown = parts.filter((_, index) => codes[index] === null)
    if (unknown.length > 0)
      say(`language ${unknown.join().slice(0, 80)}`, `The language ${quoted(unknown.join('; '))} is not known; it is not stated`)
    told.languages = [...new Set(codes.filter((code) => code !== null))]
    told.text_language = told.languages[0] === 'es' ? 'es' : 'en'
  }
  if (fields.has('partners')) {
    const names = [fields.text('partners')].flatMap((text) => text.split(';')).map((part) => cleanLine(part).text.slice(0, 200))
    told.partners = [...new Set(names.filter((name) => name !== ''))].slice(0, 20)
  }
  return told
}

export function readDuration(fields: FieldReader, say: Say): Told {
  if (!fields.has('minutes')) return {}
  const raw = cleanLine(fields.text('minutes')).text
  const length = raw === '' ? null : readLength(raw, /hours?/iu.test(fields.column('minutes')) ? 'hours' : 'minutes')
  if (raw !== '' && length === null) say(`length ${raw.slice(0, 80)}`, `The length ${quoted(raw)} is not understood; it is not stated`)
  return { minutes: length?.minutes ?? null, span_days: length?.spanDays ?? null, length_note: length?.note?.slice(0, 200) ?? null }
}

export function readCost(fields: FieldReader, say: Say): { told: Told; price?: Price | null } {
  if (!fields.has('price')) return { told: {} }
  const raw = cleanLine(fields.text('price')).text
  const currency = /^[A-Z]{3}$/u.test(fields.text('currency').trim()) ? fields.text('currency').trim() : 'USD'
  const free = /free/iu.test(fields.column('price'))
  if (raw === '' || (free && /^(false|no|0|n)$/iu.test(raw))) return { told: { cost: 'not-stated', cost_note: null }, price: null }
  if (free && /^(true|yes|1|y)$/iu.test(raw)) return { told: { cost: 'free', cost_note: null }, price: { amount: 0, currency } }
  const price = readPrice(raw, currency)
  if (price === null) {
    say(`price ${raw.slice(0, 80)}`, `The price ${quoted(raw)} is not understood; it is not stated, and kept as a note`)
    return { told: { cost: 'not-stated', cost_note: raw.slice(0, 300) }, price: null }
  }
  if (price.cost === 'not-stated' && price.amount !== null)
    say(
      `currency ${price.currency}`,
      `The price ${quoted(raw)} is in ${price.currency}: it is kept, and the cost in US dollars is not stated`,
    )
  return {
    told: { cost: price.cost, cost_note: price.note?.slice(0, 300) ?? null },
    price: price.amount === null ? null : { amount: price.amount, currency: price.currency },
  }
}

export function readTopics(fields: FieldReader, lookups: Lookups, say: Say): string[] | undefined {
  if (!fields.has('topics')) return undefined
  const found = new Set<string>()
  const unknown: string[] = []
  for (const part of fields.list('topics')) {
    const term = cleanLine(part).text
    if (term === '') continue
    const topic = lookups.topic(term) ?? (term.includes(':') ? lookups.topic(term.slice(term.indexOf(':') + 1)) : null)
    if (topic !== null) found.add(topic)
    else if (!unknown.includes(term)) unknown.push(term)
  }
  if (unknown.length > 0) {
    const named = unknown
      .slice(0, 5)
      .map((term) => quoted(term, 40))
      .join(', ')
    say('topics', `Not in the vocabulary, so not taken as topics: ${named}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''}`)
  }
  return [...found].sort()
}
