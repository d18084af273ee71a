import { negotiateLanguage } from './language.ts'
import { knownZone } from './zone.ts'

/** What a visitor has chosen for reading, none of it about who they are: kept in cookies that hold these values in clear. */
export type Preferences = {
  lang: 'en' | 'es'
  /** IANA zone, or null: times are then shown in the event's own zone */
  zone: string | null
  scheme: 'light' | 'dark' | null
  /** `/` puts the cursor into the search box unless switched off (WCAG 2.1.4) */
  slashKey: boolean
}

/** From a request's headers. An unknown value is as good as none. */
export function readPreferences(cookieHeader: string | null | undefined, acceptLanguage: string | null | undefined): Preferences {
  const cookies = readCookies(cookieHeader ?? '')
  const language = cookies.get('language')
  const scheme = cookies.get('scheme')
  return {
    lang: language === 'en' || language === 'es' ? language : negotiateLanguage(acceptLanguage ?? ''),
    zone: knownZone(cookies.get('zone')),
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
    slashKey: cookies.get('slash') !== 'off',
  }
}

export function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of header.slice(0, 8_192).split(';')) {
    const at = pair.indexOf('=')
    if (at < 1) continue
    try {
      cookies.set(pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim()))
    } catch {
      // a cookie that is not ours to read
    }
  }
  return cookies
}

const year = 365 * 86_400

/** `Set-Cookie` for one preference; an empty value forgets it. */
export function preferenceCookie(name: 'language' | 'zone' | 'scheme' | 'slash', value: string, secure: boolean): string {
  const life = value === '' ? 0 : year
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${life}; SameSite=Lax${secure ? '; Secure' : ''}`
}
