import { z } from 'zod'

/** What any object may carry beyond what the standard names. */
export type Extensible = { [extension: string]: unknown }

/** A text, or the same text in several languages: `{ "en": "Teamwork", "es": "Trabajo en equipo" }`. */
export type Text = string | { [language: string]: string }

/** The text in the language asked for, else in English, else in whichever there is. */
export function textIn(text: Text, language: string): string {
  if (typeof text === 'string') return text
  const exact = text[language] ?? Object.entries(text).find(([tag]) => tag.split('-')[0] === language)?.[1]
  return exact ?? text.en ?? Object.values(text)[0] ?? ''
}

/** The words of an error: what was expected, unless nothing is there at all. */
function expected(what: string): (issue: { input?: unknown }) => string {
  return ({ input }) => (input === undefined ? 'is missing' : `expected ${what}`)
}

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

export const text: z.ZodType<Text> = z.union([
  z.string(),
  z.record(z.string().regex(languageTag, { error: expected('a language tag such as en or es-MX') }), z.string()),
])

/** An address of any scheme: https, did, urn, mailto, data. */
export const iri = z
  .string()
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, { error: expected('an address with its scheme, such as https://… or urn:uuid:…') })

/** A point in time that says its offset: `2026-05-01T09:00:00-05:00`. */
export const dateTime = z.iso.datetime({ offset: true, error: expected('a time with its zone, such as 2026-05-01T09:00:00Z') })

export const compactJws = z.string().regex(/^[\w-]+\.[\w-]*\.[\w-]+$/, { error: expected('a compact JWS: three parts with dots between') })

/** One of the standard's own names, or a name that an issuer made up, marked by `ext:`. */
export function nameOrExtension<T extends string>(names: readonly T[]): z.ZodType<T | `ext:${string}`> {
  const known = new Set<string>(names)
  return z.custom<T | `ext:${string}`>((value) => typeof value === 'string' && (known.has(value) || /^ext:[\w.|-]+$/.test(value)), {
    error: expected(`one of ${names.join(', ')}, or a name that begins with ext:`),
  })
}

/** A set of the standard. JSON-LD lets a set of one stand without its brackets; read, it is always an array. */
export function setOf<T>(item: z.ZodType<T>): z.ZodType<T[]> {
  return z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item))
}

/** The `type` of an object, which must be (or hold) one of the names. */
export function typeOf(...names: [string, ...string[]]): z.ZodType<string[]> {
  return setOf(z.string()).refine((types) => types.some((type) => names.includes(type)), {
    error: expected(`the type ${names.join(' or ')}`),
  })
}
