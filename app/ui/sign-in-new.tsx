import { paths } from '#app/paths.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { usePage } from './page-context.tsx'
import { AccountPage, Errors, Field, type FieldError, type Onward, OnwardFields } from './sign-in-parts.tsx'

type Props = Onward & { email: string; name: string; errors: readonly FieldError[] }

export function SignUpForm({ to, held, email, name, errors }: Props) {
  const words = signInWords[usePage().lang]
  return (
    <AccountPage title={words.signUp} intro={words.signUpIntro}>
      {held && <p className="note">{words.heldNote}</p>}
      <Errors title={words.signUpErrorTitle} errors={errors} />
      <form method="post" action={paths.signUp(to)}>
        <OnwardFields to={to} held={held} />
        <Field name="email" label={words.email} type="email" autoComplete="username" hint={words.emailHint} value={email} errors={errors} />
        <Field
          name="password"
          label={words.newPassword}
          type="password"
          autoComplete="new-password"
          hint={words.newPasswordHint}
          errors={errors}
        />
        <Field
          name="name"
          label={words.name}
          type="text"
          autoComplete="nickname"
          hint={words.nameHint}
          value={name}
          optional={true}
          errors={errors}
        />
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.signUp}
          </button>
          <a href={paths.privacy()}>{words.privacy}</a>
        </p>
      </form>
      <section className="aside">
        <h2>{words.haveAccount}</h2>
        <a className="btn plain" href={paths.signIn(to)}>
          {words.signIn}
        </a>
      </section>
    </AccountPage>
  )
}
