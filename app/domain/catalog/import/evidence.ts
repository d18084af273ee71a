import { deliveries, formats } from '#db/values.ts'
import { readAddress } from './addresses.ts'
import { ownValue, readAudience, readDelivery, readFormat, readKind, readLevel, readLibraryTypes, splitList } from './code-words.ts'
import type { Field } from './header-words.ts'
import { readLanguage } from './languages.ts'
import { readLength } from './lengths.ts'
import { readPrice } from './prices.ts'
import { asText, type RawValue, type RawValues } from './records.ts'
import { readTime } from './when.ts'
import { readZone } from './zones.ts'

/** What the values of a column say about the field that it may hold. */

const BLANK = /^(|na|n\/a|none|null|nan|nil|-+|–|tbd|tba|undefined|\[\])$/iu
const TRUTH = /^(true|false|yes|no|y|n|1|0)$/iu

/** What sources write where they have nothing to say. */
export function isBlank(text: string): boolean {
  return BLANK.test(text.trim())
}

const READS: Readonly<Record<Field, (text: string) => boolean>> = {
  external_id: (text) => text.length <= 500,
  title: (text) => text.length <= 300 && /\p{L}/u.test(text) && readAddress(text) === null,
  url: (text) => readAddress(text) !== null,
  summary: (text) => /\p{L}{3}/u.test(text) && readAddress(text) === null,
  description: (text) => /\p{L}{3}/u.test(text) && readAddress(text) === null,
  unit: () => true,
  delivery: (text) => ownValue(deliveries, text) !== null || readDelivery(text) !== null || TRUTH.test(text),
  format: (text) => ownValue(formats, text) !== null || readFormat(text) !== null || readKind(text) !== null || readDelivery(text) !== null,
  level: (text) => readLevel(text).understood || /\b(all|mixed|any)\b/iu.test(text),
  audience: (text) => readAudience([text]).values.length > 0,
  library_types: (text) => readLibraryTypes([text]).values.length > 0,
  language: (text) => splitList(text).some((part) => readLanguage(part) !== null),
  minutes: (text) => readLength(text, 'minutes') !== null,
  price: (text) => readPrice(text) !== null || /^(true|false|yes|no)$/iu.test(text),
  topics: (text) => /\p{L}{2}/u.test(text) && readAddress(text) === null,
  starts: (text) => readTime(text) !== null,
  ends: (text) => readTime(text) !== null,
  zone: (text) => readZone(text) !== null,
  place: (text) => /\p{L}{2}/u.test(text),
  partners: (text) => /\p{L}{2}/u.test(text) && text.length <= 200,
  year: (text) => /^(19|20)\d\d$/u.test(text),
  status: (text) =>
    /\b(live|scheduled|draft|cancell?ed|postponed|completed|started|ended|confirmed|tentative|active|published|open|closed)/iu.test(text),
  currency: (text) => /^[A-Z]{3}$/u.test(text),
  kind: (text) => readKind(text) !== null,
}

/** The share of values that must read as the field for a guess to stand. */
const NEEDED: Readonly<Record<Field, number>> = {
  external_id: 0.9,
  title: 0.8,
  url: 0.6,
  summary: 0.5,
  description: 0.5,
  unit: 0.6,
  delivery: 0.5,
  format: 0.25,
  level: 0.3,
  audience: 0.3,
  library_types: 0.5,
  language: 0.6,
  minutes: 0.5,
  price: 0.5,
  topics: 0.5,
  starts: 0.5,
  ends: 0.5,
  zone: 0.5,
  place: 0.5,
  partners: 0.5,
  year: 0.9,
  status: 0.5,
  currency: 0.8,
  kind: 0.5,
}
/** A column that is called exactly so is taken if anything in it is understood, and the rest reported row by row; not so these. */
const STRICT = new Set<Field>(['external_id', 'year', 'status', 'currency', 'kind'])

export type Column = {
  name: string
  /** values of the sample that are not blank */
  values: string[]
  /** how many records were looked at */
  of: number
}

/** The columns of a sample of records, in the order of their first appearance. */
export function toColumns(sample: readonly RawValues[]): Column[] {
  const columns = new Map<string, Column>()
  for (const values of sample) {
    for (const [name, value] of Object.entries(values)) {
      const column = columns.get(name) ?? { name, values: [], of: sample.length }
      columns.set(name, column)
      for (const text of listOf(value)) if (!isBlank(text)) column.values.push(text.trim())
    }
  }
  return [...columns.values()]
}

function listOf(value: RawValue): readonly string[] {
  return typeof value === 'string' ? [value] : value.length > 0 ? [asText(value)] : []
}

/** At most 200 values, from all of the sample: files are often sorted. */
export function spread(values: readonly string[]): readonly string[] {
  const step = Math.ceil(values.length / 200)
  return step <= 1 ? values : values.filter((_, index) => index % step === 0)
}

type Evidence = { share: number; understood: number; enough: boolean }

/** How many of the column's values read as the field. An empty column speaks neither for nor against. */
export function evidence(field: Field, column: Column, exact: boolean): Evidence {
  const looked = spread(column.values)
  const understood = looked.filter((text) => READS[field](text)).length
  const share = looked.length === 0 ? 0 : understood / looked.length
  if (field === 'currency' && column.values.length < column.of / 2) return { share, understood, enough: false }
  const enough = looked.length > 0 && (share >= NEEDED[field] || (exact && !STRICT.has(field) && share >= 0.02))
  return { share, understood, enough }
}

/** True where hardly a value repeats: what an identity needs. */
export function isDistinct(column: Column): boolean {
  return column.values.length >= column.of * 0.9 && new Set(column.values).size >= column.values.length * 0.98
}

export function looksLikeClock(text: string): boolean {
  return /^\d{1,2}(:\d{2}){0,2}\s*([ap]\.?m\.?)?$/iu.test(text) && (text.includes(':') || /[ap]\.?m/iu.test(text))
}
