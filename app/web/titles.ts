import type { MetaDescriptor } from '@remix-run/node'
import type { Page } from '#app/ui/page-context.tsx'
import { commonWords } from '#app/words/common.ts'

type Said = { title: string; description?: string; path: string; robots?: 'noindex'; image?: string }

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
    ...(image ? [{ property: 'og:image', content: `${origin}${image}` }] : []),
  ]
}
