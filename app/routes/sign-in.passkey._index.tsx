import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signInWithPasskey } from '#app/domain/members/passkeys.ts'
import { paths } from '#app/paths.ts'
import { SignInForm } from '#app/ui/sign-in-form.tsx'
import { WaitingForm } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { goOn, openSession, privateHeaders, readTo } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { listDemoPeople } from '#db/queries/members.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: signInWords[loaded.page.lang].signIn, path: paths.signIn(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: everyone who has just tried a passkey. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const people = page.demo ? await listDemoPeople(context.hub.db) : []
  return { page, people, membership: context.hub.oidc?.host ?? null, waiting: context.waiting }
}

/** Who may: everyone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const { lang, origin, now } = readPage(request, context)
  const form = await formOf(request)
  const again = { to: readTo(request, form, origin), held: textOf(form, 'held'), keep: form.has('keep') }
  const done = await signInWithPasskey(hub.db, hub.passkeys, textOf(form, 'answer'), now)
  if (done.ok) {
    const reply = goOn(context, await openSession(request, context, done.memberId, again.keep), again.to, again.held)
    return reply instanceof Response ? reply : data(null, reply)
  }
  // this page cannot be asked for again; the language form in its head leads to one that can
  context.here = paths.signIn(again.to)
  return data({ ...again, errors: [{ field: 'passkey', text: wayInWords[lang].passkeyRefusals[done.refusal] }] }, { status: 400 })
}

export default function PasskeySignInRoute() {
  const { people, membership, waiting } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (waiting) return <WaitingForm waiting={waiting} />
  const form = { to: paths.home(), held: null, keep: false, errors: [], ...refused }
  return <SignInForm {...form} email="" people={people} membership={membership} />
}
