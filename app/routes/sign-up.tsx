import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signUp } from '#app/domain/members/actions.ts'
import { fieldRefusals, SignUpInput } from '#app/domain/members/input.ts'
import { paths } from '#app/paths.ts'
import { SignUpForm } from '#app/ui/sign-in-new.tsx'
import { WaitingForm } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, readForm, textOf, type Wrong } from '#app/web/read-form.ts'
import { errorsOf } from '#app/web/sign-in-errors.ts'
import { afterSignUp, fromOf, goOn, laterInit, openSession, privateHeaders, readTo } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { type SignInRefusal, signInWords } from '#app/words/sign-in.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: signInWords[loaded.page.lang].signUp, path: paths.signUp(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: everyone; who is signed in is led on. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const to = readTo(request, null, page.origin)
  if (context.member && !context.waiting) throw redirect(to, 303)
  return { page, to, waiting: context.waiting }
}

/** Who may: everyone. The reply does not depend on whether somebody has an account at this address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const { lang, zone, origin, now } = readPage(request, context)
  const form = await formOf(request)
  const to = readTo(request, form, origin)
  const held = textOf(form, 'held')
  const typed = { email: textOf(form, 'email').slice(0, 254), name: textOf(form, 'name').slice(0, 200) }
  const refuse = (wrong: Wrong<SignInRefusal>, init: ResponseInit, seconds?: number) =>
    data({ ...typed, to, held, errors: errorsOf(lang, wrong, seconds) }, init)

  // from the sign-in page, with a form that waits
  if (form.has('start')) return refuse([], { status: 200 })
  const read = readForm(form, SignUpInput, fieldRefusals)
  if (!read.ok) return refuse(read.wrong, { status: 400 })
  const reader = { name: signInWords[lang].defaultName, lang, zone }
  const done = await signUp(hub.db, hub.access, read.input, reader, fromOf(request, context), now)
  if (!done.ok) return refuse([{ field: 'password', why: done.refusal }], laterInit(done), done.seconds)
  const cookies = await openSession(request, context, done.memberId, false)
  const reply = goOn(context, cookies, afterSignUp(context, to), held)
  return reply instanceof Response ? reply : data(null, reply)
}

export default function SignUpRoute() {
  const { to, waiting } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (waiting) return <WaitingForm waiting={waiting} />
  const form = { to, held: null, email: '', name: '', errors: [], ...refused }
  return <SignUpForm {...form} />
}
