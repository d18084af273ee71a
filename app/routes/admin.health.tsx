import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { AdminPage } from '#app/ui/admin-nav.tsx'
import { Instant } from '#app/ui/admin-parts.tsx'
import { checkUp, wordsOf } from '#app/web/checkup.ts'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { hubVersion } from '#app/web/version.ts'
import { adminWords } from '#app/words/admin.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: adminWords[data.page.lang].health, path: paths.adminHealth(), robots: 'noindex' }) : []

/** Who may: administrators. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, settings } = context.hub
  const page = readPage(request, context)
  const findings = await checkUp(db, { settings, now: page.now })
  return {
    page,
    checks: findings.map((finding) => ({ check: finding.check, ok: finding.ok, ...wordsOf(finding, page.lang) })),
    version: hubVersion(),
    started: new Date(page.now.getTime() - process.uptime() * 1_000),
  }
}

export default function AdminHealthRoute() {
  const { page, checks, version, started } = useLoaderData<typeof loader>()
  const words = adminWords[page.lang]
  const wrong = checks.filter(({ ok }) => !ok).length
  return (
    <AdminPage title={words.health} intro={words.healthIntro}>
      <p className={wrong === 0 ? 'good' : 'bad'}>{wrong === 0 ? words.allFine : words.someWrong(wrong)}</p>
      <div className="scroll-x sec">
        <table className="admin-table">
          <thead>
            <tr>
              <th scope="col">{words.check}</th>
              <th scope="col">
                <span className="unseen">{words.health}</span>
              </th>
              <th scope="col">{words.finding}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ check, ok, name, said }) => (
              <tr key={check}>
                <th scope="row">{name}</th>
                <td className={ok ? 'good' : 'bad'}>{ok ? words.fine : words.wrong}</td>
                <td>{said}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="authority sec">
        <dt>{words.version}</dt>
        <dd>{version}</dd>
        <dt>{words.started}</dt>
        <dd>
          <Instant at={started} />
        </dd>
      </dl>
    </AdminPage>
  )
}
