import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { Guide, GuideLinks, KeyList } from '#app/ui/guide.tsx'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { helpWords } from '#app/words/help.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: helpWords[data.page.lang].title,
        description: helpWords[data.page.lang].intro,
        path: paths.help(),
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context) }
}

export default function HelpRoute() {
  const { page } = useLoaderData<typeof loader>()
  const words = helpWords[page.lang]
  const { links, sections } = words
  const free = [
    ['cost', 'free'],
    ['length', '30m'],
    ['length', '1h'],
  ] as const
  return (
    <Guide
      title={words.title}
      intro={words.intro}
      contents={words.contents}
      sections={[
        {
          id: 'search',
          ...sections.search,
          below: (
            <GuideLinks
              links={[
                { to: paths.catalog(), text: links.catalog },
                { to: paths.topics(), text: links.topics },
              ]}
            />
          ),
        },
        { id: 'filters', ...sections.filters, below: <GuideLinks links={[{ to: paths.catalog(free), text: links.free }]} /> },
        { id: 'labels', ...sections.labels, below: <GuideLinks links={[{ to: paths.gaps(), text: links.gaps }]} /> },
        { id: 'not-stated', ...sections['not-stated'] },
        { id: 'zones', ...sections.zones, below: <GuideLinks links={[{ to: paths.preferences(page.here), text: links.preferences }]} /> },
        { id: 'compare', ...sections.compare },
        {
          id: 'calendar',
          ...sections.calendar,
          below: (
            <GuideLinks
              links={[
                { to: paths.calendar(), text: links.calendar },
                { to: paths.data(), text: links.data },
              ]}
            />
          ),
        },
        {
          id: 'keyboard',
          ...sections.keyboard,
          below: (
            <>
              <KeyList keys={words.keys} />
              <GuideLinks links={[{ to: paths.accessibility(), text: links.accessibility }]} />
            </>
          ),
        },
      ]}
    />
  )
}
