import { deskOptionsWords } from '#app/words/desk-options.ts'
import { TextField } from './desk-fields.tsx'
import { usePage } from './page-context.tsx'

export type BatchRefusal = 'none-chosen' | 'reason-missing' | 'reason-long' | 'date'

/** What is to be done with the rows that were chosen: it stands in the form of the table. */
export function DeskBatch({ refused, reason, reviewBy }: { refused: BatchRefusal | null; reason: string; reviewBy: string }) {
  const words = deskOptionsWords[usePage().lang]
  const said = (...codes: BatchRefusal[]) => (refused && codes.includes(refused) ? words.refusals[refused] : undefined)
  return (
    <section className="desk-batch" aria-labelledby="batch">
      <h2 id="batch">{words.act}</h2>
      <p className="soft measure">{words.actText}</p>
      {said('none-chosen') && (
        <p className="error" role="alert">
          {said('none-chosen')}
        </p>
      )}
      <div className="desk-batch-acts">
        <button className="btn plain" type="submit" name="verb" value="publish">
          {words.verbs.publish}
        </button>
        <div>
          <TextField
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            error={said('reason-missing', 'reason-long')}
          />
          <p className="form-acts">
            <button className="btn plain danger" type="submit" name="verb" value="withdraw">
              {words.verbs.withdraw}
            </button>
            <button className="btn plain danger" type="submit" name="verb" value="archive">
              {words.verbs.archive}
            </button>
          </p>
        </div>
        <div>
          <TextField name="reviewBy" label={words.reviewBy} type="date" value={reviewBy} error={said('date')} />
          <p className="form-acts">
            <button className="btn plain" type="submit" name="verb" value="review">
              {words.verbs.review}
            </button>
          </p>
        </div>
      </div>
    </section>
  )
}
