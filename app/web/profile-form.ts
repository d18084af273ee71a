import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { type ProfileField, type ProfileRefusal, profileRefusals, type TypedProfile } from '#app/domain/members/profile-input.ts'
import type { ProfileRow } from '#db/queries/profiles.ts'
import { preferenceCookie } from './preferences.ts'
import { textOf } from './read-form.ts'
import { knownZone } from './zone.ts'

export type ProfileWrong = { field: ProfileField; why: ProfileRefusal }[]

/** What the shapes of a profile ask: whether a zone and a topic exist. */
export function knownTo(vocabulary: Vocabulary) {
  return { zone: knownZone, topic: (slug: string) => vocabulary.topics.has(slug) }
}

/** Letter by letter, so that a refused form stands as it was sent. */
export function readTyped(form: FormData): TypedProfile {
  const text = (name: string) => textOf(form, name).slice(0, 4_000)
  return {
    name: text('name'),
    credential: text('credential'),
    pronouns: text('pronouns'),
    language: text('language'),
    zone: text('zone'),
    role: text('role'),
    library: text('library'),
    place: text('place'),
    employer: text('employer'),
    topics: form
      .getAll('topics')
      .slice(0, 300)
      .flatMap((value) => (typeof value === 'string' ? value.slice(0, 200).toWellFormed() : [])),
  }
}

/** What is kept, as the form has it. @param noZone what stands there for each event's own zone */
export function typedOf(profile: ProfileRow, noZone: string): TypedProfile {
  return {
    name: profile.display_name,
    credential: profile.credential_name ?? '',
    pronouns: profile.pronouns ?? '',
    language: profile.lang,
    zone: profile.zone ?? noZone,
    role: profile.job_role ?? '',
    library: profile.library_type ?? '',
    place: profile.place ?? '',
    employer: profile.employer ?? '',
    topics: profile.topics,
  }
}

type Issue = { path: PropertyKey[]; message: string }

/** At most one reason a field, in the order of the form. */
export function wrongOf(issues: readonly Issue[]): ProfileWrong {
  const wrong = new Map<ProfileField, ProfileRefusal>()
  for (const { path, message } of issues) {
    const why = profileRefusals.find((code) => code === message)
    // a shape's words that nobody has worded are a fault of ours
    if (!why) throw new Error(`no refusal is called ${message}`)
    const field = String(path[0]) as ProfileField
    if (!wrong.has(field)) wrong.set(field, why)
  }
  return [...wrong].map(([field, why]) => ({ field, why }))
}

/** Pages follow what was chosen at once. `zone`: null leaves it as this browser has it. */
export function readingCookies({ language, zone }: { language: string; zone: string | null }, origin: string): [string, string][] {
  const secure = origin.startsWith('https:')
  const cookies = [preferenceCookie('language', language, secure), ...(zone === null ? [] : [preferenceCookie('zone', zone, secure)])]
  return cookies.map((cookie) => ['Set-Cookie', cookie])
}
