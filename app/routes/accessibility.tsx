import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { Guide, GuideLinks, KeyList } from '#app/ui/guide.tsx'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { accessibilityWords } from '#app/words/accessibility.ts'
import { helpWords } from '#app/words/help.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: accessibilityWords[data.page.lang].title,
        description: accessibilityWords[data.page.lang].intro,
        path: paths.accessibility(),
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context) }
}

export default function AccessibilityRoute() {
  const { page } = useLoaderData<typeof loader>()
  const words = accessibilityWords[page.lang]
  const { links, sections } = words
  return (
    <Guide
      title={words.title}
      intro={words.intro}
      contents={words.contents}
      sections={[
        { id: 'how', ...sections.how, below: <GuideLinks links={[{ to: paths.preferences(page.here), text: links.preferences }]} /> },
        { id: 'keyboard', ...sections.keyboard, below: <KeyList keys={helpWords[page.lang].keys} /> },
        { id: 'tested', ...sections.tested },
        { id: 'limits', ...sections.limits, below: <GuideLinks links={[{ to: paths.gaps(), text: links.gaps }]} /> },
        { id: 'tell', ...sections.tell },
      ]}
    />
  )
}
