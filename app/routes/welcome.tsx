import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerWelcome, skipWelcome } from '#app/domain/members/profile.ts'
import { welcomeInput } from '#app/domain/members/profile-input.ts'
import { paths } from '#app/paths.ts'
import { WrongList } from '#app/ui/me-page.tsx'
import { WelcomeForm, wordedWrong } from '#app/ui/me-profile-form.tsx'
import { readPage } from '#app/web/page.ts'
import { knownTo, type ProfileWrong, readingCookies, readTyped, typedOf, wrongOf } from '#app/web/profile-form.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { safeBack, seeOther } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { readTopicChoice } from '#app/web/topic-choice.ts'
import { signedIn } from '#app/web/who.ts'
import { namedZones } from '#app/web/zone-names.ts'
import { profileWords } from '#app/words/profile.ts'
import { findProfile } from '#db/queries/profiles.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: profileWords[loaded.page.lang].welcome.title, path: paths.welcome(), robots: 'noindex' }) : []

/** Who may: a member, of themself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const profile = await findProfile(context.hub.db, signedIn(context).id)
  if (!profile) throw new Error('who is signed in is no member')
  const typed = { ...typedOf(profile, ''), language: page.lang, zone: profile.zone ?? page.zone ?? '' }
  return {
    page,
    typed,
    topics: readTopicChoice(context.hub.catalog, typed.topics, null, page.lang),
    to: safeBack(new URL(request.url).searchParams.get('to'), page.origin),
    zones: namedZones(page.lang),
  }
}

/** Who may: a member, of themself. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = signedIn(context)
  const { db, catalog } = context.hub
  const page = readPage(request, context)
  const form = await formOf(request)
  const to = safeBack(textOf(form, 'to'), page.origin)
  if (textOf(form, 'do') === 'skip') {
    await skipWelcome(db, member, page.now)
    return seeOther(to)
  }
  const typed = readTyped(form)
  const find = textOf(form, 'find')
  const topics = readTopicChoice(catalog, typed.topics, find, page.lang)
  const again = (wrong: ProfileWrong) => ({ typed, topics, to, wrong })
  // words that have not been looked for yet are looked for, whichever button was pressed
  if (textOf(form, 'do') === 'find' || find.trim() !== textOf(form, 'looked')) return again([])
  const read = welcomeInput(knownTo(catalog.vocabulary)).safeParse(typed)
  if (!read.success) return data(again(wrongOf(read.error.issues)), { status: 400 })
  await answerWelcome(db, member, read.data, page.now)
  return seeOther(to, readingCookies({ language: read.data.language, zone: read.data.zone }, page.origin))
}

export default function WelcomeRoute() {
  const loaded = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const { page, zones } = loaded
  const { typed, topics, to } = again ?? loaded
  const wrong = again?.wrong ?? []
  const words = profileWords[page.lang]
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.welcome.title}</h1>
        <p className="intro">{words.welcome.intro}</p>
      </div>
      <WrongList title={words.welcome.errorTitle} wrong={wordedWrong(wrong, page.lang)} />
      <WelcomeForm typed={typed} topics={topics} zones={zones} wrong={wrong} to={to} />
    </div>
  )
}
