import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { stopDigests } from '#app/domain/members/saved-searches.ts'
import { stopReturnMails } from '#app/domain/members/wishes.ts'
import { paths } from '#app/paths.ts'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { secretHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsubscribeTokens } from '#app/web/unsubscribe.ts'
import { searchesWords } from '#app/words/searches.ts'

export const headers: HeadersFunction = secretHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: searchesWords[data.page.lang].stop[data.stops].title, path: paths.home(), robots: 'noindex' }) : []

/** Who may: whoever has the mail. Looking changes nothing: mail programs open links by themselves. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const token = params.token ?? ''
  const read = unsubscribeTokens(context.hub.settings.secret).read(token, page.now)
  if (!read) throw notFound(searchesWords[page.lang].stopVoid)
  return { page, stops: read.stops, token }
}

/**
 * Who may: whoever has the mail, signed in or not. Mail programs send this by themselves when their reader says "unsubscribe" (RFC 8058),
 * from anywhere, with a body that says no more; they want an answer, not a way on.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, settings } = context.hub
  const { now, lang } = readPage(request, context)
  const read = unsubscribeTokens(settings.secret).read(params.token ?? '', now)
  if (!read) throw notFound(searchesWords[lang].stopVoid)
  await (read.stops === 'digest' ? stopDigests(db, read.memberId) : stopReturnMails(db, read.memberId))
  return { stopped: true }
}

export default function UnsubscribeRoute() {
  const { page, stops, token } = useLoaderData<typeof loader>()
  const stopped = useActionData<typeof action>()?.stopped ?? false
  const words = searchesWords[page.lang]
  const said = words.stop[stops]
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{stopped ? said.done : said.title}</h1>
        <p className="intro">{stopped ? said.doneText : said.text}</p>
        {stopped ? (
          <p className="after">
            <a href={stops === 'digest' ? paths.mySearches() : paths.myBookmarks()}>{words.stopBack}</a>
          </p>
        ) : (
          <form className="form-acts" method="post" action={paths.unsubscribe(token)}>
            <button className="btn" type="submit">
              {said.act}
            </button>
          </form>
        )}
      </div>
    </div>
  )
}
