import { paths } from '#app/paths.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { usePage } from './page-context.tsx'
import { OtherWaysIn } from './passkey-ways.tsx'
import { AccountPage, Errors, Field, type FieldError, type Onward, OnwardFields } from './sign-in-parts.tsx'

type Person = { slug: string; name: string }

type Props = Onward & {
  email: string
  keep: boolean
  errors: readonly FieldError[]
  /** whom a demonstration may be looked at as; none elsewhere */
  people: readonly Person[]
  /** host of the membership system, where there is one */
  membership: string | null
}

export function SignInForm({ to, held, email, keep, errors, people, membership }: Props) {
  const words = signInWords[usePage().lang]
  return (
    <AccountPage title={words.signIn} intro={words.intro}>
      {held && <p className="note">{words.heldNote}</p>}
      <Errors title={words.errorTitle} errors={errors} />
      <form method="post" action={paths.signIn(to)}>
        <OnwardFields to={to} held={held} />
        <Field name="email" label={words.email} type="email" autoComplete="username webauthn" value={email} errors={errors} />
        <Field name="password" label={words.password} type="password" autoComplete="current-password" errors={errors} />
        <p className="beside">
          <a href={paths.recover()}>{words.forgotten}</a>
        </p>
        <label className="keep">
          <input type="checkbox" name="keep" value="yes" defaultChecked={keep} aria-describedby="keep-hint" />
          <span>{words.keep}</span>
        </label>
        <p className="hint keep-hint" id="keep-hint">
          {words.keepHint}
        </p>
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.signIn}
          </button>
        </p>
        <OtherWaysIn membership={membership} />
      </form>
      <section className="aside">
        <h2>{words.newHere}</h2>
        <p>{words.newHereText}</p>
        {held ? (
          <form method="post" action={paths.signUp(to)}>
            <OnwardFields to={to} held={held} />
            <button className="btn plain" type="submit" name="start" value="yes">
              {words.signUp}
            </button>
          </form>
        ) : (
          <a className="btn plain" href={paths.signUp(to)}>
            {words.signUp}
          </a>
        )}
      </section>
      {people.length > 0 && <DemoPeople to={to} held={held} people={people} />}
    </AccountPage>
  )
}

function DemoPeople({ to, held, people }: Onward & { people: readonly Person[] }) {
  const words = signInWords[usePage().lang]
  return (
    <section className="aside demo-people" aria-labelledby="demo-people">
      <h2 id="demo-people">{words.demoTitle}</h2>
      <p>{words.demoIntro}</p>
      <form method="post" action={paths.signInDemo()}>
        <OnwardFields to={to} held={held} />
        <ul>
          {people.map(({ slug, name }) => (
            <li key={slug}>
              <button className="btn plain" type="submit" name="person" value={slug} aria-describedby={`person-${slug}`}>
                {words.demoSignIn(name)}
              </button>
              <span id={`person-${slug}`}>{words.demoPeople[slug]}</span>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}
