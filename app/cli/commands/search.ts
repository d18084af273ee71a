import { answerSearch, apiLimit } from '#app/domain/catalog/answer.ts'
import { facets } from '#app/domain/catalog/documents.ts'
import { pageSize, readCatalogQuery } from '#app/domain/catalog/input.ts'
import { openCatalog } from '#app/domain/catalog/live.ts'
import { facetLabel } from '#app/web/facet-label.ts'
import { listPending } from '#db/migrate.ts'
import { type Command, readArgs, wholeNumber, withDatabase } from '../command.ts'
import { print, printJson, Refused } from '../say.ts'

const usage = 'Usage: hub search "<words>" [--filter facet=value …] [--limit n] [--json]'
const others = ['availability', 'when', 'sort', 'page']

export const search: Command = {
  summary: 'searches the catalog, as /api/catalog does',
  usage,
  about: `Prints what is found, best first.
  --filter facet=value   repeatable; OR within a facet, AND between. Facets: ${facets.join(' ')}; also ${others.map((name) => `${name}=…`).join(' ')}
  --limit n              1 to ${apiLimit}, ${pageSize} unless said
  --json                 the same JSON as /api/catalog`,
  async run(args) {
    const { values, positionals } = readArgs(args, { filter: { type: 'string', multiple: true }, limit: { type: 'string' } }, usage)
    const limit = wholeNumber('limit', values.limit, { from: 1, to: 1_000_000 }) ?? pageSize
    const params = new URLSearchParams([['q', positionals.join(' ')], ...(values.filter ?? []).map(readFilter)])
    const answer = await withDatabase(async ({ db }, settings) => {
      if ((await listPending(db)).length > 0)
        throw new Refused('the database has no up-to-date schema: run “hub migrate” and “hub seed” first')
      const catalog = await openCatalog(db, { pollMs: 0 })
      const query = readCatalogQuery(params, catalog.vocabulary)
      if (query.ignored.length > 0) throw new Refused(`not understood: ${query.ignored.join(', ')}`)
      return answerSearch(catalog, query, {
        lang: 'en',
        now: new Date(),
        limit: Math.min(limit, apiLimit),
        origin: settings.origin,
        labelOf: (facet, value) => facetLabel(facet, value, catalog.vocabulary, 'en'),
      })
    })
    if (values.json) printJson(answer)
    else
      print(
        [
          `${answer.total} found`,
          ...answer.results.map((result) => `${result.externalId ?? result.id}  ${result.title}  (${result.unit})`),
        ].join('\n'),
      )
    return 0
  },
}

function readFilter(text: string): [string, string] {
  const at = text.indexOf('=')
  const name = text.slice(0, at)
  if (at < 1 || !([...facets, ...others] as string[]).includes(name))
    throw new Refused(`--filter: expected facet=value, not “${text}”. Facets: ${facets.join(' ')}`)
  return [name, text.slice(at + 1)]
}
