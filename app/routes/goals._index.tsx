import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { label } from '#app/domain/catalog/vocabulary.ts'
import { paths } from '#app/paths.ts'
import { readPage } from '#app/web/page.ts'
import { openCounts } from '#app/web/shelf-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { recordWords } from '#app/words/records.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: recordWords[data.page.lang].goalsTitle,
        description: recordWords[data.page.lang].goalsIntro,
        path: paths.goals(),
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const page = readPage(request, context)
  const counts = openCounts(catalog, 'goal', page.now)
  const goals = [...catalog.vocabulary.goals.values()].map((goal) => ({
    id: goal.id,
    direction: goal.direction,
    kind: goal.kind,
    plan: goal.plan,
    year: goal.year,
    scope: goal.scope,
    label: label(goal, page.lang),
    count: counts.get(goal.id) ?? 0,
  }))
  return unsent({ page, goals })
}

export default function GoalsRoute() {
  const { page, goals } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  const most = Math.max(1, ...goals.map((goal) => goal.count))
  const directions = [...new Set(goals.map((goal) => goal.direction))]
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.goalsTitle}</h1>
        <p className="intro">{words.goalsIntro}</p>
      </div>
      {directions.map((direction) => {
        const list = goals.filter((goal) => goal.direction === direction)
        const first = list[0]
        return (
          <section className="sec" key={direction}>
            <h2>{words.directions[direction] ?? direction}</h2>
            {first && <p className="soft small">{words.plan(first.plan, first.year)}</p>}
            <table>
              <thead className="unseen">
                <tr>
                  <th scope="col">{words.what}</th>
                  <th scope="col">{words.count}</th>
                </tr>
              </thead>
              <tbody>
                {list.map((goal) => (
                  <tr key={goal.id}>
                    <td className="goal-name">
                      <a href={paths.goal(goal.id)}>{goal.label}</a>
                      <span className="soft tiny num">
                        {' '}
                        {words.goalKinds[goal.kind]} {goal.id}
                      </span>
                    </td>
                    <td className="goal-count">
                      <span className="num">{goal.scope === 'outside' ? '–' : goal.count}</span>
                      <svg className="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect width="100" height="10" />
                        <rect width={(goal.count / most) * 100} height="10" />
                      </svg>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
    </div>
  )
}
