import { type Preferences, readPreferences } from '../preferences.ts'
import type { Visit } from './visit.ts'

/** A page as the cache sees it: its key, and a request that carries what the key holds and nothing else. */
export type Page = { key: string; request: (signal: AbortSignal) => Request }

type PageRules = {
  origin: string
  /** the query of a cacheable page, known parameters only and in one order, without `?`; null where the path is no such page */
  canonicalSearch: (url: URL) => string | null
  /** whether a Cookie header says who someone is */
  isPersonal: (cookieHeader: string) => boolean
  /** grows when the catalog changes */
  version: () => string | number
  longest: number
}

/**
 * The key is path, known query, what the visitor chose for reading, and the catalog's version. Cookies and parameters that are not in it
 * never reach the page, so nobody can put something of their own into what others are shown, nor fill the cache with copies.
 * Null for whoever is signed in, and for what is no page.
 */
export function pageOf({ req: { headers }, url }: Visit, rules: PageRules): Page | null {
  const cookies = headers.cookie ?? ''
  if (headers.authorization !== undefined || rules.isPersonal(cookies) || url.pathname.endsWith('.data')) return null
  const query = rules.canonicalSearch(url)
  if (query === null) return null
  const preferences = readPreferences(cookies, headers['accept-language'])
  const { lang, zone, scheme, slashKey } = preferences
  const address = query ? `${url.pathname}?${query}` : url.pathname
  const key = `${lang} ${zone ?? '-'} ${scheme ?? '-'} ${slashKey ? 1 : 0} ${rules.version()} ${address}`
  if (key.length > rules.longest) return null
  return { key, request: (signal) => new Request(rules.origin + address, { headers: headersOf(preferences, rules.origin), signal }) }
}

function headersOf({ lang, zone, scheme, slashKey }: Preferences, origin: string): Record<string, string> {
  const cookies = [`language=${lang}`]
  if (zone) cookies.push(`zone=${encodeURIComponent(zone)}`)
  if (scheme) cookies.push(`scheme=${scheme}`)
  if (!slashKey) cookies.push('slash=off')
  return { host: new URL(origin).host, 'accept-language': lang, cookie: cookies.join('; ') }
}

/** Whether a Cookie header carries a sign-in session, under any of the names and prefixes that one may have. */
export function hasSessionCookie(cookieHeader: string): boolean {
  return /(?:^|;)\s*(?:__(?:Host|Secure)-)?(?:__session|session|auth_session)=/.test(cookieHeader)
}
