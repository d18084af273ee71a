import type { LoaderFunctionArgs } from '@remix-run/node'
import { hubCard } from '#app/domain/catalog/formats/social-card.ts'
import { cardPicture } from '#app/web/card-picture.ts'
import { readPage } from '#app/web/page.ts'
import { document, shownElsewhere } from '#app/web/replies.ts'
import { commonWords } from '#app/words/common.ts'

/** Who may: everyone. The card of every page that has none of its own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { lang } = readPage(request, context)
  const { product, tagline } = commonWords[lang]
  return document(await cardPicture(hubCard({ lang, hub: product, claim: tagline })), 'image/png', { headers: shownElsewhere })
}
