import type { LoaderFunctionArgs } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import { readPage } from '#app/web/page.ts'
import { document } from '#app/web/replies.ts'

const shown = 8
const longest = 80

/** Who may: everyone. Completions while typing, in the form of OpenSearch suggestions; nothing of it is kept. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { lang, origin } = readPage(request, context)
  const typed = (new URL(request.url).searchParams.get('q') ?? '').slice(0, longest).toWellFormed()
  const words =
    typed.trim().length < 2 ? [] : context.hub.catalog.suggest(typed, shown, lang, Date.now()).map((suggestion) => suggestion.text)
  const links = words.map((word) => origin + paths.catalog([['q', word]]))
  return document(JSON.stringify([typed, words, [], links]), 'application/x-suggestions+json; charset=utf-8')
}
