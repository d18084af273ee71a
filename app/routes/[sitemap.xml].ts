import type { LoaderFunctionArgs } from '@remix-run/node'
import { sitemap, sitemapEntries } from '#app/domain/catalog/formats/sitemap.ts'
import { paths } from '#app/paths.ts'
import { document, notFound } from '#app/web/replies.ts'
import { listSitemapOptions } from '#app/web/sitemap-options.ts'

/** Who may: everyone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, db, settings } = context.hub
  const { topics, units, themes, goals } = catalog.vocabulary
  const still = (path: string) => ({ path, changed: null })
  const pages = [
    ...[paths.home(), paths.catalog(), paths.calendar(), paths.topics(), paths.units(), paths.goals(), paths.gaps(), paths.help()].map(
      still,
    ),
    ...[...topics.keys()].map((slug) => still(paths.topic(slug))),
    ...[...units.keys()].map((slug) => still(paths.unit(slug))),
    ...[...themes.keys()].map((slug) => still(paths.theme(slug))),
    ...[...goals.keys()].map((id) => still(paths.goal(id))),
  ]
  const part = new URL(request.url).searchParams.get('part')
  const options = await listSitemapOptions(catalog, db, new Date())
  const text = sitemap(sitemapEntries(pages, options), settings.origin, part === null ? null : Number(part))
  if (text === null) throw notFound()
  return document(text, 'application/xml; charset=utf-8')
}
