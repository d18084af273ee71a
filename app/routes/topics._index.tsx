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
        title: recordWords[data.page.lang].topicsTitle,
        description: recordWords[data.page.lang].topicsIntro,
        path: paths.topics(),
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const page = readPage(request, context)
  const counts = openCounts(catalog, 'topic', page.now)
  const { topics } = catalog.vocabulary
  const entry = (slug: string) => {
    const topic = topics.get(slug)
    return topic ? [{ slug, label: label(topic, page.lang), count: counts.get(slug) ?? 0 }] : []
  }
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, page.lang)
  const inside = (slug: string, depth: number): { slug: string; label: string; count: number; depth: number }[] =>
    (topics.get(slug)?.narrower ?? [])
      .flatMap(entry)
      .sort(byLabel)
      .flatMap((child) => [{ ...child, depth }, ...inside(child.slug, depth + 1)])
  const groups = [...topics.values()]
    .filter((topic) => topic.broader_slug === null)
    .flatMap((topic) => entry(topic.slug))
    .sort(byLabel)
    .map((top) => ({ ...top, topics: inside(top.slug, 0) }))
  return unsent({ page, groups })
}

export default function TopicsRoute() {
  const { page, groups } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.topicsTitle}</h1>
        <p className="intro">{words.topicsIntro}</p>
      </div>
      {groups.map((group) => (
        <section className="sec" key={group.slug}>
          <h2>
            <a href={paths.topic(group.slug)}>{group.label}</a> <span className="soft num small">{group.count}</span>
          </h2>
          <ul className="index-list">
            {group.topics.map((topic) => (
              <li key={topic.slug} className={topic.depth > 0 ? 'sub' : undefined}>
                <a href={paths.topic(topic.slug)}>{topic.label}</a>
                <span className="soft num">{topic.count}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
