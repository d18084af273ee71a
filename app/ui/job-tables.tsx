import { jobWords } from '#app/words/jobs.ts'
import { mailWords } from '#app/words/mail.ts'
import { type MailKind, type MailState, mailKinds } from '#db/values.ts'
import { dateFormat } from './intl.ts'
import { usePage } from './page-context.tsx'

type JobRow = {
  name: string
  waiting: number
  running: number
  retrying: number
  failed: number
  doneAt: Date | null
  failedAt: Date | null
  error: string | null
}

/** How each job stands. */
export function JobTable({ jobs }: { jobs: readonly JobRow[] }) {
  const { lang } = usePage()
  const words = jobWords[lang]
  const at = (instant: Date | null, none: string) =>
    instant ? (
      <time dateTime={instant.toISOString()}>{dateFormat(lang, 'UTC', { dateStyle: 'medium', timeStyle: 'short' }).format(instant)}</time>
    ) : (
      <span className="soft">{none}</span>
    )
  return (
    <div className="scroll-x">
      <table className="admin-table counts">
        <thead>
          <tr>
            {[words.job, words.waiting, words.running, words.retrying, words.failed, words.done, words.lastFailed].map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.name}>
              <th scope="row">{words.jobNames[job.name] ?? job.name}</th>
              <Count of={job.waiting} />
              <Count of={job.running} />
              <Count of={job.retrying} />
              <Count of={job.failed} />
              <td>{at(job.doneAt, words.never)}</td>
              <td>
                {at(job.failedAt, words.notLately)}
                {job.error && (
                  <>
                    <br />
                    <code>{job.error}</code>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type MailRow = { day: string; kind: string } & Record<MailState, number>

/** How many mails of each kind, by day. */
export function MailTable({ mails }: { mails: readonly MailRow[] }) {
  const { lang } = usePage()
  const words = jobWords[lang]
  const states = ['waiting', 'sent', 'refused'] as const
  const days = [...new Set(mails.map(({ day }) => day))]
  return (
    <div className="scroll-x">
      <table className="admin-table counts">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.kind}</th>
            {states.map((state) => (
              <th key={state} scope="col">
                {words.states[state]}
              </th>
            ))}
          </tr>
        </thead>
        {days.map((day) => (
          <tbody key={day}>
            {mails
              .filter((row) => row.day === day)
              .map((row, at, { length }) => (
                <tr key={row.kind}>
                  {at === 0 && (
                    <th scope="rowgroup" rowSpan={length}>
                      <time dateTime={day}>{dateFormat(lang, 'UTC', { dateStyle: 'medium' }).format(new Date(day))}</time>
                    </th>
                  )}
                  <td>{isKnown(row.kind) ? mailWords[lang].kinds[row.kind].subject : row.kind}</td>
                  {states.map((state) => (
                    <Count key={state} of={row[state]} />
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** What is nothing does not draw the eye. */
function Count({ of }: { of: number }) {
  return <td className={of === 0 ? 'soft' : undefined}>{of}</td>
}

function isKnown(kind: string): kind is MailKind {
  return mailKinds.some((known) => known === kind)
}
