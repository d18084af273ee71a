import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { MembershipAhead } from '#app/ui/oidc-ahead.tsx'
import { SignInForm } from '#app/ui/sign-in-form.tsx'
import { WaitingForm } from '#app/ui/sign-in-parts.tsx'
import { ahead, aheadHeaders } from '#app/web/oidc-ahead.ts'
import { beginTrip, readRest } from '#app/web/oidc-sign-in.ts'
import type { Rest } from '#app/web/oidc-trips.ts'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound } from '#app/web/replies.ts'
import { readTo } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { listDemoPeople } from '#db/queries/members.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: signInWords[loaded.page.lang].signIn, path: paths.signIn(), robots: 'noindex' }) : []

export const headers: HeadersFunction = aheadHeaders

/** Who may: everyone. The page on which a trip to the membership system ends, if there is still something to say or to send. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { hub } = context
  const page = readPage(request, context)
  if (!hub.oidc) throw notFound()
  const common = { page, people: page.demo ? await listDemoPeople(hub.db) : [], membership: hub.oidc.host }
  // the action has answered already
  if (!context.here.startsWith(paths.oidc())) return { ...common, rest: null, waiting: null }
  const rest = (await readRest(request, context, hub.oidc, page.now)) ?? voidRest(request)
  const waiting = rest && !rest.refusal && context.member ? hub.held.open(rest.held) : null
  if (!rest || (context.member && !waiting && !rest.refusal)) throw redirect(paths.signIn(rest?.to), 303)
  return data({ ...common, rest, waiting }, { status: rest.refusal === 'down' ? 503 : rest.refusal ? 400 : 200 })
}

/** Of a trip that is not this browser's nothing is known, so its page is asked for by its address. */
function voidRest(request: Request): Rest | null {
  return new URL(request.url).searchParams.has('refused') ? { to: paths.home(), keep: false, held: '', refusal: 'void' } : null
}

/** Who may: everyone, where there is a membership system. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const page = readPage(request, context)
  if (!hub.oidc) throw notFound()
  const form = await formOf(request)
  const onward = { to: readTo(request, form, page.origin), held: textOf(form, 'held'), keep: form.has('keep') }
  const begun = await beginTrip(context, hub.oidc, null, onward, page)
  context.here = paths.signIn(onward.to)
  if (begun.ok) return ahead(begun)
  return data({ ...onward, refusal: begun.refusal }, { status: begun.refusal === 'down' ? 503 : 400 })
}

export default function OidcRoute() {
  const { page, people, membership, rest, waiting } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  if (done && 'url' in done) return <MembershipAhead url={done.url} host={membership} />
  if (waiting) return <WaitingForm waiting={waiting} />
  const { refusal, ...form } = { to: paths.home(), held: '', keep: false, refusal: null, ...rest, ...done }
  const errors = refusal ? [{ field: 'membership', text: wayInWords[page.lang].tripRefusals[refusal] }] : []
  return <SignInForm {...form} email="" errors={errors} people={people} membership={membership} />
}
