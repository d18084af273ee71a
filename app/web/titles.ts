import type { MetaDescriptor } from '@remix-run/node'
import { cardSize } from '#app/domain/catalog/formats/card-size.ts'
import { paths } from '#app/paths.ts'
import type { Page } from '#app/ui/page-context.tsx'
import { commonWords } from '#app/words/common.ts'

type Said = {
  title: string
  description?: string
  path: string
  robots?: 'noindex'
  /** the path of a social card: a PNG of `cardSize` that says the title; the hub's own where a page has none */
  image?: string
}

/** Title, description, and what others show when the page is shared. The title names the page first. */
export function pageMeta(
  { lang, origin }: Pick<Page, 'lang' | 'origin'>,
  { title, description, path, robots, image }: Said,
): MetaDescriptor[] {
  const product = commonWords[lang].product
  const full = title === product ? product : `${title} · ${product}`
  const url = `${origin}${path}`
  return [
    { title: full },
    ...(description ? [{ name: 'description', content: description }] : []),
    ...(robots ? [{ name: 'robots', content: robots }] : [{ tagName: 'link' as const, rel: 'canonical', href: url }]),
    { property: 'og:title', content: title },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    { property: 'og:type', content: 'website' },
    { property: 'og:url', content: url },
    { property: 'og:site_name', content: product },
    ...(image ? cardMeta(`${origin}${image}`, full) : cardMeta(`${origin}${paths.hubCard()}`, product)),
  ]
}

/** With its size said, a network shows the card at the first sharing, before it has fetched it. */
function cardMeta(url: string, alt: string): MetaDescriptor[] {
  return [
    { property: 'og:image', content: url },
    { property: 'og:image:type', content: 'image/png' },
    { property: 'og:image:width', content: String(cardSize.width) },
    { property: 'og:image:height', content: String(cardSize.height) },
    { property: 'og:image:alt', content: alt },
    { name: 'twitter:card', content: 'summary_large_image' },
  ]
}
