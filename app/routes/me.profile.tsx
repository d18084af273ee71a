import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveProfile } from '#app/domain/members/profile.ts'
import { profileInput } from '#app/domain/members/profile-input.ts'
import { paths } from '#app/paths.ts'
import { Done, MePage, WrongList } from '#app/ui/me-page.tsx'
import { ProfileForm, wordedWrong } from '#app/ui/me-profile-form.tsx'
import { readPage } from '#app/web/page.ts'
import { ownZones } from '#app/web/preference-form.ts'
import { knownTo, type ProfileWrong, readingCookies, readTyped, typedOf, wrongOf } from '#app/web/profile-form.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { seeOther } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { readTopicChoice } from '#app/web/topic-choice.ts'
import { signedIn } from '#app/web/who.ts'
import { namedZones } from '#app/web/zone-names.ts'
import { profileWords } from '#app/words/profile.ts'
import { findProfile } from '#db/queries/profiles.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: profileWords[loaded.page.lang].title, path: paths.myProfile(), robots: 'noindex' }) : []

/** Who may: a member, of themself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const profile = await findProfile(context.hub.db, signedIn(context).id)
  if (!profile) throw new Error('who is signed in is no member')
  const typed = typedOf(profile, ownZones)
  return {
    page,
    typed,
    topics: readTopicChoice(context.hub.catalog, typed.topics, null, page.lang),
    saved: new URL(request.url).searchParams.has('saved'),
    zones: namedZones(page.lang),
  }
}

/** Who may: a member, of themself. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = signedIn(context)
  const { db, catalog } = context.hub
  const { lang, origin } = readPage(request, context)
  const form = await formOf(request)
  const typed = readTyped(form)
  const find = textOf(form, 'find')
  const again = (wrong: ProfileWrong) => ({ typed, topics: readTopicChoice(catalog, typed.topics, find, lang), wrong })
  // words that have not been looked for yet are looked for, whichever button was pressed
  if (textOf(form, 'do') === 'find' || find.trim() !== textOf(form, 'looked')) return again([])
  const read = profileInput(knownTo(catalog.vocabulary)).safeParse(typed)
  if (!read.success) return data(again(wrongOf(read.error.issues)), { status: 400 })
  await saveProfile(db, member, read.data)
  return seeOther(
    paths.myProfile([['saved', '1']]),
    readingCookies({ language: read.data.language, zone: read.data.zone ?? ownZones }, origin),
  )
}

export default function ProfileRoute() {
  const loaded = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const { page, zones, saved } = loaded
  const { typed, topics } = again ?? loaded
  const wrong = again?.wrong ?? []
  const words = profileWords[page.lang]
  return (
    <MePage title={words.title} intro={words.intro}>
      {saved && !again && <Done text={words.saved} />}
      <WrongList title={words.errorTitle} wrong={wordedWrong(wrong, page.lang)} />
      <ProfileForm typed={typed} topics={topics} zones={zones} wrong={wrong} />
    </MePage>
  )
}
