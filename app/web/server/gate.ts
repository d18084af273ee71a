import { takesFromAnywhere } from './from-anywhere.ts'
import { askedHost, comesFromOwnPage, namesOwnHost } from './origin.ts'
import type { Refusal } from './refusal-words.ts'
import { readTarget } from './target.ts'
import { isRead, type Visit } from './visit.ts'

type Verdict = { pass: true } | { redirect: string } | { refusal: Refusal; extra?: readonly (readonly [string, string])[] }

const pass: Verdict = { pass: true }
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
const allow = [['Allow', [...methods].join(', ')]] as const

/** What a monitor asks by address, whatever name it knows the machine by. */
const askedByAddress = new Set(['/healthz', '/readyz'])

/**
 * Whether a request may come in at all: a request line that can be read, a method that exists here, the hub's own address
 * (reading under another name, such as 127.0.0.1 for localhost, is redirected, so that cookies and forms find one origin),
 * and, where it would change something, a form of the hub's own (but for the one that mail programs send).
 */
export function createGate({
  home,
  trustProxy,
  urlLength,
  headerCount,
}: {
  home: URL
  trustProxy: number
  urlLength: number
  headerCount: number
}) {
  return (visit: Visit): Verdict => {
    const { req } = visit
    const target = readTarget(req.url ?? '', home.origin, urlLength)
    if (typeof target === 'string') return { refusal: target }
    visit.url = target.url
    if (!methods.has(req.method ?? '')) return { refusal: 'method', extra: allow }
    // Node drops what comes after the limit, and that might be the Origin
    if (req.rawHeaders.length >= headerCount * 2) return { refusal: 'headers-too-large' }
    if (isRead(visit) && askedByAddress.has(visit.url.pathname)) return pass
    const host = target.host ?? askedHost(req.headers, trustProxy, req.socket)
    const own = host === undefined || namesOwnHost(host, home)
    if (own === null) return { refusal: 'host-broken' }
    if (isRead(visit)) return own ? pass : { redirect: visit.url.href }
    const taken = takesFromAnywhere(req.method, visit.url.pathname) || comesFromOwnPage(req.headers, home)
    return own && taken ? pass : { refusal: 'foreign-origin' }
  }
}
