import type { LoaderFunctionArgs } from '@remix-run/node'
import { optionCard } from '#app/domain/catalog/formats/social-card.ts'
import { optionCardOf } from '#app/ui/option-card.ts'
import { readPage } from '#app/web/page.ts'
import { document, notFound, shownElsewhere } from '#app/web/replies.ts'

/** Who may: everyone; only what is published is found. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const record = await catalog.record(params.slug ?? '')
  if (!record) throw notFound()
  const card = optionCardOf(record, catalog.vocabulary, readPage(request, context))
  return document(optionCard(card), 'image/svg+xml; charset=utf-8', { headers: shownElsewhere })
}
