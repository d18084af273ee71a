import type { ReactNode } from 'react'
import type { DeskContent } from '#app/domain/catalog/desk/content.ts'
import type { Standing } from '#app/domain/catalog/desk/values.ts'
import { paths } from '#app/paths.ts'
import { deskFormWords } from '#app/words/desk-form.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import { type DifferenceRow, Differences } from './desk-differences.tsx'
import { ErrorList } from './desk-fields.tsx'
import { type DeskChoices, DeskForm } from './desk-form.tsx'
import { type Page, usePage } from './page-context.tsx'
import { clockTime, fullDay } from './time.ts'

export type EditorProps = {
  unit: { slug: string; name: string }
  /** null: a new one */
  option: { id: number; title: string; slug: string; standing: Standing; hasPage: boolean; neverPublished: boolean } | null
  /** under which a new one is begun */
  newKey: string | null
  content: DeskContent
  seen: string
  choices: DeskChoices
  lines: readonly { field: string; text: string }[]
  errors: Readonly<Record<string, string>>
  /** publishing has been tried: say what keeps it */
  checked: boolean
  markup: boolean
  draft: { by: string | null; at: Date } | null
  /** the published text is newer than the draft */
  older: DifferenceRow[] | null
  collision: { by: string | null; at: Date; standing: Standing; rows: DifferenceRow[] } | null
  notice: { code: 'saved' | 'published' | 'withdrawn' | 'archived' | 'restored' | 'undone' | 'not-undone'; batch: string | null } | null
  refused: { verb: 'withdraw' | 'archive'; why: 'reason-missing' | 'reason-long' } | null
}

/** The form with all that is to be said about it: what has been done, what keeps it from being published, who was faster. */
export function DeskEditor(props: EditorProps) {
  const { unit, option, content, seen, choices, errors } = props
  const { lang, now } = usePage()
  const words = deskOptionsWords[lang]
  const form = deskFormWords[lang]
  const action = option ? paths.deskOption(unit.slug, option.id) : paths.deskNewOption(unit.slug)
  return (
    <>
      <Standings {...props} />
      <Said {...props} action={action} />
      <form
        className="desk-form"
        method="post"
        action={action}
        data-autosave={paths.deskAutosave(unit.slug)}
        data-autosave-saved={words.autosave.saved}
        data-autosave-failed={words.autosave.failed}
        data-autosave-moved={words.autosave.moved}
      >
        {/* pressing Enter in a field saves, and publishes nothing */}
        <button className="unseen" type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true">
          {form.save}
        </button>
        <input type="hidden" name="seen" value={seen} />
        {option && <input type="hidden" name="id" value={option.id} />}
        {props.newKey !== null && <input type="hidden" name="key" value={props.newKey} />}
        <DeskForm content={content} errors={errors} choices={choices} now={now} />
        <div className="desk-acts">
          <button className="btn" type="submit" name="intent" value="publish">
            {form.publish}
          </button>
          <button className="btn plain" type="submit" name="intent" value="save">
            {form.save}
          </button>
          <button className="btn plain" type="submit" name="intent" value="preview">
            {form.preview}
          </button>
          <p className="small soft" data-autosave-said="" aria-live="polite" />
        </div>
      </form>
      {option && <Endings {...props} option={option} action={action} />}
    </>
  )
}

function Standings({ option, unit, draft }: EditorProps) {
  const page = usePage()
  const words = deskOptionsWords[page.lang]
  return (
    <div className="desk-standing">
      <p className="measure">{option ? words.status[option.standing] : words.statusNew}</p>
      {draft && <p className="small soft">{words.savedAt(whenText(draft.at, page), draft.by ?? words.someone)}</p>}
      {option && (
        <ul className="desk-links small">
          {option.hasPage && (
            <li>
              <a href={paths.option(option.slug)}>{words.page}</a>
            </li>
          )}
          <li>
            <a href={paths.deskPreview(unit.slug, option.id)}>{words.previewLink}</a>
          </li>
          <li>
            <a href={paths.deskHistory(unit.slug, option.id)}>{words.history}</a>
          </li>
        </ul>
      )}
    </div>
  )
}

/** "on Tuesday, December 8, 2026, 1:00 pm" as the reader's clock has it. */
function whenText(at: Date, { lang, zone }: Pick<Page, 'lang' | 'zone'>): string {
  const where = zone ?? 'UTC'
  return `${fullDay(at, where, lang)}, ${clockTime(at, where, lang)}${zone ? '' : ' UTC'}`
}

