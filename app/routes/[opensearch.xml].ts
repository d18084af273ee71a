import type { LoaderFunctionArgs } from '@remix-run/node'
import { openSearchDescription } from '#app/domain/catalog/formats/opensearch.ts'
import { readPage } from '#app/web/page.ts'
import { document } from '#app/web/replies.ts'
import { commonWords } from '#app/words/common.ts'

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { lang, origin } = readPage(request, context)
  const { product, tagline } = commonWords[lang]
  const text = openSearchDescription({ origin, lang, shortName: product, longName: product, description: tagline, icon: '/favicon.svg' })
  return document(text, 'application/opensearchdescription+xml; charset=utf-8')
}
