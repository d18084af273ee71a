import { paths } from '#app/paths.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { usePage } from './page-context.tsx'

/** The other ways in of a member, in short. `linked`: whether a membership is linked; null where the hub has no such sign-in. */
export function OtherWaysSummary({ passkeys, linked }: { passkeys: number; linked: boolean | null }) {
  const words = wayInWords[usePage().lang]
  return (
    <>
      <section className="way">
        <h2>{words.passkeys}</h2>
        <p className="small soft">{words.passkeyCount(passkeys)}</p>
        <div className="way-acts">
          <a href={paths.myPasskeys()}>{words.toPasskeys}</a>
        </div>
      </section>
      {linked !== null && (
        <section className="way">
          <h2>{words.membership}</h2>
          <p className="small soft">{linked ? words.isLinked : words.notLinked}</p>
          <div className="way-acts">
            <a href={paths.myIdentities()}>{words.toMembership}</a>
          </div>
        </section>
      )}
    </>
  )
}
