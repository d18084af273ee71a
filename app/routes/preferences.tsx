import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { PreferencesForm } from '#app/ui/preferences-form.tsx'
import { readPage } from '#app/web/page.ts'
import { chosenFields, ownZones, type PreferenceField, preferenceCookies, readPreferenceForm } from '#app/web/preference-form.ts'
import { safeBack, seeOther } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { namedZones } from '#app/web/zone-names.ts'
import { preferenceWords } from '#app/words/preferences.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded
    ? pageMeta(loaded.page, {
        title: preferenceWords[loaded.page.lang].title,
        path: paths.preferences(),
        robots: 'noindex',
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  return {
    page,
    fields: chosenFields(page),
    back: backOf(new URL(request.url).searchParams.get('back'), page.origin),
    zones: namedZones(page.lang),
    ownZones,
  }
}

/** Who may: everyone. Keeps the choices in the browser that made them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const page = readPage(request, context)
  const form = await request.formData()
  const back = backOf(form.get('back'), page.origin)
  const { typed, wrong } = readPreferenceForm(form, chosenFields(page))
  if (wrong.length > 0) return data({ fields: typed, wrong, back }, { status: 400 })
  return seeOther(
    back,
    preferenceCookies(typed, page.origin.startsWith('https:')).map((cookie): [string, string] => ['Set-Cookie', cookie]),
  )
}

/** Coming from this very page leads back to where that one would have led. */
function backOf(value: FormDataEntryValue | null, origin: string): string {
  const back = safeBack(value, origin)
  const url = new URL(back, origin)
  return url.pathname === paths.preferences() ? safeBack(url.searchParams.get('back'), origin) : back
}

export default function PreferencesRoute() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { page, zones } = loaded
  const { fields, back } = refused ?? loaded
  const wrong: readonly PreferenceField[] = refused?.wrong ?? []
  const words = preferenceWords[page.lang]
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.title}</h1>
        <p className="intro">{words.intro}</p>
        <p className="small after">
          <a href={paths.privacy()}>{words.privacy}</a>
        </p>
      </div>
      {wrong.length > 0 && (
        <div className="errors" role="alert" aria-labelledby="wrong">
          <h2 id="wrong">{words.wrongTitle}</h2>
          <ul>
            {wrong.map((field) => (
              <li key={field}>
                <a href={`#${field}`}>{words.wrong[field](fields[field])}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <PreferencesForm fields={fields} wrong={wrong} back={back} zones={zones} ownZones={loaded.ownZones} />
    </div>
  )
}
