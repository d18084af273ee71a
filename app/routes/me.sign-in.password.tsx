import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changePassword } from '#app/domain/members/actions-account.ts'
import { fieldRefusals, PasswordChangeInput } from '#app/domain/members/input.ts'
import { paths } from '#app/paths.ts'
import { AccountPage, Errors, Field } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, readForm } from '#app/web/read-form.ts'
import { seeOther } from '#app/web/replies.ts'
import { accountErrorsOf } from '#app/web/sign-in-errors.ts'
import { laterInit, openSession, privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { securityWords } from '#app/words/sign-in-security.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded
    ? pageMeta(loaded.page, { title: securityWords[loaded.page.lang].changePassword, path: paths.myPassword(), robots: 'noindex' })
    : []

export const headers: HeadersFunction = privateHeaders

/** Who may: members. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context) }
}

/** Who may: members, with their present password. All their sessions end; this browser gets a new one of the same kind. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub } = context
  const { lang, now } = readPage(request, context)
  const member = signedIn(context)
  const read = readForm(await formOf(request), PasswordChangeInput, fieldRefusals)
  if (!read.ok) return data({ errors: accountErrorsOf(lang, read.wrong) }, { status: 400 })
  const done = await changePassword(hub.db, hub.access, member, read.input, now)
  if (done.ok) {
    const keep = hub.sessions.isKept(request.headers.get('cookie'))
    return seeOther(paths.mySignIn([['done', 'password']]), await openSession(request, context, member.id, keep))
  }
  const field = done.refusal === 'password-is-address' ? 'password' : 'current'
  const errors = accountErrorsOf(lang, [{ field, why: done.refusal }], 'seconds' in done ? done.seconds : 0)
  return data({ errors }, 'seconds' in done ? laterInit(done) : { status: 400 })
}

export default function MyPasswordRoute() {
  const { page } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors ?? []
  const words = securityWords[page.lang]
  return (
    <AccountPage title={words.changePassword} intro={words.passwordIntro}>
      <Errors title={words.errorTitle} errors={errors} />
      <form method="post" action={paths.myPassword()}>
        <Field name="current" label={words.current} type="password" autoComplete="current-password" errors={errors} />
        <Field
          name="password"
          label={words.newPassword}
          type="password"
          autoComplete="new-password"
          hint={signInWords[page.lang].newPasswordHint}
          errors={errors}
        />
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.savePassword}
          </button>
          <a href={paths.mySignIn()}>{words.leave}</a>
        </p>
      </form>
    </AccountPage>
  )
}
