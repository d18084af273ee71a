import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signInAsDemoPerson } from '#app/domain/members/actions.ts'
import { paths } from '#app/paths.ts'
import { WaitingForm } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound } from '#app/web/replies.ts'
import { goOn, openSession, privateHeaders, readTo } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signInWords } from '#app/words/sign-in.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: signInWords[loaded.page.lang].waiting.title, path: paths.signIn(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: everyone who has just signed in here, and has a form waiting. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.waiting) throw notFound()
  return { page: readPage(request, context), waiting: context.waiting }
}

/** Who may: everyone, in a demonstration. Elsewhere there is nothing at this address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  if (hub.settings.mode !== 'demo') throw notFound()
  const form = await formOf(request)
  const done = await signInAsDemoPerson(hub.db, textOf(form, 'person'))
  if (!done.ok) throw notFound()
  const to = readTo(request, form, hub.settings.origin)
  const reply = goOn(context, await openSession(request, context, done.memberId, false), to, textOf(form, 'held'))
  return reply instanceof Response ? reply : data(null, reply)
}

export default function DemoSignInRoute() {
  return <WaitingForm waiting={useLoaderData<typeof loader>().waiting} />
}
