/** What a request line asks for, on the hub's own origin whatever the line said. */
type Target = {
  url: URL
  /** the host of a request line that names a whole address (what a client says to a proxy), else null */
  host: string | null
}

type TargetRefusal = 'url-too-long' | 'url-broken'

/**
 * Reads the request line's target. The path must be whole percent-encoding of UTF-8 without control characters, so that
 * no route, file name or query of the database ever meets half a character or a NUL. The query string is left as it is:
 * a person who types `?q=100%` means it, and URLSearchParams never throws.
 */
export function readTarget(raw: string, origin: string, longest: number): Target | TargetRefusal {
  if (raw.length > longest) return 'url-too-long'
  const whole = /^https?:\/\//i.test(raw)
  if (!whole && !raw.startsWith('/')) return 'url-broken'
  const named = whole ? parse(raw) : null
  if (whole && !named) return 'url-broken'
  // put together as text: resolved against a base, `//elsewhere` would become another host
  const url = parse(origin + (named ? named.pathname + named.search : raw))
  if (!url || !isCleanPath(url.pathname)) return 'url-broken'
  return { url, host: named?.host ?? null }
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function isCleanPath(path: string): boolean {
  if (!path.includes('%')) return true
  try {
    return !hasControl(decodeURIComponent(path))
  } catch {
    return false
  }
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}
