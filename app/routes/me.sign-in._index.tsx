import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { OtherWaysSummary } from '#app/ui/passkey-summary.tsx'
import { AccountPage } from '#app/ui/sign-in-parts.tsx'
import { WaysIn } from '#app/ui/sign-in-ways.tsx'
import { readPage } from '#app/web/page.ts'
import { privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { securityWords } from '#app/words/sign-in-security.ts'
import { findWaysIn } from '#db/queries/identities.ts'
import { findMemberAccess } from '#db/queries/members.ts'
import { listMemberSessions } from '#db/queries/sessions.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: securityWords[loaded.page.lang].title, path: paths.mySignIn(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

const doings = ['password', 'address', 'verification'] as const

/** Who may: members, their own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, oidc } = context.hub
  const member = signedIn(context)
  const page = readPage(request, context)
  const [access, sessions, others] = await Promise.all([
    findMemberAccess(db, member.id),
    listMemberSessions(db, member.id, page.now),
    findWaysIn(db, member.id, oidc?.issuer ?? null),
  ])
  const done = new URL(request.url).searchParams.get('done')
  return {
    page,
    address: access?.address ?? null,
    verified: Boolean(access?.verified_at),
    hasPassword: Boolean(access?.hash),
    sessions: sessions.length,
    passkeys: others.passkeys,
    linked: oidc && others.identities > 0,
    done: doings.find((doing) => doing === done) ?? null,
  }
}

export default function MySignInRoute() {
  const { page, done, passkeys, linked, ...ways } = useLoaderData<typeof loader>()
  const words = securityWords[page.lang]
  return (
    <AccountPage title={words.title} intro={words.intro}>
      {done && (
        <p className="banner" role="status">
          {words.done[done]}
        </p>
      )}
      <WaysIn {...ways}>
        <OtherWaysSummary passkeys={passkeys} linked={linked} />
      </WaysIn>
    </AccountPage>
  )
}
