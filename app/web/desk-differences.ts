import { type DeskField, deskFields } from '#app/domain/catalog/desk/differences.ts'
import type { OptionValues } from '#app/domain/catalog/desk/values.ts'
import { htmlToText } from '#app/domain/catalog/import/clean-html.ts'
import { label, type Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { DifferenceRow } from '#app/ui/desk-differences.tsx'
import { deskFormWords } from '#app/words/desk-form.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import { valueWords } from '#app/words/values.ts'
import type { Language } from '#db/values.ts'
import { languageName } from './facet-label.ts'

/** A field of an option in words, as a version or another person has it. */

export function differenceRows(
  before: OptionValues,
  after: OptionValues,
  fields: readonly DeskField[],
  vocabulary: Vocabulary,
  lang: Language,
): DifferenceRow[] {
  const words = deskOptionsWords[lang]
  return fields.map((field) => ({
    field: words.fields[field],
    from: cut(fieldText(before, field, vocabulary, lang)),
    to: cut(fieldText(after, field, vocabulary, lang)),
  }))
}

const longest = 600

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text
}

function fieldText(values: OptionValues, field: DeskField, vocabulary: Vocabulary, lang: Language): string {
  const names = valueWords[lang]
  const list = (items: readonly (string | null | undefined)[]) => items.filter(Boolean).join(' · ')
  const topic = (slug: string) => {
    const found = vocabulary.topics.get(slug) ?? vocabulary.themes.get(slug)
    return found ? label(found, lang) : slug
  }
  const form = deskFormWords[lang]
  switch (field) {
    case 'title':
      // the title of what nobody has given one
      return values.title === '—' ? '' : values.title
    case 'kind':
      return values.kind ? names.kind[values.kind] : ''
    case 'description':
      return htmlToText(values.description)
    case 'language':
      return list([languageName(values.text_language, lang), ...values.languages.map((code) => languageName(code, lang))])
    case 'delivery':
      return names.delivery[values.delivery]
    case 'format':
      return names.format[values.format]
    case 'level':
      return list([names.level[values.level], values.level_note])
    case 'stages':
      return list(values.stages.map((stage) => names.stage[stage]))
    case 'audience':
      return list(values.audience.map((who) => names.audience[who]))
    case 'library_types':
      return list(values.library_types.map((type) => names.library[type]))
    case 'access':
      return list(values.access.map((feature) => names.access[feature]))
    case 'minutes':
      return list([
        values.minutes === null ? null : `${values.minutes} min`,
        values.span_days === null ? null : `${values.span_days} d`,
        values.length_note,
      ])
    case 'price':
      return list([
        names.cost[values.cost],
        ...values.prices.map((price) => `${names.tier[price.tier]}: ${[amount(price), price.note].filter(Boolean).join(', ')}`),
        values.cost_note,
      ])
    case 'recognition':
      return list([...values.recognition.map((credit) => names.credit[credit]), values.recognition_note])
    case 'topics':
      return list(values.topics.map(topic))
    case 'themes':
      return list([
        ...values.themes.map(topic),
        values.edi_answer === 'none' ? `${form.label.edi}: ${form.none.edi}` : '',
        values.leadership_answer === 'none' ? `${form.label.leadership}: ${form.none.leadership}` : '',
      ])
    case 'dated':
      return values.dated ? form.yesDated : form.notDated
    case 'runs':
      return values.runs.map((run) => runText(run, form.runStates[run.state])).join(' · ')
    default: {
      const said = deskFields[field].map((name) => values[name])
      return said.flat().filter(Boolean).join(' · ')
    }
  }
}

function amount({ amount_minor, currency }: OptionValues['prices'][number]): string {
  return amount_minor === null ? '' : `${currency} ${(amount_minor / 100).toFixed(2)}`
}

function runText(run: OptionValues['runs'][number], state: string): string {
  const parts = run.parts.map((part) =>
    [part.starts_local && `${part.starts_local.slice(0, 16).replace('T', ' ')} ${part.zone}`, part.place, part.url]
      .filter(Boolean)
      .join(', '),
  )
  return [run.state === 'scheduled' ? '' : state, ...parts].filter(Boolean).join('; ')
}
