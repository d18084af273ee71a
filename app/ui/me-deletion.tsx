import { paths } from '#app/paths.ts'
import { myPrivacyWords } from '#app/words/me-privacy.ts'
import { usePage } from './page-context.tsx'
import { SignInAgain } from './passkey-proof.tsx'
import { AccountPage, Errors, Field, type FieldError } from './sign-in-parts.tsx'
import { fullDay } from './time.ts'

type Props = {
  /** how they show that it is them: with the password; by typing their name; or by signing in anew first */
  proof: 'password' | 'name' | 'again'
  name: string
  /** the hub would be nobody's to run */
  last: boolean
  /** the membership system that one can sign in with, by its host */
  membership: string | null
  leavingAt: Date | null
  days: number
  typed: string
  errors: readonly FieldError[]
}

/** What goes, what stays and why; and the button. */
export function DeletionForm({ proof, name, last, membership, leavingAt, days, typed, errors }: Props) {
  const { lang, zone } = usePage()
  const words = myPrivacyWords[lang].deletion
  return (
    <AccountPage title={words.title} intro={words.intro(days)}>
      <Errors title={words.errorTitle} errors={errors} />
      <h2 className="after">{words.goes}</h2>
      <ul className="listed">
        {words.goesList.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2 className="after">{words.stays}</h2>
      <ul className="listed">
        {words.staysList.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {leavingAt ? (
        <p className="banner">{words.already(fullDay(leavingAt, zone ?? 'UTC', lang))}</p>
      ) : last ? (
        <p className="banner" id="last">
          {words.last} <a href={paths.admin()}>{words.toRoles}</a>
        </p>
      ) : proof === 'again' ? (
        <div id="again">
          <SignInAgain to={paths.myDeletion()} membership={membership} />
        </div>
      ) : (
        <form method="post" action={paths.myDeletion()}>
          {proof === 'password' ? (
            <Field name="current" label={words.current} type="password" autoComplete="current-password" errors={errors} />
          ) : (
            <Field
              name="name"
              label={words.name}
              hint={words.nameHint(name)}
              type="text"
              autoComplete="off"
              value={typed}
              errors={errors}
            />
          )}
          <p className="form-acts">
            <button className="btn" type="submit">
              {words.act}
            </button>
            <a href={paths.myPrivacy()}>{words.leave}</a>
          </p>
        </form>
      )}
    </AccountPage>
  )
}

/** It has been asked for, and its owner is signed out. */
export function DeletionAsked({ dueAt }: { dueAt: Date }) {
  const { lang, zone } = usePage()
  const words = myPrivacyWords[lang].deletion
  return (
    <AccountPage title={words.doneTitle} intro={words.doneText(fullDay(dueAt, zone ?? 'UTC', lang))}>
      <p>{words.doneBack}</p>
      <p className="form-acts">
        <a className="btn" href={paths.home()}>
          {words.doneHome}
        </a>
        <a href={paths.signIn()}>{myPrivacyWords[lang].leaving.stay}</a>
      </p>
    </AccountPage>
  )
}
