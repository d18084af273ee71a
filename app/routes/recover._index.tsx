import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requestRecovery } from '#app/domain/members/actions-recovery.ts'
import { fieldRefusals, RecoveryInput } from '#app/domain/members/input.ts'
import { paths } from '#app/paths.ts'
import { AccountPage, Errors, Field } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, readForm, textOf } from '#app/web/read-form.ts'
import { errorsOf } from '#app/web/sign-in-errors.ts'
import { privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signInWords } from '#app/words/sign-in.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: signInWords[loaded.page.lang].recover.title, path: paths.recover(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context) }
}

/** Who may: everyone. The reply is the same whatever accounts there are. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, access } = context.hub
  const { lang, now } = readPage(request, context)
  const form = await formOf(request)
  const read = readForm(form, RecoveryInput, fieldRefusals)
  if (!read.ok)
    return data({ sent: false, email: textOf(form, 'email').slice(0, 254), errors: errorsOf(lang, read.wrong) }, { status: 400 })
  await requestRecovery(db, access, read.input, { client: context.client, lang }, now)
  return data({ sent: true, email: '', errors: [] })
}

export default function RecoverRoute() {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { email, signIn, recover } = signInWords[page.lang]
  if (reply?.sent)
    return (
      <AccountPage title={recover.sentTitle}>
        <p>{recover.sent}</p>
        <p className="after">{recover.sentHelp}</p>
        <p className="form-acts">
          <a href={paths.signIn()}>{signIn}</a>
        </p>
      </AccountPage>
    )
  const errors = reply?.errors ?? []
  return (
    <AccountPage title={recover.title} intro={recover.intro}>
      <Errors title={recover.errorTitle} errors={errors} />
      <form method="post" action={paths.recover()}>
        <Field name="email" label={email} type="email" autoComplete="username" value={reply?.email} errors={errors} />
        <p className="form-acts">
          <button className="btn" type="submit">
            {recover.send}
          </button>
          <a href={paths.signIn()}>{signIn}</a>
        </p>
      </form>
    </AccountPage>
  )
}
