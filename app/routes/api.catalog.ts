import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerSearch, apiLimit } from '#app/domain/catalog/answer.ts'
import { pageSize, readCatalogQuery } from '#app/domain/catalog/input.ts'
import { noteMiss } from '#app/domain/catalog/misses.ts'
import { facetLabel } from '#app/web/facet-label.ts'
import { readPage } from '#app/web/page.ts'
import { document } from '#app/web/replies.ts'

/** Who may: everyone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, db } = context.hub
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('limit')
  const limit = asked === null || asked === '' ? pageSize : /^\d{1,9}$/.test(asked) ? Number(asked) : null
  if (limit === null || limit < 1)
    return Response.json(
      { error: `limit: expected a whole number from 1 to ${apiLimit}, not "${(asked ?? '').slice(0, 40).toWellFormed()}"` },
      { status: 400 },
    )
  const { lang, zone, now, origin } = readPage(request, context)
  const query = readCatalogQuery(searchParams, catalog.vocabulary)
  const answer = await answerSearch(catalog, query, {
    lang,
    zone,
    now,
    origin,
    limit: Math.min(limit, apiLimit),
    labelOf: (facet, value) => facetLabel(facet, value, catalog.vocabulary, lang),
  })
  if (answer.total === 0) await noteMiss(db, query, lang)
  return document(JSON.stringify(answer), 'application/json; charset=utf-8', { headers: { 'Access-Control-Allow-Origin': '*' } })
}
