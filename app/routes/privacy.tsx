import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { Guide, GuideLinks, GuideTable } from '#app/ui/guide.tsx'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { privacyWords } from '#app/words/privacy.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: privacyWords[data.page.lang].title,
        description: privacyWords[data.page.lang].intro,
        path: paths.privacy(),
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context) }
}

const cookies = ['language', 'zone', 'scheme', 'slash', 'session', 'known', 'oidc'] as const

export default function PrivacyRoute() {
  const { page } = useLoaderData<typeof loader>()
  const words = privacyWords[page.lang]
  const { sections } = words
  return (
    <Guide
      title={words.title}
      intro={words.intro}
      contents={words.contents}
      sections={[
        {
          id: 'cookies',
          ...sections.cookies,
          below: (
            <>
              <GuideTable
                name={sections.cookies.title}
                heads={words.cookieHeads}
                rows={cookies.map((name) => [name, ...words.cookies[name]] as const)}
              />
              <GuideLinks links={[{ to: paths.preferences(page.here), text: words.links.preferences }]} />
            </>
          ),
        },
        {
          id: 'accounts',
          ...sections.accounts,
          below: <GuideLinks links={[{ to: paths.myPrivacy(), text: words.links.mine }]} />,
        },
        { id: 'sign-in', ...sections.signIn },
        { id: 'mails', ...sections.mails },
        { id: 'log', ...sections.log },
        { id: 'searches', ...sections.searches },
        { id: 'memory', ...sections.memory },
        { id: 'others', ...sections.others },
        { id: 'shared', ...sections.shared },
        { id: 'operator', ...sections.operator },
      ]}
    />
  )
}
