import { paths } from '#app/paths.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import type { Membership } from '#db/values.ts'
import { usePage } from './page-context.tsx'
import { type Proof, ProofField } from './passkey-proof.tsx'
import { fullDay } from './time.ts'

type Props = {
  /** host of the membership system */
  host: string
  linked: { since: Date; standing: Membership } | null
  proof: Exclude<Proof, 'again'>
}

/** A membership that is linked, or can be. */
export function MembershipLink({ host, linked, proof }: Props) {
  const { lang, zone } = usePage()
  const words = wayInWords[lang]
  if (!linked)
    return (
      <form className="way" method="post" action={paths.myIdentities()}>
        <p>{words.notLinked}</p>
        <ProofField proof={proof} id="current" />
        <p className="form-acts">
          <button className="btn" type="submit" aria-describedby="membership-host">
            {words.link}
          </button>
          <span className="small soft" id="membership-host">
            {words.leadsTo(host)}
          </span>
        </p>
      </form>
    )
  return (
    <form className="way" method="post" action={paths.myIdentityRemoval()}>
      <p>{words.linked(fullDay(linked.since, zone ?? 'UTC', lang))}</p>
      <p className="small soft">{words.standing[linked.standing]}</p>
      <p className="small soft">{words.unlinkText}</p>
      <ProofField proof={proof} id="current" />
      <p className="form-acts">
        <button className="btn plain" type="submit">
          {words.unlink}
        </button>
      </p>
    </form>
  )
}