function Said({ notice, collision, older, lines, checked, markup, option, action }: EditorProps & { action: string }) {
  const words = deskOptionsWords[usePage().lang]
  return (
    <>
      {notice && (
        <Notice text={noticeText(notice.code, words)}>
          {notice.code === 'published' && option?.hasPage && <a href={paths.option(option.slug)}>{words.publishedSees}</a>}
          {notice.batch && <UndoForm action={action} batch={notice.batch} />}
        </Notice>
      )}
      {collision && <Collision {...collision} />}
      {older && older.length > 0 && !collision && (
        <div className="desk-note">
          <p className="measure">{words.olderDraft}</p>
          <Differences rows={older} from={words.standings.published} to={words.yours} caption={words.olderDraft} />
        </div>
      )}
      {checked && lines.length > 0 && <ErrorList title={words.notPublishedSaved} lines={lines} />}
      {!checked && lines.length > 0 && <ErrorList title={words.wrongTitle} lines={lines} />}
      {markup && <p className="desk-note measure">{words.markup}</p>}
    </>
  )
}

function noticeText(code: NonNullable<EditorProps['notice']>['code'], words: (typeof deskOptionsWords)['en']): string {
  const texts: Record<typeof code, string> = {
    saved: words.saved,
    published: words.publishedNow,
    withdrawn: words.done.withdrawn(1),
    archived: words.done.archived(1),
    restored: words.restored,
    undone: words.undone(1),
    'not-undone': words.notUndone(1),
  }
  return texts[code]
}

function Collision({ by, at, standing, rows }: NonNullable<EditorProps['collision']>) {
  const page = usePage()
  const words = deskOptionsWords[page.lang]
  return (
    <div className="errors desk-collision" role="alert" aria-labelledby="collision">
      <h2 id="collision">{words.changedTitle}</h2>
      <p>
        {words.changedText(by ?? words.someone, whenText(at, page))} {words.changedStanding[standing]}
      </p>
      <Differences rows={rows} from={words.theirs} to={words.yours} caption={words.changedFields} />
      <p>{words.changedThen}</p>
    </div>
  )
}

export function Notice({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="desk-done" role="status">
      <p>{text}</p>
      {children}
    </div>
  )
}

export function UndoForm({ action, batch }: { action: string; batch: string }) {
  const words = deskOptionsWords[usePage().lang]
  return (
    <form method="post" action={action}>
      <input type="hidden" name="batch" value={batch} />
      <button className="linklike" type="submit" name="intent" value="undo">
        {words.undo}
      </button>
    </form>
  )
}

/** What ends an option or its draft: each asks for a reason, or says what goes. */
function Endings({ option, action, draft, seen, refused }: EditorProps & { option: NonNullable<EditorProps['option']>; action: string }) {
  const words = deskOptionsWords[usePage().lang]
  const offered = option.standing === 'published'
  return (
    <div className="desk-endings">
      {(offered || option.standing === 'archived') && <Ending verb="withdraw" action={action} refused={refused} />}
      {offered && <Ending verb="archive" action={action} refused={refused} />}
      {draft && (
        <details>
          <summary>{words.discard}</summary>
          <form method="post" action={action}>
            <p className="measure">{option.neverPublished ? words.discardNew : words.discardText}</p>
            <input type="hidden" name="seen" value={seen} />
            <button className="btn plain danger" type="submit" name="intent" value="discard">
              {words.discard}
            </button>
          </form>
        </details>
      )}
    </div>
  )
}

function Ending({ verb, action, refused }: { verb: 'withdraw' | 'archive'; action: string; refused: EditorProps['refused'] }) {
  const words = deskOptionsWords[usePage().lang]
  const error = refused?.verb === verb ? words.refusals[refused.why] : undefined
  const id = `${verb}-reason`
  return (
    <details open={error !== undefined}>
      <summary>{words[verb].title}</summary>
      <form method="post" action={action}>
        <p className="measure">{words[verb].text}</p>
        <div className="field">
          <label htmlFor={id}>{words.reason}</label>
          {error && (
            <span className="error" id={`${id}-error`}>
              {error}
            </span>
          )}
          <input
            id={id}
            name="reason"
            type="text"
            maxLength={1000}
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={error && `${id}-error`}
          />
        </div>
        <p className="form-acts">
          <button className="btn plain danger" type="submit" name="intent" value={verb}>
            {words[verb].act}
          </button>
        </p>
      </form>
    </details>
  )
}
