import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canRecover, recover } from '#app/domain/members/actions-recovery.ts'
import { fieldRefusals, NewPasswordInput } from '#app/domain/members/input.ts'
import { paths } from '#app/paths.ts'
import { AccountPage, Errors, Field } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, readForm, type Wrong } from '#app/web/read-form.ts'
import { seeOther } from '#app/web/replies.ts'
import { errorsOf } from '#app/web/sign-in-errors.ts'
import { laterInit, openSession, secretHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { type SignInRefusal, signInWords } from '#app/words/sign-in.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: signInWords[loaded.page.lang].recover.title, path: paths.recover(), robots: 'noindex' }) : []

export const headers: HeadersFunction = secretHeaders

/** Who may: whoever has the link. Looking at it uses nothing up. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const open = await canRecover(context.hub.db, params.token ?? '', page.now)
  return data({ page, open }, { status: open ? 200 : 410 })
}

/** Who may: whoever has the link, once. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, access } = context.hub
  const { lang, now } = readPage(request, context)
  const refuse = (wrong: Wrong<SignInRefusal>, init: ResponseInit, seconds?: number) =>
    data({ errors: errorsOf(lang, wrong, seconds) }, init)
  const read = readForm(await formOf(request), NewPasswordInput, fieldRefusals)
  if (!read.ok) return refuse(read.wrong, { status: 400 })
  const done = await recover(db, access, params.token ?? '', read.input, now)
  if (done.ok) return seeOther(paths.mySignIn([['done', 'password']]), await openSession(request, context, done.memberId, false))
  if ('seconds' in done) return refuse([{ field: 'password', why: done.refusal }], laterInit(done), done.seconds)
  if (done.refusal === 'void') return refuse([], { status: 410 })
  return refuse([{ field: 'password', why: done.refusal }], { status: 400 })
}

export default function RecoverWithRoute() {
  const { page, open } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors ?? []
  const { newPassword, newPasswordHint, recover: words } = signInWords[page.lang]
  if (!open)
    return (
      <AccountPage title={words.voidTitle} intro={words.voidText}>
        <p className="form-acts">
          <a className="btn" href={paths.recover()}>
            {words.again}
          </a>
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={words.newTitle} intro={words.newIntro}>
      <Errors title={words.newErrorTitle} errors={errors} />
      {/* sent to the address of this very page */}
      <form method="post">
        <Field name="password" label={newPassword} type="password" autoComplete="new-password" hint={newPasswordHint} errors={errors} />
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.save}
          </button>
        </p>
      </form>
    </AccountPage>
  )
}
