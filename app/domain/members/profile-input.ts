import { z } from 'zod'
import { jobRoles, languages, libraryTypes } from '#db/values.ts'
import { lengthOf, oneLine } from './one-line.ts'

/** What a member may say of themself: shape only. Whether a zone or a topic exists is asked of whoever knows them. */

export const profileRefusals = [
  'name-missing',
  'name-long',
  'name-form',
  'credential-long',
  'pronouns-long',
  'language',
  'zone',
  'job-role',
  'library-type',
  'place-long',
  'employer-long',
  'topics-many',
  'topics-unknown',
] as const
export type ProfileRefusal = (typeof profileRefusals)[number]

/** As the form has them: what was typed, letter by letter. */
export type TypedProfile = {
  name: string
  credential: string
  pronouns: string
  language: string
  zone: string
  role: string
  library: string
  place: string
  employer: string
  topics: string[]
}
export type ProfileField = keyof TypedProfile

/** More could not be served on one page. */
export const mostTopics = 20

/** Not said, which is an answer as good as any. */
const unsaid = ''

type Line = { most: number; long: ProfileRefusal }

function line({ most, long }: Line) {
  return z.string().transform((text, context): string | null => {
    const said = oneLine(text)
    if (lengthOf(said) > most) refuse(context, long)
    return said || null
  })
}

function oneOf<const T extends readonly string[]>(list: T, no: ProfileRefusal) {
  return z.string().transform((text, context): T[number] | null => {
    if (text === unsaid) return null
    const found = list.find((item) => item === text)
    if (found === undefined) refuse(context, no)
    return found ?? null
  })
}

/** @param known zone: its one spelling, null where it is none; topic: whether there is such a one */
function shapeOf(known: { zone: (zone: string) => string | null; topic: (slug: string) => boolean }) {
  return {
    language: z.string().transform((text, context) => {
      const lang = languages.find((item) => item === text)
      if (lang) return lang
      refuse(context, 'language')
      return z.NEVER
    }),
    // 'own': times in each event's own zone
    zone: z.string().transform((text, context): string | null => {
      if (text === unsaid || text === 'own') return null
      const zone = known.zone(text)
      if (zone === null) refuse(context, 'zone')
      return zone
    }),
    role: oneOf(jobRoles, 'job-role'),
    library: oneOf(libraryTypes, 'library-type'),
    place: line({ most: 80, long: 'place-long' }),
    topics: z.array(z.string()).transform((slugs, context) => {
      const topics = [...new Set(slugs)]
      if (topics.length > mostTopics) refuse(context, 'topics-many')
      else if (!topics.every(known.topic)) refuse(context, 'topics-unknown')
      return topics
    }),
  }
}

type Known = Parameters<typeof shapeOf>[0]

/** The three first questions: each may be passed over. */
export function welcomeInput(known: Known) {
  return z.object(shapeOf(known))
}
export type WelcomeInput = z.infer<ReturnType<typeof welcomeInput>>

export function profileInput(known: Known) {
  return z.object({
    name: z.string().transform((text, context) => {
      const name = oneLine(text)
      if (name === '') refuse(context, 'name-missing')
      else if (lengthOf(name) > 80) refuse(context, 'name-long')
      else if (!/[\p{L}\p{N}]/u.test(name)) refuse(context, 'name-form')
      return name
    }),
    credential: line({ most: 120, long: 'credential-long' }),
    pronouns: line({ most: 40, long: 'pronouns-long' }),
    ...shapeOf(known),
    employer: line({ most: 120, long: 'employer-long' }),
  })
}
export type ProfileInput = z.infer<ReturnType<typeof profileInput>>

type Context = { addIssue: (issue: { code: 'custom'; message: ProfileRefusal }) => void }

function refuse(context: Context, message: ProfileRefusal): void {
  context.addIssue({ code: 'custom', message })
}
