import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { label } from '#app/domain/catalog/vocabulary.ts'
import { paths } from '#app/paths.ts'
import { Authority, linkList } from '#app/ui/authority.tsx'
import { Breadcrumb } from '#app/ui/breadcrumb.tsx'
import { ShelfSection } from '#app/ui/shelf-section.tsx'
import { facetLabel } from '#app/web/facet-label.ts'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { readShelf } from '#app/web/shelf-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { recordWords } from '#app/words/records.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: data.topic.label,
        description: data.topic.definition,
        path: paths.topic(data.topic.slug),
      })
    : []

/** Who may: everyone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const found = catalog.vocabulary.topics.get(params.slug ?? '')
  if (!found) throw notFound()
  const page = readPage(request, context)
  const { lang } = page
  const links = (slugs: string[]) =>
    slugs.map((slug) => ({ to: paths.topic(slug), text: facetLabel('topic', slug, catalog.vocabulary, lang) }))
  const other = found.terms.filter((term) => term.lang !== lang).map((term) => term.term)
  return {
    page,
    topic: {
      slug: found.slug,
      label: label(found, lang),
      inOther: lang === 'es' ? found.label_en : found.label_es,
      definition: lang === 'es' ? found.definition_es : found.definition_en,
      usedFor: [...found.terms.filter((term) => term.lang === lang && term.kind !== 'former').map((term) => term.term), ...other],
      former: found.terms.filter((term) => term.kind === 'former').map((term) => term.term),
      broader: links(found.broader_slug ? [found.broader_slug] : []),
      narrower: links(found.narrower),
      related: links(found.related),
    },
    shelf: await readShelf(catalog, 'topic', found.slug, lang, page.now),
  }
}

export default function TopicRoute() {
  const { page, topic, shelf } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  return (
    <div className="wrap">
      <Breadcrumb trail={[{ to: paths.topics(), text: words.topicsTitle }, ...topic.broader, { text: topic.label }]} />
      <div className="page-head">
        <h1>{topic.label}</h1>
        <p className="intro">{topic.definition}</p>
      </div>
      <Authority
        entries={[
          [words.usedFor, [topic.inOther, ...topic.usedFor].join(' · ') || null],
          [words.formerNames, topic.former.join(' · ') || null],
          [words.broader, linkList(topic.broader)],
          [words.narrower, linkList(topic.narrower)],
          [words.seeAlso, linkList(topic.related)],
        ]}
      />
      <ShelfSection {...shelf} facet="topic" value={topic.slug} empty={words.emptyTopic} />
    </div>
  )
}
