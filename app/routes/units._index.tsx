import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { useValueWords } from '#app/ui/page-context.tsx'
import { readPage } from '#app/web/page.ts'
import { openCounts } from '#app/web/shelf-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { recordWords } from '#app/words/records.ts'
import { unitKinds } from '#db/values.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: recordWords[data.page.lang].unitsTitle,
        description: recordWords[data.page.lang].unitsIntro,
        path: paths.units(),
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const page = readPage(request, context)
  const counts = openCounts(catalog, 'unit', page.now)
  const units = [...catalog.vocabulary.units.values()]
    .filter((unit) => page.demo || !unit.slug.startsWith('demo-'))
    .map((unit) => ({
      slug: unit.slug,
      kind: unit.kind,
      name: unit.name,
      acronym: unit.acronym,
      former: unit.successors.some((next) => next.standing === 'done'),
      count: counts.get(unit.slug) ?? 0,
    }))
  return unsent({ page, units })
}

export default function UnitsRoute() {
  const { page, units } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  const values = useValueWords()
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.unitsTitle}</h1>
        <p className="intro">{words.unitsIntro}</p>
      </div>
      {unitKinds.map((kind) => {
        const list = units.filter((unit) => unit.kind === kind)
        if (list.length === 0) return null
        return (
          <section className="sec" key={kind}>
            <h2>
              {values.unitKinds[kind]} <span className="soft num small">{list.length}</span>
            </h2>
            <ul className="index-list">
              {list.map((unit) => (
                <li key={unit.slug}>
                  <span>
                    <a href={paths.unit(unit.slug)}>{unit.name}</a>
                    {unit.acronym && !unit.name.startsWith(unit.acronym) && <span className="soft"> {unit.acronym}</span>}
                    {unit.former && <span className="soft"> · {words.formerNames.toLowerCase()}</span>}
                  </span>
                  <span className="soft num">{unit.count}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
