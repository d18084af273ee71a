import { paths } from '#app/paths.ts'
import { myPrivacyWords } from '#app/words/me-privacy.ts'
import { usePage } from './page-context.tsx'
import { fullDay } from './time.ts'

/** For whoever has asked to be forgotten, and has come back before it is done. */
export function LeavingBanner() {
  const { member, lang, zone } = usePage()
  if (!member?.leavingAt) return null
  const { leaving } = myPrivacyWords[lang]
  return (
    <div className="wrap">
      <section className="done leaving" aria-label={leaving.name}>
        <p>{leaving.text(fullDay(member.leavingAt, zone ?? 'UTC', lang))}</p>
        <form method="post" action={paths.myDeletionWithdrawal()}>
          <button className="btn" type="submit">
            {leaving.stay}
          </button>
        </form>
      </section>
    </div>
  )
}
