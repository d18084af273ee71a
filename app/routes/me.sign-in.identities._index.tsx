import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { MembershipAhead } from '#app/ui/oidc-ahead.tsx'
import { MembershipLink } from '#app/ui/oidc-link.tsx'
import { Outcome, SignInAgain } from '#app/ui/passkey-proof.tsx'
import { AccountPage } from '#app/ui/sign-in-parts.tsx'
import { ahead, aheadHeaders } from '#app/web/oidc-ahead.ts'
import { beginTrip } from '#app/web/oidc-sign-in.ts'
import { readPage } from '#app/web/page.ts'
import { formOf } from '#app/web/read-form.ts'
import { provesItself } from '#app/web/recent-sign-in.ts'
import { notFound, seeOther } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { proofOf, saidBy } from '#app/web/ways-in-page.ts'
import { signedIn } from '#app/web/who.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { findMemberIdentity } from '#db/queries/identities.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: wayInWords[loaded.page.lang].membership, path: paths.myIdentities(), robots: 'noindex' }) : []

export const headers: HeadersFunction = aheadHeaders

/** Who may: members, their own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { hub } = context
  const member = signedIn(context)
  const page = readPage(request, context)
  const words = wayInWords[page.lang]
  const identity = hub.oidc && (await findMemberIdentity(hub.db, member.id, hub.oidc.issuer))
  return {
    page,
    host: hub.oidc?.host ?? null,
    linked: identity ? { since: identity.created_at, standing: member.membership } : null,
    proof: await proofOf(request, context, page.now),
    done: saidBy(request, 'done', words.done),
    refused: saidBy(request, 'refused', words.linkRefusals),
  }
}

/** Who may: members who show that it is them. Leads on to the membership system, and back to this page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const page = readPage(request, context)
  if (!hub.oidc) throw notFound()
  const proof = await provesItself(request, context, await formOf(request), page.now)
  if (!proof.ok) return seeOther(paths.myIdentities([['refused', proof.refusal]]))
  const onward = { to: paths.myIdentities(), keep: false, held: '' }
  const begun = await beginTrip(context, hub.oidc, signedIn(context).id, onward, page)
  return begun.ok ? ahead(begun) : seeOther(paths.myIdentities([['refused', begun.refusal]]))
}

export default function MyIdentitiesRoute() {
  const { page, host, linked, proof, done, refused } = useLoaderData<typeof loader>()
  const begun = useActionData<typeof action>()
  const words = wayInWords[page.lang]
  if (begun && host) return <MembershipAhead url={begun.url} host={host} />
  return (
    <AccountPage title={words.membership} intro={host ? words.membershipIntro : words.noSystem}>
      <Outcome done={done} refused={refused} />
      {host && proof === 'again' && <SignInAgain to={paths.myIdentities()} membership={linked && host} />}
      {host && proof !== 'again' && <MembershipLink host={host} linked={linked} proof={proof} />}
      <p className="small">
        <a href={paths.mySignIn()}>{words.back}</a>
      </p>
    </AccountPage>
  )
}
