import { paths } from '#app/paths.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { usePage } from './page-context.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { type Proof, ProofField } from './passkey-proof.tsx'

/** The form that makes a passkey on this device. */
export function PasskeyAdd({ proof }: { proof: Proof }) {
  const words = wayInWords[usePage().lang]
  return (
    <section className="way">
      <h2>{words.addTitle}</h2>
      <p className="small soft">{words.addText}</p>
      <p className="note" data-passkey-missing="">
        {words.needsScript}
      </p>
      <form method="post" action={paths.myPasskeys()}>
        <div className="field">
          <label htmlFor="label">{words.label}</label>
          <span className="hint" id="label-hint">
            {words.labelHint}
          </span>
          <input id="label" name="label" type="text" maxLength={60} autoComplete="off" aria-describedby="label-hint" />
        </div>
        <ProofField proof={proof} id="current" />
        <PasskeyButton does="create" options={paths.myPasskeyOptions()} action={paths.myPasskeys()}>
          {words.add}
        </PasskeyButton>
      </form>
    </section>
  )
}
