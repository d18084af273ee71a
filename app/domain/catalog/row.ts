import { type Notes, notesOf } from './notes.ts'
import type { OptionRecord } from './record.ts'
import type { Theme, Vocabulary } from './vocabulary.ts'
import { closesInDays, type When, whenOf } from './when.ts'

export type Label = Pick<Theme, 'slug' | 'side' | 'shade' | 'short_en' | 'short_es'>

/** What a result row shows of an option. */
export type CatalogRow = Pick<
  OptionRecord,
  | 'id'
  | 'slug'
  | 'title'
  | 'summary'
  | 'text_language'
  | 'languages'
  | 'kind'
  | 'format'
  | 'delivery'
  | 'minutes'
  | 'span_days'
  | 'cost'
  | 'prices'
  | 'recognition'
  | 'edi_answer'
  | 'leadership_answer'
  | 'demonstration'
  | 'confirmed'
  | 'level'
> & {
  unit: { slug: string; name: string }
  withNames: string[]
  notes: Notes
  when: When
  closesIn: number | null
  labels: Label[]
}

/** Until when a text such as "closes in 3 days" may be told again: as long as a page of the cache lives. */
export function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000)
}

/** Rows of the records that are at hand; each goes with its record. */
const kept = new WeakMap<OptionRecord, { row: CatalogRow; vocabulary: Vocabulary; minute: number }>()

/** What a row shows of a record, as it stands in this minute. The row is everyone's: nobody changes it. */
export function toRow(record: OptionRecord, vocabulary: Vocabulary, now: Date): CatalogRow {
  const known = kept.get(record)
  const minute = minuteOf(now)
  if (known?.vocabulary === vocabulary && known.minute === minute) return known.row
  const row = readRow(record, vocabulary, now)
  kept.set(record, { row, vocabulary, minute })
  return row
}

function readRow(record: OptionRecord, vocabulary: Vocabulary, now: Date): CatalogRow {
  return {
    id: record.id,
    slug: record.slug,
    title: record.title,
    summary: record.summary,
    text_language: record.text_language,
    languages: record.languages,
    kind: record.kind,
    format: record.format,
    delivery: record.delivery,
    minutes: record.minutes,
    span_days: record.span_days,
    cost: record.cost,
    prices: record.prices,
    recognition: record.recognition,
    edi_answer: record.edi_answer,
    leadership_answer: record.leadership_answer,
    demonstration: record.demonstration,
    confirmed: record.confirmed,
    level: record.level,
    unit: { slug: record.unit.slug, name: record.unit.name },
    withNames: [...record.withUnits.map((unit) => unit.name), ...record.partners],
    notes: notesOf(record, vocabulary),
    when: whenOf(record, now),
    closesIn: closesInDays(record, now),
    labels: toLabels(record.themes, vocabulary),
  }
}

/** Spine labels in the order of the vocabulary: EDI first, then leadership. */
export function toLabels(themes: readonly string[], vocabulary: Vocabulary): Label[] {
  return [...vocabulary.themes.values()]
    .filter((theme) => themes.includes(theme.slug))
    .map(({ slug, side, shade, short_en, short_es }) => ({ slug, side, shade, short_en, short_es }))
}
