import type { OptionCardInput } from '#app/domain/catalog/formats/social-card.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { toLabels } from '#app/domain/catalog/row.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { whenOf } from '#app/domain/catalog/when.ts'
import { catalogWords } from '#app/words/catalog.ts'
import { commonWords } from '#app/words/common.ts'
import { valueWords } from '#app/words/values.ts'
import type { Page } from './page-context.tsx'
import { fullDay } from './time.ts'
import { isIllustrative } from './when-text.tsx'

/** What the social card of an option says, whatever it is drawn as. */
export function optionCardOf(record: OptionRecord, vocabulary: Vocabulary, { lang, now }: Pick<Page, 'lang' | 'now'>): OptionCardInput {
  const words = catalogWords[lang]
  const when = whenOf(record, now)
  const starts = when.kind === 'single' ? when.part : when.kind === 'series' ? when.next : null
  const day = starts?.startsAt && starts.zone ? fullDay(starts.startsAt, starts.zone, lang) : null
  return {
    lang,
    hub: commonWords[lang].product,
    title: record.title,
    offeredBy: words.option.a(valueWords[lang].format[record.format], record.unit.name),
    when: day && isIllustrative(when) ? `${day} · ${words.illustrative}` : day,
    spines: toLabels(record.themes, vocabulary).map((label) => ({
      shade: label.shade,
      heading: label.side === 'edi' ? words.edi : words.leadership,
      text: lang === 'es' ? label.short_es : label.short_en,
    })),
  }
}
