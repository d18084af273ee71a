import { localTime } from '#app/domain/catalog/formats/dated-part.ts'
import { cleanHtml, htmlToText } from '#app/domain/catalog/import/clean-html.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { addDays } from '#db/zoned-time.ts'
import { type DeskContent, type DeskPart, type DeskRun, emptyPart, readContent } from './content.ts'
import { unstatedAmount } from './settle-prices.ts'
import type { OptionValues, PartValues, RunValues } from './values.ts'

/** Values as a form shows them: what `settleContent` would make the same values of. `zone`: where a new date is thought of. */
export function contentOf(values: OptionValues, themes: Vocabulary['themes'], zone: string): DeskContent {
  const side = (name: 'edi' | 'leadership', answer: OptionValues['edi_answer']) =>
    answer === 'none' ? ['none'] : values.themes.filter((slug) => themes.get(slug)?.side === name)
  return readContent({
    title: values.title,
    kind: values.kind ?? '',
    summary: values.summary,
    description: typedText(values.description),
    url: values.url ?? '',
    textLanguage: values.text_language,
    languages: values.languages,
    delivery: values.delivery,
    format: values.format,
    level: values.level,
    levelNote: values.level_note ?? '',
    stages: values.stages,
    audience: values.audience,
    libraryTypes: values.library_types,
    minutes: numberText(values.minutes),
    spanDays: numberText(values.span_days),
    lengthNote: values.length_note ?? '',
    cost: values.cost,
    costNote: values.cost_note ?? '',
    prices: Object.fromEntries(
      values.prices.map(({ tier, amount_minor, currency, note }) => [
        tier,
        { amount: amountText(amount_minor, note), currency, note: note ?? '' },
      ]),
    ),
    recognition: values.recognition,
    recognitionNote: values.recognition_note ?? '',
    accreditor: values.accreditor ?? '',
    topics: values.topics,
    edi: side('edi', values.edi_answer),
    ediHow: values.edi_how ?? '',
    leadership: side('leadership', values.leadership_answer),
    goals: values.goals,
    access: values.access,
    dated: values.dated ? 'yes' : 'no',
    reviewBy: values.review_by ?? '',
    partners: values.partners.join('\n'),
    runs: values.runs.map((run) => runContent(run, zone)),
  })
}

function runContent(run: RunValues, otherwise: string): DeskRun {
  const zone = run.parts.find((part) => part.zone !== null)?.zone ?? otherwise
  return {
    id: run.id === null ? '' : String(run.id),
    state: run.state,
    seats: numberText(run.seats),
    closes: run.closes_at === null ? '' : localTime(zone, new Date(run.closes_at)).slice(0, 16),
    remove: '',
    parts: run.parts.length > 0 ? run.parts.map((part) => partContent(part, zone)) : [emptyPart(zone)],
  }
}

function partContent(part: PartValues, zone: string): DeskPart {
  const ends = part.all_day && part.ends_local ? addDays(part.ends_local, -1) : part.ends_local
  return {
    title: part.title ?? '',
    mode: part.mode,
    place: part.place ?? '',
    url: part.url ?? '',
    note: part.note ?? '',
    starts: (part.starts_local ?? '').slice(0, 16),
    ends: (ends ?? '').slice(0, 16),
    allDay: part.all_day ? 'yes' : '',
    zone: part.zone ?? zone,
    minutes: numberText(part.minutes),
  }
}

/** A price that is there and that nobody states is a question mark, where no words stand for it. */
function amountText(minor: number | null, note: string | null): string {
  if (minor !== null) return (minor / 100).toFixed(2)
  return note === null ? unstatedAmount : ''
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value)
}

/** Paragraphs without markup in them are shown as they would be typed; anything else as the HTML that it is. */
function typedText(html: string): string {
  if (!/^(<p>[^<]*(<br>[^<]*)*<\/p>)+$/.test(html)) return html
  const typed = html
    .slice(3, -4)
    .split('</p><p>')
    .map((paragraph) => htmlToText(paragraph))
    .join('\n\n')
  return cleanHtml(typed).html === html ? typed : html
}
