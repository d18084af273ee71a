import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { addPasskey } from '#app/domain/members/passkeys.ts'
import { labelRefusals, NewPasskeyInput } from '#app/domain/members/passkeys-input.ts'
import { paths } from '#app/paths.ts'
import { PasskeyAdd } from '#app/ui/passkey-add.tsx'
import { PasskeyList } from '#app/ui/passkey-list.tsx'
import { Outcome, SignInAgain } from '#app/ui/passkey-proof.tsx'
import { AccountPage } from '#app/ui/sign-in-parts.tsx'
import { fullDay } from '#app/ui/time.ts'
import { readPage } from '#app/web/page.ts'
import { formOf, readForm, textOf } from '#app/web/read-form.ts'
import { seeOther } from '#app/web/replies.ts'
import { privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { proofOf, saidBy } from '#app/web/ways-in-page.ts'
import { signedIn } from '#app/web/who.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { listPasskeys } from '#db/queries/passkeys.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: wayInWords[loaded.page.lang].passkeys, path: paths.myPasskeys(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: members, their own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { hub } = context
  const page = readPage(request, context)
  const words = wayInWords[page.lang]
  const rows = await listPasskeys(hub.db, signedIn(context).id)
  return {
    page,
    passkeys: rows.map(({ id, label, created_at, used_at, doubted_at }) => ({
      id,
      label,
      made: created_at,
      used: used_at,
      doubted: doubted_at,
    })),
    proof: await proofOf(request, context, page.now),
    membership: hub.oidc?.host ?? null,
    done: saidBy(request, 'done', words.done),
    refused: saidBy(request, 'refused', words.wayRefusals),
  }
}

/** Who may: members, for themselves. That it is them has been shown when the passkey was begun. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const { lang, zone, now } = readPage(request, context)
  const form = await formOf(request)
  const read = readForm(form, NewPasskeyInput, labelRefusals)
  if (!read.ok) return seeOther(paths.myPasskeys([['refused', read.wrong[0]?.why ?? 'label-form']]))
  const label = read.input.label ?? wayInWords[lang].unnamed(fullDay(now, zone ?? 'UTC', lang))
  const done = await addPasskey(hub.db, hub.passkeys, signedIn(context), { answer: textOf(form, 'answer'), label }, now)
  return seeOther(paths.myPasskeys([done.ok ? ['done', 'added'] : ['refused', done.refusal]]))
}

export default function MyPasskeysRoute() {
  const { page, passkeys, proof, membership, done, refused } = useLoaderData<typeof loader>()
  const words = wayInWords[page.lang]
  return (
    <AccountPage title={words.passkeys} intro={words.passkeysIntro}>
      <Outcome done={done} refused={refused} />
      {passkeys.length > 0 && <PasskeyList passkeys={passkeys} proof={proof} />}
      {proof === 'again' ? <SignInAgain to={paths.myPasskeys()} membership={membership} /> : <PasskeyAdd proof={proof} />}
      <p className="small">
        <a href={paths.mySignIn()}>{words.back}</a>
      </p>
    </AccountPage>
  )
}
