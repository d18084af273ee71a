import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signIn } from '#app/domain/members/actions.ts'
import { fieldRefusals, SignInInput } from '#app/domain/members/input.ts'
import { paths } from '#app/paths.ts'
import { SignInForm } from '#app/ui/sign-in-form.tsx'
import { WaitingForm } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, readForm, textOf, type Wrong } from '#app/web/read-form.ts'
import { errorsOf } from '#app/web/sign-in-errors.ts'
import { fromOf, goOn, laterInit, openSession, privateHeaders, readTo } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { type SignInRefusal, signInWords } from '#app/words/sign-in.ts'
import { listDemoPeople } from '#db/queries/members.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: signInWords[loaded.page.lang].signIn, path: paths.signIn(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: everyone; who is signed in is led on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const to = readTo(request, null, page.origin)
  const { waiting, held = null } = context
  if (context.member && !waiting) throw redirect(to, 303)
  const people = page.demo && !waiting ? await listDemoPeople(context.hub.db) : []
  return { page, to, held, people, waiting, membership: context.hub.oidc?.host ?? null }
}

/** Who may: everyone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const { lang, origin, now } = readPage(request, context)
  const form = await formOf(request)
  const again = { to: readTo(request, form, origin), held: textOf(form, 'held'), email: textOf(form, 'email'), keep: form.has('keep') }
  const refuse = (wrong: Wrong<SignInRefusal>, init: ResponseInit, seconds?: number) =>
    data({ ...again, email: again.email.slice(0, 254), errors: errorsOf(lang, wrong, seconds) }, init)

  const read = readForm(form, SignInInput, fieldRefusals)
  if (!read.ok) return refuse(read.wrong, { status: 400 })
  const done = await signIn(hub.db, hub.access, read.input, fromOf(request, context), now)
  if (done.ok) {
    const reply = goOn(context, await openSession(request, context, done.memberId, again.keep), again.to, again.held)
    return reply instanceof Response ? reply : data(null, reply)
  }
  if (done.refusal === 'wrong') return refuse([{ field: 'email', why: 'wrong' }], { status: 400 })
  return refuse([{ field: 'password', why: done.refusal }], laterInit(done), done.seconds)
}

export default function SignInRoute() {
  const { to, held, people, waiting, membership } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (waiting) return <WaitingForm waiting={waiting} />
  const form = { to, held, email: '', keep: false, errors: [], ...refused }
  return <SignInForm {...form} people={people} membership={membership} />
}
