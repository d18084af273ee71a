import { paths } from '#app/paths.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { usePage } from './page-context.tsx'
import { type Proof, ProofField } from './passkey-proof.tsx'
import { fullDay } from './time.ts'

export type ShownPasskey = { id: string; label: string; made: Date; used: Date | null; doubted: Date | null }

/** A member's passkeys, each with what can be done with it. */
export function PasskeyList({ passkeys, proof }: { passkeys: readonly ShownPasskey[]; proof: Proof }) {
  return (
    <ul className="passkeys">
      {passkeys.map((passkey, at) => (
        <PasskeyItem key={passkey.id} passkey={passkey} at={at} proof={proof} />
      ))}
    </ul>
  )
}

function PasskeyItem({ passkey: { id, label, made, used, doubted }, at, proof }: { passkey: ShownPasskey; at: number; proof: Proof }) {
  const { lang, zone } = usePage()
  const words = wayInWords[lang]
  const day = (instant: Date) => fullDay(instant, zone ?? 'UTC', lang)
  return (
    <li>
      <h3>{label}</h3>
      <p className="small soft">
        {words.made(day(made))} · {used ? words.used(day(used)) : words.neverUsed}
      </p>
      {doubted && <p className="note">{words.doubted(day(doubted))}</p>}
      <details>
        <summary>
          {words.rename}
          <span className="unseen">: {label}</span>
        </summary>
        <form method="post" action={paths.myPasskeyName()}>
          <input type="hidden" name="id" value={id} />
          <div className="field">
            <label htmlFor={`name-${at}`}>{words.label}</label>
            <input id={`name-${at}`} name="label" type="text" maxLength={60} defaultValue={label} required />
          </div>
          <p className="form-acts">
            <button className="btn plain" type="submit">
              {words.saveName}
            </button>
          </p>
        </form>
      </details>
      {proof !== 'again' && (
        <details>
          <summary>
            {words.remove}
            <span className="unseen">: {label}</span>
          </summary>
          <form method="post" action={paths.myPasskeyRemoval()}>
            <p className="small soft">{words.removeText}</p>
            <input type="hidden" name="id" value={id} />
            <ProofField proof={proof} id={`current-${at}`} />
            <p className="form-acts">
              <button className="btn plain" type="submit">
                {words.removeNow}
              </button>
            </p>
          </form>
        </details>
      )}
    </li>
  )
}
