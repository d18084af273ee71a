import { wayInWords } from '#app/words/ways-in.ts'
import { usePage } from './page-context.tsx'
import { AccountPage } from './sign-in-parts.tsx'

/** Seen for a moment on the way to the membership system, or longer where a browser does not go on by itself. */
export function MembershipAhead({ url, host }: { url: string; host: string }) {
  const words = wayInWords[usePage().lang]
  return (
    <AccountPage title={words.leavingTitle} intro={words.leavingText(host)}>
      <p className="form-acts">
        <a className="btn" href={url} rel="noreferrer">
          {words.leavingGo}
        </a>
      </p>
    </AccountPage>
  )
}
