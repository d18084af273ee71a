import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { unitsOf } from '#app/domain/members/member.ts'
import { paths } from '#app/paths.ts'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: deskOptionsWords[data.page.lang].deskTitle, path: paths.desk(), robots: 'noindex' }) : []

/** Who may: whoever does something for a unit. With one unit there is nothing to choose. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const member = signedIn(context)
  const units = unitsOf(member)
  const [only] = units
  if (units.length === 1 && only !== undefined) throw redirect(paths.deskOf(only), 303)
  const { vocabulary } = context.hub.catalog
  return {
    page: readPage(request, context),
    units: units.map((slug) => ({
      slug,
      name: vocabulary.units.get(slug)?.name ?? slug,
      roles: member.roles.flatMap(({ role, unit }) => (unit === slug && role !== 'administrator' ? [role] : [])),
    })),
  }
}

export default function DesksRoute() {
  const { page, units } = useLoaderData<typeof loader>()
  const words = deskOptionsWords[page.lang]
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.deskTitle}</h1>
        <p className="intro">{words.deskIntro}</p>
      </div>
      <ul className="desk-units">
        {units.map(({ slug, name, roles }) => (
          <li key={slug}>
            <a href={paths.deskOf(slug)}>{name}</a>
            <span className="soft">
              {words.yourRoles}: {roles.map((role) => words.role[role]).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
