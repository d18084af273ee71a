import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { toLabels } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { Matrix } from '#app/ui/matrix.tsx'
import { SpineLabel } from '#app/ui/spine-label.tsx'
import { facetLabel } from '#app/web/facet-label.ts'
import { readPage } from '#app/web/page.ts'
import { readMatrix } from '#app/web/shelf-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { recordWords } from '#app/words/records.ts'
import { listEdiAnswers } from '#db/queries/gaps.ts'
import { levels } from '#db/values.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: recordWords[data.page.lang].gapsTitle,
        description: recordWords[data.page.lang].gapsIntro,
        path: paths.gaps(),
      })
    : []

const statedFacets = ['level', 'length', 'cost', 'credit', 'audience', 'library', 'access', 'delivery'] as const

/** Who may: everyone. What is missing is as public as what is there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, db } = context.hub
  const page = readPage(request, context)
  const open = catalog.look({}, page.now.getTime())
  const { vocabulary } = catalog
  const named = (facet: string, slug: string) => ({ slug, label: facetLabel(facet, slug, vocabulary, page.lang) })
  const empty = (facet: string, slug: string) => (open.facets[facet]?.get(slug) ?? 0) === 0
  return {
    page,
    total: open.total,
    missing: statedFacets.map((facet) => ({ facet, count: open.facets[facet]?.get('not-stated') ?? 0 })),
    topics: [...vocabulary.topics.keys()].filter((slug) => empty('topic', slug)).map((slug) => named('topic', slug)),
    goals: [...vocabulary.goals.values()]
      .filter((goal) => goal.scope !== 'outside' && empty('goal', goal.id))
      .map((goal) => named('goal', goal.id)),
    themes: toLabels([...vocabulary.themes.keys()], vocabulary),
    matrix: readMatrix(catalog, {}, levels, page.now),
    ediAnswers: await listEdiAnswers(db),
  }
}

export default function GapsRoute() {
  const { page, total, missing, topics, goals, themes, matrix, ediAnswers } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  const share = (count: number) => new Intl.NumberFormat(page.lang, { style: 'percent' }).format(total === 0 ? 0 : count / total)
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.gapsTitle}</h1>
        <p className="intro">{words.gapsIntro}</p>
      </div>
      <section>
        <h2>{words.gapsLabels}</h2>
        <p className="measure">{words.gapsLabelsText}</p>
        <div className="spines after">
          {themes.map((label) => (
            <SpineLabel key={label.slug} label={label} />
          ))}
        </div>
      </section>
      <section className="sec">
        <h2>{words.gapsMissing}</h2>
        <p className="soft">{words.gapsOf(total)}</p>
        <table>
          <thead className="unseen">
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.count}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ facet, count }) => (
              <tr key={facet}>
                <td>
                  <a href={paths.catalog([[facet, 'not-stated']])}>{words.gap[facet]}</a>
                </td>
                <td className="goal-count">
                  {count} · {share(count)}
                  <svg className="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width="100" height="10" />
                    <rect width={total === 0 ? 0 : (count / total) * 100} height="10" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="sec">
        <h2>{words.gapsEdi}</h2>
        <p className="measure">{words.gapsEdiText}</p>
        <div className="scroll-x">
          <table className="after">
            <tbody>
              {ediAnswers.map((unit) => (
                <tr key={unit.slug}>
                  <th scope="row">
                    <a href={paths.unit(unit.slug)}>{unit.name}</a>
                  </th>
                  <td className="num">
                    {unit.answered} / {unit.total} {words.gapsAnswered}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="sec">
        <h2>{words.gapsMatrix}</h2>
        <Matrix figures={matrix} caption={words.gapsMatrix} />
        <p className="small soft after">{words.gapNote}</p>
      </section>
      <GapList title={words.gapsTopics} none={words.gapsTopicsNone} items={topics} to={paths.topic} />
      <GapList title={words.gapsGoals} none={words.gapsGoalsNone} items={goals} to={paths.goal} />
    </div>
  )
}

function GapList({
  title,
  none,
  items,
  to,
}: {
  title: string
  none: string
  items: { slug: string; label: string }[]
  to: (slug: string) => string
}) {
  return (
    <section className="sec">
      <h2>
        {title} <span className="soft num small">{items.length}</span>
      </h2>
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="topic-links">
          {items.map((item) => (
            <li key={item.slug}>
              <a className="chip" href={to(item.slug)}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
