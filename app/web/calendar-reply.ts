import { icsText } from '#app/domain/catalog/formats/ics.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import type { Page } from '#app/ui/page-context.tsx'
import { catalogWords } from '#app/words/catalog.ts'
import type { formatLabels } from './labels.ts'
import { document } from './replies.ts'

/** A calendar of these options' dates, named so that a saved file says what it is. */
export function calendarReply(
  records: OptionRecord[],
  name: string,
  file: string,
  page: Page,
  labels: ReturnType<typeof formatLabels>,
): Response {
  const words = catalogWords[page.lang]
  const text = icsText({
    records,
    origin: page.origin,
    lang: page.lang,
    name,
    labels,
    words: { offeredBy: words.by, illustrative: words.illustrativeNote },
  })
  return document(text, 'text/calendar; charset=utf-8', { headers: { 'Content-Disposition': `inline; filename="${file}.ics"` } })
}
