import { webAddress } from './clean-html.ts'
import { foldWords } from './clean-text.ts'

/** Web addresses for keeping, and for telling whether two records point at the same page. */

const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|source|ref|referrer)$/iu

/** Reads an address, adding https where a bare host was written. Null where it is none. */
export function readAddress(raw: string): string | null {
  const text = raw.trim()
  if (text === '' || /\s/u.test(text)) return null
  if (/^https?:/iu.test(text)) return webAddress(text)
  return /^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/iu.test(text) && /^www\.|\//iu.test(text) ? webAddress(`https://${text}`) : null
}

/** One spelling for one page: no scheme, `www`, fragment, tracking words or last slash. For comparing only. */
export function samePage(address: string): string {
  const plain = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(#.*)?$/u.exec(address)
  if (plain) return `${plain[1]}${(plain[2] ?? '').replace(/\/{2,}/gu, '/').replace(/\/$/u, '')}`
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name)
  }
  url.searchParams.sort()
  const path = url.pathname.replace(/\/{2,}/gu, '/').replace(/\/$/u, '')
  return `${url.host.replace(/^www\./u, '')}${path}${url.search}`
}

/** The spellings under which the same page may stand in the catalog. */
export function spellings(address: string): string[] {
  const url = new URL(address)
  const bare = url.host.replace(/^www\./u, '')
  const paths = url.pathname === '/' ? ['/'] : [url.pathname.replace(/\/$/u, ''), `${url.pathname.replace(/\/$/u, '')}/`]
  return ['https', 'http'].flatMap((scheme) =>
    [bare, `www.${bare}`].flatMap((host) => paths.map((path) => `${scheme}://${host}${path}${url.search}`)),
  )
}

/** True for the address of a whole site, which tells nothing about one thing on it. */
export function isSiteRoot(address: string): boolean {
  const url = new URL(address)
  return url.pathname.replace(/\//gu, '') === '' && url.search === ''
}

/** A title for comparing: words without accents, case and punctuation. */
export function sameTitle(title: string): string {
  return foldWords(title) || title.trim().toLowerCase()
}
