import type { LoaderFunctionArgs } from '@remix-run/node'
import { optionCard } from '#app/domain/catalog/formats/social-card.ts'
import { toLabels } from '#app/domain/catalog/row.ts'
import { whenOf } from '#app/domain/catalog/when.ts'
import { fullDay } from '#app/ui/time.ts'
import { readPage } from '#app/web/page.ts'
import { document, notFound } from '#app/web/replies.ts'
import { catalogWords } from '#app/words/catalog.ts'
import { commonWords } from '#app/words/common.ts'
import { valueWords } from '#app/words/values.ts'

/** Who may: everyone; only what is published is found. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const record = await catalog.record(params.slug ?? '')
  if (!record) throw notFound()
  const { lang, now } = readPage(request, context.hub)
  const words = catalogWords[lang]
  const when = whenOf(record, now)
  const starts = when.kind === 'single' ? when.part : when.kind === 'series' ? when.next : null
  const card = optionCard({
    lang,
    hub: commonWords[lang].product,
    title: record.title,
    offeredBy: words.option.a(valueWords[lang].format[record.format], record.unit.name),
    when: starts?.startsAt && starts.zone ? fullDay(starts.startsAt, starts.zone, lang) : null,
    spines: toLabels(record.themes, catalog.vocabulary).map((label) => ({
      shade: label.shade,
      heading: label.side === 'edi' ? words.edi : words.leadership,
      text: lang === 'es' ? label.short_es : label.short_en,
    })),
  })
  return document(card, 'image/svg+xml; charset=utf-8')
}
