import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { AccountPage } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { seeOther } from '#app/web/replies.ts'
import { privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signInWords } from '#app/words/sign-in.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded) return []
  const words = signInWords[loaded.page.lang]
  const { title } = loaded.page.member ? words.leaving : words.signedOut
  return pageMeta(loaded.page, { title, path: paths.signOut(), robots: 'noindex' })
}

export const headers: HeadersFunction = privateHeaders

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context) }
}

/** Who may: everyone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const cookie = await context.hub.sessions.end(request.headers.get('cookie'))
  return seeOther(paths.signOut(), [['Set-Cookie', cookie]])
}

export default function SignOutRoute() {
  const { page } = useLoaderData<typeof loader>()
  const { signOut, signedOut, leaving } = signInWords[page.lang]
  if (!page.member)
    return (
      <AccountPage title={signedOut.title} intro={signedOut.text}>
        <p className="form-acts">
          <a className="btn" href={paths.home()}>
            {signedOut.home}
          </a>
          <a href={paths.signIn()}>{signedOut.again}</a>
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={leaving.title} intro={leaving.text}>
      <div className="way-acts">
        <form method="post" action={paths.signOut()}>
          <button className="btn" type="submit">
            {signOut}
          </button>
        </form>
        <form method="post" action={paths.signOutEverywhere()}>
          <button className="btn plain" type="submit">
            {leaving.everywhere}
          </button>
        </form>
      </div>
    </AccountPage>
  )
}
