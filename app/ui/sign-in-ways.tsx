import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { securityWords } from '#app/words/sign-in-security.ts'
import { usePage } from './page-context.tsx'

type Props = {
  address: string | null
  verified: boolean
  hasPassword: boolean
  sessions: number
  /** ways in beside the password */
  children: ReactNode
}

/** How a member comes in: address, password, and the browsers in which they are signed in. */
export function WaysIn({ address, verified, hasPassword, sessions, children }: Props) {
  const words = securityWords[usePage().lang]
  return (
    <>
      <section className="way">
        <h2>{words.address}</h2>
        {address ? (
          <>
            <p>{address}</p>
            <p className="small soft">{verified ? words.verified : words.notVerified}</p>
            <div className="way-acts">
              {!verified && (
                <form method="post" action={paths.myVerification()}>
                  <button className="btn plain" type="submit">
                    {words.sendAgain}
                  </button>
                </form>
              )}
              {hasPassword && <a href={paths.myAddress()}>{words.changeAddress}</a>}
            </div>
          </>
        ) : (
          <p className="small soft">{words.noAddress}</p>
        )}
      </section>
      <section className="way">
        <h2>{words.password}</h2>
        <p className="small soft">{hasPassword ? words.hasPassword : words.noPassword}</p>
        {(hasPassword || address) && (
          <div className="way-acts">
            {hasPassword ? <a href={paths.myPassword()}>{words.changePassword}</a> : <a href={paths.recover()}>{words.verify.recover}</a>}
          </div>
        )}
      </section>
      {children}
      <section className="way">
        <h2>{words.sessions}</h2>
        <p className="small soft">{words.sessionCount(sessions)}</p>
        <p className="small soft">{words.everywhereText}</p>
        <form className="way-acts" method="post" action={paths.signOutEverywhere()}>
          <button className="btn plain" type="submit">
            {words.everywhere}
          </button>
        </form>
      </section>
    </>
  )
}
