import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { AdminPage } from '#app/ui/admin-nav.tsx'
import { JobTable, MailTable } from '#app/ui/job-tables.tsx'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { jobWords } from '#app/words/jobs.ts'
import { countJobs } from '#db/queries/jobs.ts'
import { countAnswers, countMails } from '#db/queries/mails.ts'

const days = 14

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: jobWords[data.page.lang].title, path: paths.adminJobs(), robots: 'noindex' }) : []

/** Who may: administrators. Numbers alone: no address, and nothing that a mail says. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context.hub
  const retried = /^\d{1,9}$/.exec(new URL(request.url).searchParams.get('retried') ?? '')
  return {
    page: readPage(request, context),
    jobs: await countJobs(db),
    mails: await countMails(db, days),
    answers: await countAnswers(db),
    retried: retried ? Number(retried[0]) : null,
  }
}

export default function AdminJobsRoute() {
  const { page, jobs, mails, answers, retried } = useLoaderData<typeof loader>()
  const words = jobWords[page.lang]
  return (
    <AdminPage title={words.title} intro={words.intro}>
      {retried !== null && <p role="status">{words.retried(retried)}</p>}
      <section className="sec" aria-labelledby="jobs">
        <h2 id="jobs">{words.jobs}</h2>
        {jobs.length === 0 ? <p>{words.jobsNone}</p> : <JobTable jobs={jobs} />}
      </section>
      <section className="sec" aria-labelledby="mails">
        <h2 id="mails">{words.mails}</h2>
        {mails.length === 0 ? <p>{words.mailsNone}</p> : <MailTable mails={mails} />}
        {mails.some(({ refused }) => refused > 0) && (
          <form method="post" action={paths.adminMailRetries()} className="after">
            <p className="measure small" id="retry-text">
              {words.retryText}
            </p>
            <p className="form-acts">
              <button className="btn" type="submit" aria-describedby="retry-text">
                {words.retry}
              </button>
            </p>
          </form>
        )}
      </section>
      {answers.length > 0 && (
        <section className="sec" aria-labelledby="answers">
          <h2 id="answers">{words.answers}</h2>
          <p className="measure small">{words.answersText}</p>
          <div className="scroll-x">
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.answer}</th>
                  <th scope="col">{words.states.waiting}</th>
                  <th scope="col">{words.states.refused}</th>
                </tr>
              </thead>
              <tbody>
                {answers.map(({ said, waiting, refused }) => (
                  <tr key={said}>
                    <td>
                      <code>{said}</code>
                    </td>
                    <td>{waiting}</td>
                    <td>{refused}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </AdminPage>
  )
}
