import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { verifyAddress } from '#app/domain/members/actions-account.ts'
import { lookAtVerification } from '#app/domain/members/actions-recovery.ts'
import { paths } from '#app/paths.ts'
import { AccountPage } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { secretHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { securityWords } from '#app/words/sign-in-security.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: securityWords[loaded.page.lang].verify.title, path: paths.mySignIn(), robots: 'noindex' }) : []

export const headers: HeadersFunction = secretHeaders

/** Who may: whoever has the link. Programs that look through mail open links: looking changes nothing. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const found = await lookAtVerification(context.hub.db, params.token ?? '', page.now)
  return data({ page, found }, { status: found ? 200 : 410 })
}

/** Who may: whoever has the link, once. */
export async function action({ context, params }: ActionFunctionArgs) {
  const done = await verifyAddress(context.hub.db, params.token ?? '', new Date())
  if (done.ok) return data({ refusal: null }, { status: 200 })
  return data({ refusal: done.refusal }, { status: done.refusal === 'void' ? 410 : 409 })
}

export default function VerifyRoute() {
  const { page, found } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const words = securityWords[page.lang].verify
  if (reply?.refusal || (!reply && !found))
    return (
      <AccountPage title={words.refusedTitle} intro={words.refusals[reply?.refusal ?? 'void']}>
        <p className="form-acts">
          {reply?.refusal === 'taken' ? <a href={paths.recover()}>{words.recover}</a> : <a href={paths.mySignIn()}>{words.toMine}</a>}
        </p>
      </AccountPage>
    )
  if (reply || !found)
    return (
      <AccountPage title={words.doneTitle} intro={words.doneText}>
        <p className="form-acts">
          <a className="btn" href={paths.home()}>
            {signInWords[page.lang].signedOut.home}
          </a>
          <a href={paths.mySignIn()}>{words.toMine}</a>
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={words.title}>
      <p>{found.change ? words.changeText(found.address, found.name) : words.text(found.address, found.name)}</p>
      <p className="after">{words.notYours}</p>
      {/* sent to the address of this very page */}
      <form method="post">
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.confirm}
          </button>
        </p>
      </form>
    </AccountPage>
  )
}
