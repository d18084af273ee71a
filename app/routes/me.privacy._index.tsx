import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { graceDays } from '#app/domain/members/deletion.ts'
import { personalGroups } from '#app/domain/members/personal-data.ts'
import { paths } from '#app/paths.ts'
import { GuideLinks, GuideTable } from '#app/ui/guide.tsx'
import { Done, MePage } from '#app/ui/me-page.tsx'
import { readPage } from '#app/web/page.ts'
import { privateHeaders } from '#app/web/sign-in-reply.ts'
import { pageMeta } from '#app/web/titles.ts'
import { myPrivacyWords } from '#app/words/me-privacy.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: myPrivacyWords[data.page.lang].title, path: paths.myPrivacy(), robots: 'noindex' }) : []

export const headers: HeadersFunction = privateHeaders

/** Who may: members. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context), days: graceDays, stayed: new URL(request.url).searchParams.get('done') === 'stayed' }
}

export default function MyPrivacyRoute() {
  const { page, days, stayed } = useLoaderData<typeof loader>()
  const words = myPrivacyWords[page.lang]
  return (
    <MePage title={words.title} intro={words.intro}>
      {stayed && <Done text={words.stayed} />}
      <section className="guide-body" aria-labelledby="kept">
        <h2 id="kept">{words.keptTitle}</h2>
        <GuideTable
          name={words.keptTitle}
          heads={words.keptHeads}
          rows={personalGroups.map((group) => {
            const { thing, why, who, long } = words.kept[group]
            return [thing, why, who, long] as const
          })}
        />
        <GuideLinks
          links={[
            { to: paths.myProfile(), text: words.toProfile },
            { to: paths.mySearches(), text: words.toSearches },
            { to: paths.mySignIn(), text: words.toSignIn },
            { to: paths.privacy(), text: words.toHub },
          ]}
        />
      </section>
      <section className="sec" aria-labelledby="export">
        <h2 id="export">{words.exportTitle}</h2>
        <p className="measure">{words.exportText}</p>
        <p className="measure small soft">{words.exportShared}</p>
        <form method="post" action={paths.myExport()}>
          <p className="form-acts">
            <button className="btn" type="submit">
              {words.exportAct}
            </button>
          </p>
        </form>
      </section>
      <section className="sec" aria-labelledby="leave">
        <h2 id="leave">{words.deleteTitle}</h2>
        <p className="measure">{words.deleteText(days)}</p>
        <p className="form-acts">
          <a className="btn plain" href={paths.myDeletion()}>
            {words.deleteAct}
          </a>
        </p>
      </section>
    </MePage>
  )
}
