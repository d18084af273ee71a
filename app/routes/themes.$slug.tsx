import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { toLabels } from '#app/domain/catalog/row.ts'
import { label } from '#app/domain/catalog/vocabulary.ts'
import { paths } from '#app/paths.ts'
import { Breadcrumb } from '#app/ui/breadcrumb.tsx'
import { ShelfSection } from '#app/ui/shelf-section.tsx'
import { SpineLabel } from '#app/ui/spine-label.tsx'
import { facetLabel } from '#app/web/facet-label.ts'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { readShelf } from '#app/web/shelf-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { recordWords } from '#app/words/records.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: data.theme.label,
        description: data.theme.about,
        path: paths.theme(data.theme.slug),
      })
    : []

/** Who may: everyone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const found = catalog.vocabulary.themes.get(params.slug ?? '')
  if (!found) throw notFound()
  const page = readPage(request, context)
  return {
    page,
    theme: {
      slug: found.slug,
      label: label(found, page.lang),
      about: page.lang === 'es' ? found.about_es : found.about_en,
      spine: toLabels([found.slug], catalog.vocabulary),
      goals: found.goals.map((id) => ({ id, label: facetLabel('goal', id, catalog.vocabulary, page.lang) })),
    },
    shelf: await readShelf(catalog, 'theme', found.slug, page.lang, page.now),
  }
}

export default function ThemeRoute() {
  const { page, theme, shelf } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  return (
    <div className="wrap">
      <Breadcrumb trail={[{ to: paths.gaps(), text: words.themesTitle }, { text: theme.label }]} />
      <div className="record-head">
        {theme.spine.map((spine) => (
          <SpineLabel key={spine.slug} label={spine} large />
        ))}
        <div>
          <h1>{theme.label}</h1>
          <p className="intro">{theme.about}</p>
        </div>
      </div>
      <ShelfSection {...shelf} facet="theme" value={theme.slug} empty={words.emptyTheme} />
      <section className="sec">
        <h2>{words.served}</h2>
        <ul className="plain-list">
          {theme.goals.map((goal) => (
            <li key={goal.id}>
              <a href={paths.goal(goal.id)}>{goal.label}</a> <span className="soft small num">{goal.id}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
