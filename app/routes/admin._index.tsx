import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PeopleSearch } from '#app/domain/members/roles-input.ts'
import { paths } from '#app/paths.ts'
import { AdminPage } from '#app/ui/admin-nav.tsx'
import { PeopleTable } from '#app/ui/admin-people.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { pageMeta } from '#app/web/titles.ts'
import { adminWords } from '#app/words/admin.ts'
import { listRoleHolders, searchPeople } from '#db/queries/people.ts'

const most = 100

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: adminWords[data.page.lang].people, path: paths.admin(), robots: 'noindex' }) : []

/** Who may: administrators. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return { page: readPage(request, context), holders: await listRoleHolders(context.hub.db, most) }
}

/** Who may: administrators. A search by POST: whom somebody looks for stands in no address and no history. Changes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const typed = textOf(await formOf(request), 'find')
  const wanted = PeopleSearch.safeParse(typed)
  if (!wanted.success) return data({ typed: typed.slice(0, 254), found: null, more: false }, { status: 400 })
  const found = await searchPeople(context.hub.db, wanted.data, most + 1)
  return data({ typed: typed.slice(0, 254), found: found.slice(0, most), more: found.length > most })
}

export default function AdminRoute() {
  const { page, holders } = useLoaderData<typeof loader>()
  const asked = useActionData<typeof action>()
  const words = adminWords[page.lang]
  const wrong = asked?.found === null
  const said = !asked?.found
    ? null
    : asked.more
      ? words.foundMore(asked.found.length)
      : asked.found.length === 0
        ? words.foundNone
        : words.found(asked.found.length)
  return (
    <AdminPage title={words.people} intro={words.peopleIntro}>
      <form method="post" className="admin-find" role="search">
        <div className="field">
          <label htmlFor="find">{words.find}</label>
          <span className="hint" id="find-hint">
            {words.findHint}
          </span>
          {wrong && (
            <span className="error" id="find-error" role="alert">
              {words.findShort}
            </span>
          )}
          <input
            id="find"
            name="find"
            type="search"
            autoComplete="off"
            spellCheck={false}
            defaultValue={asked?.typed}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? 'find-hint find-error' : 'find-hint'}
          />
        </div>
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.findAct}
          </button>
        </p>
      </form>
      {said && asked?.found && (
        <section className="sec" aria-labelledby="found">
          <h2 id="found">{said}</h2>
          {asked.found.length > 0 && <PeopleTable people={asked.found} caption={said} />}
        </section>
      )}
      <section className="sec" aria-labelledby="holders">
        <h2 id="holders">{words.holders}</h2>
        <PeopleTable people={holders} caption={words.holders} />
      </section>
    </AdminPage>
  )
}
