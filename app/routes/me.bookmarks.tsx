import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { addBookmark, removeBookmark } from '#app/domain/members/bookmarks.ts'
import { paths } from '#app/paths.ts'
import { BookmarkList, RemovedBookmark, WishList } from '#app/ui/me-bookmark-list.tsx'
import { MePage } from '#app/ui/me-page.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { readBookmarksPage } from '#app/web/bookmarks-page.ts'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound, safeBack, seeOther } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { savedWords } from '#app/words/saved.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: savedWords[loaded.page.lang].title, path: paths.myBookmarks(), robots: 'noindex' }) : []

/** Who may: a member, their own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  return { page, ...(await readBookmarksPage(context.hub, signedIn(context), new URL(request.url).searchParams, page.now)) }
}

/** Who may: a member, their own. Puts an option by or takes it out, and leads back to where that was asked. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = signedIn(context)
  const { db, catalog } = context.hub
  const { origin } = readPage(request, context)
  const form = await formOf(request)
  const back = safeBack(textOf(form, 'back'), origin)
  const remove = Number(/^\d{1,15}$/.exec(textOf(form, 'remove'))?.[0] ?? 0)
  if (remove > 0) {
    await removeBookmark(db, member, remove)
    if (new URL(back, origin).pathname === paths.myBookmarks()) return seeOther(paths.myBookmarks([['removed', String(remove)]]))
    return seeOther(`${back}#save-${remove}`)
  }
  const slug = textOf(form, 'add')
  const record = await catalog.record(slug)
  if (!record || (await addBookmark(db, member, slug)) === 'missing') throw notFound()
  return seeOther(`${back}#save-${record.id}`)
}

export default function BookmarksRoute() {
  const { page, rows, count, pageNumber, pages, removed, wishes, verified } = useLoaderData<typeof loader>()
  const words = savedWords[page.lang]
  return (
    <MePage title={words.title} intro={words.intro}>
      {removed && <RemovedBookmark removed={removed} />}
      <BookmarkList rows={rows} count={count} />
      <Pagination page={pageNumber} pages={pages} to={(to) => paths.myBookmarks(to > 1 ? [['page', String(to)]] : [])} />
      <WishList wishes={wishes} verified={verified} />
    </MePage>
  )
}
