import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readCatalogQuery } from '#app/domain/catalog/input.ts'
import {
  deleteSearch,
  type RenameRefusal,
  renameSearch,
  type SaveRefusal,
  saveSearch,
  switchDigest,
} from '#app/domain/members/saved-searches.ts'
import { paths } from '#app/paths.ts'
import { MePage, UnverifiedNote, WrongList } from '#app/ui/me-page.tsx'
import { DeletedSearch, type NameTyped, SearchList } from '#app/ui/me-search-list.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound, safeBack, seeOther } from '#app/web/replies.ts'
import { describeSearch, searchText } from '#app/web/search-text.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { searchesWords } from '#app/words/searches.ts'
import { findProfile } from '#db/queries/profiles.ts'
import { listSavedSearches } from '#db/queries/saved-searches.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: searchesWords[loaded.page.lang].title, path: paths.mySearches(), robots: 'noindex' }) : []

/** Who may: a member, their own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, catalog } = context.hub
  const { id } = signedIn(context)
  const page = readPage(request, context)
  const [rows, profile] = await Promise.all([listSavedSearches(db, id), findProfile(db, id)])
  const searches = rows.map((row) => ({ ...row, ...describeSearch(row.query, catalog.vocabulary, page.lang) }))
  return { page, searches, verified: profile?.verified ?? false }
}

/** Who may: a member, their own. What is another's is not there. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = signedIn(context)
  const { db, catalog } = context.hub
  const { now, lang, origin } = readPage(request, context)
  const form = await formOf(request)
  const id = Number(/^\d{1,15}$/.exec(textOf(form, 'id'))?.[0] ?? 0)
  const back = safeBack(textOf(form, 'back'), origin)
  const todo = textOf(form, 'do')
  if (todo === 'save') {
    const query = searchText(readCatalogQuery(new URLSearchParams(textOf(form, 'query').slice(0, 4_000)), catalog.vocabulary))
    const name = textOf(form, 'name') || describeSearch(query, catalog.vocabulary, lang).words.join(' · ')
    const saved = await saveSearch(db, member, { name, query, digest: textOf(form, 'digest') !== 'no' }, now)
    if (saved !== 'saved') return refuse({ refused: saved })
    return seeOther(back === paths.home() ? paths.mySearches() : `${back}#save-search`)
  }
  if (todo === 'rename') {
    const name = textOf(form, 'name')
    const renamed = await renameSearch(db, member, id, name)
    if (renamed === 'missing') throw notFound()
    if (renamed !== 'renamed') return refuse({ refused: renamed, typed: { id, name } })
    return seeOther(`${paths.mySearches()}#search-${id}`)
  }
  if (todo === 'mail-on' || todo === 'mail-off') {
    if ((await switchDigest(db, member, id, todo === 'mail-on', now)) === 'missing') throw notFound()
    return seeOther(`${paths.mySearches()}#search-${id}`)
  }
  if (todo !== 'delete') throw notFound()
  const deleted = await deleteSearch(db, member, id)
  if (!deleted) throw notFound()
  // what it asked for is told here and nowhere else: no address holds it
  const { name, query, digest } = deleted
  return { ...nothing, deleted: { name, query, digest } }
}

type Answer = {
  refused: SaveRefusal | RenameRefusal | null
  typed: NameTyped | null
  deleted: { name: string; query: string; digest: boolean } | null
}
const nothing: Answer = { refused: null, typed: null, deleted: null }

function refuse(answer: Partial<Answer>) {
  return data<Answer>({ ...nothing, ...answer }, { status: 400 })
}

export default function SearchesRoute() {
  const { page, searches, verified } = useLoaderData<typeof loader>()
  // beside redirects, which are never seen here, an action answers with this alone
  const done = useActionData<() => Answer>()
  const words = searchesWords[page.lang]
  const typed = done?.typed ?? null
  const wrong = done?.refused ? [{ field: typed ? `name-${typed.id}` : 'searches', text: words.refusals[done.refused] }] : []
  return (
    <MePage title={words.title} intro={words.intro}>
      <WrongList title={words.errorTitle} wrong={wrong} />
      {done?.deleted && <DeletedSearch search={done.deleted} />}
      {!verified && searches.length > 0 && <UnverifiedNote text={words.unverified} link={words.unverifiedLink} />}
      <SearchList searches={searches} typed={typed} wrong={wrong} />
    </MePage>
  )
}
