import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a Host header (or a proxy's X-Forwarded-Host) names the hub's own address. The default port may be spelled out.
 * Null where it is no host at all.
 */
export function namesOwnHost(host: string, origin: URL): boolean | null {
  if (host === origin.host) return true
  if (!/^[\w.\-:[\]]+$/.test(host)) return null
  const address = `${origin.protocol}//${host}`
  return URL.canParse(address) ? new URL(address).host === origin.host : null
}

/**
 * Whether a request that changes something was sent by one of the hub's own pages. A browser says where a form stood in `Origin`;
 * `Sec-Fetch-Site` and then `Referer` answer only where it is missing. Saying nothing at all is refused as well, signed in or not:
 * sign-in itself must not be a door.
 */
export function comesFromOwnPage(headers: IncomingHttpHeaders, origin: URL): boolean {
  const site = headers['sec-fetch-site']
  // pages that send no referrer make the browser say `null`, as a frame without an origin does: only the former is of the same origin
  if (headers.origin === 'null') return site === 'same-origin'
  if (headers.origin !== undefined) return headers.origin === origin.origin
  if (site !== undefined) return site === 'same-origin'
  const { referer } = headers
  return referer !== undefined && URL.canParse(referer) && new URL(referer).origin === origin.origin
}

/**
 * The host that was asked for, as the hub may believe it. Behind proxies that is what the nearest one says in X-Forwarded-Host;
 * one that says nothing and puts its own upstream's address (ours) into Host is taken to have been asked for the right one,
 * or its every page would be redirected to itself.
 */
export function askedHost(
  headers: IncomingHttpHeaders,
  trustProxy: number,
  ownSocket: { localAddress?: string; localPort?: number },
): string | undefined {
  if (trustProxy === 0) return headers.host
  const forwarded = headers['x-forwarded-host']
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim()
  if (last) return last
  const { host } = headers
  if (host === undefined || !URL.canParse(`http://${host}`)) return host
  const upstream = new URL(`http://${host}`)
  const local =
    upstream.hostname === 'localhost' || upstream.hostname.replace(/^\[|\]$/g, '') === ownSocket.localAddress?.replace(/^::ffff:/, '')
  return local && Number(upstream.port || 80) === ownSocket.localPort ? undefined : host
}
