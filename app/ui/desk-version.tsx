import { deskOptionsWords } from '#app/words/desk-options.ts'
import type { RevisionKind } from '#db/values.ts'
import { type DifferenceRow, Differences } from './desk-differences.tsx'
import { usePage } from './page-context.tsx'
import { clockTime, fullDay } from './time.ts'

export type ShownVersion = {
  id: number
  kind: RevisionKind
  at: Date
  by: string | null
  reason: string | null
  rows: DifferenceRow[]
  /** what was before can be restored too: nothing earlier has kept it */
  first: boolean
}

/** One thing that was done: who, when, why, and every field that changed, with the way back to it. */
export function Version({ version, action }: { version: ShownVersion; action: string }) {
  const { lang, zone } = usePage()
  const words = deskOptionsWords[lang]
  const where = zone ?? 'UTC'
  return (
    <article aria-labelledby={`version-${version.id}`}>
      <h2 id={`version-${version.id}`}>
        {words.kinds[version.kind]} <span className="soft">{words.by(version.by ?? words.someone)}</span>
      </h2>
      <p className="small soft num">
        <time dateTime={version.at.toISOString()}>
          {fullDay(version.at, where, lang)}, {clockTime(version.at, where, lang)} {zone === null && 'UTC'}
        </time>
      </p>
      {version.reason && <p className="measure">{words.because(version.reason)}</p>}
      <Differences rows={version.rows} from={words.from} to={words.to} caption={`${words.kinds[version.kind]}: ${words.field}`} />
      <form className="desk-links small" method="post" action={action}>
        <input type="hidden" name="revision" value={version.id} />
        <button className="linklike" type="submit" name="side" value="after">
          {words.restore}
        </button>
        {version.first && (
          <button className="linklike" type="submit" name="side" value="before">
            {words.restoreBefore}
          </button>
        )}
      </form>
    </article>
  )
}
