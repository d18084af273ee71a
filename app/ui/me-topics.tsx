import { profileWords } from '#app/words/profile.ts'
import type { Wrong } from './me-page.tsx'
import { usePage } from './page-context.tsx'

export type TopicBox = { slug: string; label: string; chosen: boolean }
/** `others`: chosen, and not broad. `found`: null where nothing was looked for. */
export type TopicChoice = { broad: TopicBox[]; others: TopicBox[]; found: { typed: string; topics: TopicBox[] } | null }

/**
 * What somebody wants to get better at: broad topics to tick, and a search for exact ones, which is a button of the same form, so that
 * nothing that was filled in is lost. `action`: where the form goes.
 */
export function TopicFields({
  choice,
  legend,
  action,
  wrong,
}: {
  choice: TopicChoice
  legend: string
  action: string
  wrong: readonly Wrong[]
}) {
  const words = profileWords[usePage().lang]
  const error = wrong.find(({ field }) => field === 'topics')?.text
  const { broad, others, found } = choice
  return (
    <fieldset className="topic-fields" id="topics" tabIndex={-1} aria-describedby={error ? 'topics-hint topics-error' : 'topics-hint'}>
      <legend>
        <h2>{legend}</h2>
      </legend>
      <p className="hint" id="topics-hint">
        {words.topicsHint}
      </p>
      {error && (
        <p className="error" id="topics-error">
          {error}
        </p>
      )}
      {others.length > 0 && <Boxes title={words.chosen} boxes={others} />}
      <div className="field topic-find">
        <label htmlFor="find">{words.find}</label>
        <span className="hint" id="find-hint">
          {words.findHint}
        </span>
        <div className="find-line">
          <input
            id="find"
            name="find"
            type="text"
            defaultValue={found?.typed ?? ''}
            autoComplete="off"
            maxLength={80}
            aria-describedby="find-hint"
          />
          <button className="btn plain" type="submit" name="do" value="find" formAction={`${action}#topics`} formNoValidate>
            {words.findAct}
          </button>
        </div>
        <input type="hidden" name="looked" value={found?.typed ?? ''} />
      </div>
      {found && (
        <div role="status">
          {found.topics.length > 0 ? (
            <Boxes title={words.found(found.typed, found.topics.length)} boxes={found.topics} />
          ) : (
            <p className="topic-none">{words.foundNone(found.typed)}</p>
          )}
        </div>
      )}
      <Boxes title={words.broad} boxes={broad} />
    </fieldset>
  )
}

function Boxes({ title, boxes }: { title: string; boxes: readonly TopicBox[] }) {
  return (
    <>
      <p className="topic-head">{title}</p>
      <ul className="topic-boxes">
        {boxes.map(({ slug, label, chosen }) => (
          <li key={slug}>
            <label className="check">
              <input type="checkbox" name="topics" value={slug} defaultChecked={chosen} />
              <span>{label}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}
