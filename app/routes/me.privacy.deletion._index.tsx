import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askDeletion, type DeletionRefusal, graceDays, isOnlyAdministrator } from '#app/domain/members/deletion.ts'
import { paths } from '#app/paths.ts'
import { DeletionAsked, DeletionForm } from '#app/ui/me-deletion.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { isRecent } from '#app/web/recent-sign-in.ts'
import { errorsOf } from '#app/web/sign-in-errors.ts'
import { laterInit, privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { myPrivacyWords } from '#app/words/me-privacy.ts'
import { findMemberAccess } from '#db/queries/members.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: myPrivacyWords[data.page.lang].deletion.title, path: paths.myDeletion(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: members, their own. Whoever has just asked for it is signed out, and is told so. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { hub, member } = context
  const page = readPage(request, context)
  if (!member) return { page, days: graceDays, form: null }
  const access = await findMemberAccess(hub.db, member.id)
  const hasPassword = Boolean(access?.hash)
  return {
    page,
    days: graceDays,
    form: {
      proof: hasPassword
        ? ('password' as const)
        : member.demo || (await isRecent(request, context, page.now))
          ? ('name' as const)
          : ('again' as const),
      name: member.displayName,
      last: await isOnlyAdministrator(hub.db, member),
      membership: hub.oidc?.host ?? null,
      leavingAt: member.leavingAt ?? null,
    },
  }
}

const fieldOf: Record<DeletionRefusal, string> = {
  'last-administrator': 'last',
  'current-wrong': 'current',
  'name-wrong': 'name',
  stale: 'again',
}

/** Who may: members who show that it is them, for themselves. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const { lang, now } = readPage(request, context)
  const form = await formOf(request)
  const name = textOf(form, 'name').slice(0, 200)
  const proof = { current: textOf(form, 'current'), name, recent: await isRecent(request, context, now) }
  const done = await askDeletion(hub.db, hub.access, signedIn(context), proof, now)
  if (done.ok) {
    const cookie = await hub.sessions.end(request.headers.get('cookie'))
    // the page that follows is nobody's any more
    context.member = null
    return data({ dueAt: done.dueAt, name: '', errors: [] }, { headers: { 'Set-Cookie': cookie } })
  }
  if ('seconds' in done)
    return data({ dueAt: null, name, errors: errorsOf(lang, [{ field: 'current', why: done.refusal }], done.seconds) }, laterInit(done))
  const text = myPrivacyWords[lang].deletion.refusals[done.refusal]
  return data({ dueAt: null, name, errors: [{ field: fieldOf[done.refusal], text }] }, { status: 400 })
}

export default function MyDeletionRoute() {
  const { days, form } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  if (sent?.dueAt) return <DeletionAsked dueAt={sent.dueAt} />
  if (!form) return null
  return <DeletionForm {...form} days={days} typed={sent?.name ?? ''} errors={sent?.errors ?? []} />
}
