import { paths } from '#app/paths.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { usePage } from './page-context.tsx'
import { OtherWaysIn } from './passkey-ways.tsx'

/** How somebody can show that it is them: `recent`, they have just done so; with the password; or by signing in anew. */
export type Proof = 'recent' | 'password' | 'again'

/** The field of the password, in a form that needs one. `id`: apart from those of other forms on the page */
export function ProofField({ proof, id }: { proof: Proof; id: string }) {
  const words = wayInWords[usePage().lang]
  if (proof !== 'password') return null
  return (
    <div className="field">
      <label htmlFor={id}>{words.current}</label>
      <span className="hint" id={`${id}-hint`}>
        {words.currentHint}
      </span>
      <input id={id} name="current" type="password" autoComplete="current-password" required aria-describedby={`${id}-hint`} />
    </div>
  )
}

/** For who has no password: signing in anew, and back to this page. */
export function SignInAgain({ to, membership }: { to: string; membership: string | null }) {
  const words = wayInWords[usePage().lang]
  return (
    <section className="way">
      <h2>{words.proveTitle}</h2>
      <p className="small soft">{words.proveText}</p>
      <form method="post" action={paths.passkeySignIn()}>
        <input type="hidden" name="to" value={to} />
        <OtherWaysIn membership={membership} />
      </form>
      <p className="small">
        <a href={paths.signOut()}>{words.proveLast}</a>
      </p>
    </section>
  )
}

/** What has been done or refused; the address says which, by a code. */
export function Outcome({ done, refused }: { done: string | null; refused: string | null }) {
  const words = wayInWords[usePage().lang]
  return (
    <>
      {done && (
        <p className="banner" role="status">
          {done}
        </p>
      )}
      {refused && (
        <div className="errors" role="alert">
          <h2>{words.wayTitle}</h2>
          <p>{refused}</p>
        </div>
      )}
    </>
  )
}
