import { paths } from '#app/paths.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { OidcButton } from './oidc-button.tsx'
import { usePage } from './page-context.tsx'
import { PasskeyButton } from './passkey-button.tsx'

/** Ways in beside the password, for the form around them: what it carries along goes with each. */
export function OtherWaysIn({ membership }: { membership: string | null }) {
  const words = wayInWords[usePage().lang]
  return (
    <div className="other-ways">
      <PasskeyButton does="get" options={paths.passkeySignInOptions()} action={paths.passkeySignIn()} plain={true}>
        {words.usePasskey}
      </PasskeyButton>
      {membership && <OidcButton host={membership} />}
    </div>
  )
}
