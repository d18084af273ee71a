import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeAddress } from '#app/domain/members/actions-account.ts'
import { AddressChangeInput, fieldRefusals } from '#app/domain/members/input.ts'
import { paths } from '#app/paths.ts'
import { AccountPage, Errors, Field } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, readForm, textOf } from '#app/web/read-form.ts'
import { seeOther } from '#app/web/replies.ts'
import { accountErrorsOf } from '#app/web/sign-in-errors.ts'
import { laterInit, privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { securityWords } from '#app/words/sign-in-security.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: securityWords[loaded.page.lang].changeAddress, path: paths.myAddress(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: members. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context) }
}

/** Who may: members, with their password. Nothing tells whether the address is somebody's. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { hub, client } = context
  const { lang, now } = readPage(request, context)
  const form = await formOf(request)
  const email = textOf(form, 'email').slice(0, 254)
  const read = readForm(form, AddressChangeInput, fieldRefusals)
  if (!read.ok) return data({ email, errors: accountErrorsOf(lang, read.wrong) }, { status: 400 })
  const done = await changeAddress(hub.db, hub.access, signedIn(context), read.input, { client }, now)
  if (done.ok) return seeOther(paths.mySignIn([['done', 'address']]))
  const errors = accountErrorsOf(lang, [{ field: 'current', why: done.refusal }], 'seconds' in done ? done.seconds : 0)
  return data({ email, errors }, 'seconds' in done ? laterInit(done) : { status: 400 })
}

export default function MyAddressRoute() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const words = securityWords[page.lang]
  const errors = refused?.errors ?? []
  return (
    <AccountPage title={words.changeAddress}>
      <Errors title={words.errorTitle} errors={errors} />
      <form method="post" action={paths.myAddress()}>
        <Field
          name="email"
          label={words.newAddress}
          type="email"
          autoComplete="email"
          hint={words.newAddressHint}
          value={refused?.email}
          errors={errors}
        />
        <Field name="current" label={words.current} type="password" autoComplete="current-password" errors={errors} />
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.saveAddress}
          </button>
          <a href={paths.mySignIn()}>{words.leave}</a>
        </p>
      </form>
    </AccountPage>
  )
}
