import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { CoverageChart } from '#app/ui/desk-coverage.tsx'
import { DeskNav } from '#app/ui/desk-nav.tsx'
import { deskPlace } from '#app/web/desk.ts'
import { readOverview } from '#app/web/desk-overview.ts'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import { listDemand } from '#db/queries/desk.ts'
import { deskAttentions, deskStandings } from '#db/values.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: deskOptionsWords[data.page.lang].desk, path: paths.desk(), robots: 'noindex' }) : []

const demandShown = 10

/** Who may: editors, coordinators and awarders of the unit. Only its editors are led on to single options. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const { unit, roles } = deskPlace(context, params.unit)
  const { db, catalog } = context.hub
  return {
    page,
    unit: { slug: unit.slug, name: unit.name },
    edits: roles.includes('editor'),
    ...(await readOverview(db, catalog.vocabulary, unit.id, page.lang, page.now)),
    demand: await listDemand(db, unit.id, demandShown),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function DeskRoute() {
  const loaded = useLoaderData<typeof loader>()
  const { page, unit, edits, counts, coverage } = loaded
  const words = deskOptionsWords[page.lang]
  return (
    <div className="wrap desk">
      <DeskNav unit={unit} />
      <h1>{words.title(unit.name)}</h1>
      <dl className="desk-counts">
        {(['total', ...deskStandings] as const).map((name) => (
          <div key={name}>
            <dt>{words.counts[name]}</dt>
            <dd className="num">
              {edits ? (
                <a href={paths.deskOptions(unit.slug, name === 'total' ? [] : [['standing', name]])}>{counts[name]}</a>
              ) : (
                counts[name]
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Attention {...loaded} />
      <Demand {...loaded} />
      <section className="sec" aria-labelledby="coverage">
        <h2 id="coverage">{words.coverage}</h2>
        {coverage.all.total === 0 ? (
          <p className="soft">{words.coverageNone}</p>
        ) : (
          <>
            <p className="soft measure">{words.coverageText}</p>
            <CoverageChart coverage={coverage} />
            <Gaps {...loaded} />
          </>
        )}
      </section>
    </div>
  )
}

function Attention({ page, unit, counts, edits }: Loaded) {
  const words = deskOptionsWords[page.lang]
  const asking = deskAttentions.filter((name) => counts[name] > 0)
  return (
    <section className="sec" aria-labelledby="attention">
      <h2 id="attention">{words.attention}</h2>
      {asking.length === 0 ? (
        <p className="soft">{words.nothingAsks}</p>
      ) : (
        <>
          {edits && <p className="soft measure">{words.attentionText}</p>}
          <ul className="desk-asks">
            {asking.map((name) => (
              <li key={name}>
                <b className="num">{counts[name]}</b>{' '}
                {edits ? <a href={paths.deskOptions(unit.slug, [['needs', name]])}>{words.asks[name]}</a> : words.asks[name]}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Demand({ page, unit, demand, edits }: Loaded) {
  const words = deskOptionsWords[page.lang]
  return (
    <section className="sec" aria-labelledby="demand">
      <h2 id="demand">{words.demand}</h2>
      {demand.length === 0 ? (
        <p className="soft">{words.noDemand}</p>
      ) : (
        <>
          <p className="soft measure">{words.demandText}</p>
          <ul className="desk-asks">
            {demand.map(({ id, title, tellMe, ask }) => (
              <li key={id}>
                {edits ? <a href={paths.deskOption(unit.slug, id)}>{title}</a> : title}
                <span className="small soft">{words.demandOf(tellMe, ask)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Gaps({ page, gaps, missingTopics }: Loaded) {
  const words = deskOptionsWords[page.lang]
  return (
    <div className="desk-gaps">
      <h3>{words.gaps}</h3>
      {gaps.levels.length > 0 && <p>{words.gapsLevels(gaps.levels.join(', '))}</p>}
      {gaps.formats.length > 0 && <p>{words.gapsFormats(gaps.formats.join(', '))}</p>}
      {gaps.levels.length + gaps.formats.length === 0 && <p>{words.noGaps}</p>}
      {missingTopics.length > 0 && (
        <>
          <p>{words.gapsTopics}</p>
          <p className="topic-links">
            {missingTopics.map((topic) => (
              <a key={topic.slug} className="chip" href={paths.topic(topic.slug)}>
                {topic.label}
              </a>
            ))}
          </p>
        </>
      )}
    </div>
  )
}
