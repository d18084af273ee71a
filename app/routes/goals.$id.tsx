import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { toLabels } from '#app/domain/catalog/row.ts'
import { label } from '#app/domain/catalog/vocabulary.ts'
import { paths } from '#app/paths.ts'
import { Breadcrumb } from '#app/ui/breadcrumb.tsx'
import { Matrix } from '#app/ui/matrix.tsx'
import { ShelfSection } from '#app/ui/shelf-section.tsx'
import { SpineLabel } from '#app/ui/spine-label.tsx'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { readMatrix, readShelf } from '#app/web/shelf-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { recordWords } from '#app/words/records.ts'
import { levels } from '#db/values.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: data.goal.label,
        description: data.goal.text,
        path: paths.goal(data.goal.id),
      })
    : []

/** Who may: everyone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const found = catalog.vocabulary.goals.get((params.id ?? '').toUpperCase())
  if (!found) throw notFound()
  const page = readPage(request, context)
  return {
    page,
    goal: {
      id: found.id,
      label: label(found, page.lang),
      text: page.lang === 'es' ? found.text_es : found.text_en,
      direction: found.direction,
      kind: found.kind,
      plan: found.plan,
      year: found.year,
      scope: found.scope,
      labels: toLabels(found.themes, catalog.vocabulary),
    },
    shelf: await readShelf(catalog, 'goal', found.id, page.lang, page.now),
    matrix: readMatrix(catalog, { goal: [found.id] }, levels, page.now),
  }
}

export default function GoalRoute() {
  const { page, goal, shelf, matrix } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  return (
    <div className="wrap">
      <Breadcrumb trail={[{ to: paths.goals(), text: words.goalsTitle }, { text: goal.label }]} />
      <div className="page-head">
        <h1>{goal.label}</h1>
        <p className="soft small num">
          {words.directions[goal.direction] ?? goal.direction} · {words.goalKinds[goal.kind]} {goal.id} · {words.plan(goal.plan, goal.year)}
        </p>
        <p className="intro">{goal.text}</p>
        {goal.scope === 'outside' && <p className="banner">{words.scopeOutside}</p>}
        {goal.scope === 'report' && <p className="banner">{words.scopeReport}</p>}
      </div>
      {goal.labels.length > 0 && (
        <section>
          <h2>{words.themesOf}</h2>
          <div className="spines after">
            {goal.labels.map((spine) => (
              <SpineLabel key={spine.slug} label={spine} />
            ))}
          </div>
        </section>
      )}
      <ShelfSection {...shelf} facet="goal" value={goal.id} empty={words.emptyGoal} />
      {matrix.formats.length > 0 && (
        <section className="sec">
          <h2>{words.byLevel}</h2>
          <Matrix figures={matrix} caption={`${goal.label}: ${words.byLevel}`} />
          <p className="small soft after">{words.gapNote}</p>
        </section>
      )}
    </div>
  )
}
