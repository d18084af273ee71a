import { paths } from '#app/paths.ts'
import { wayInWords } from '#app/words/ways-in.ts'
import { usePage } from './page-context.tsx'

/** A button of the form around it that leads to the membership system. `host`: where that is. */
export function OidcButton({ host }: { host: string }) {
  const words = wayInWords[usePage().lang]
  return (
    <div className="by-membership">
      <button
        id="membership"
        className="btn plain"
        type="submit"
        formAction={paths.oidc()}
        formNoValidate
        aria-describedby="membership-host"
      >
        {words.useMembership}
      </button>
      <span className="small soft" id="membership-host">
        {words.leadsTo(host)}
      </span>
    </div>
  )
}
