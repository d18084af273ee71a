/** Headers as Node writes them fastest: name, value, name, value … */
export type HeaderList = readonly string[]

/**
 * For pages that do not hydrate: nothing but the hub's own files, no inline script or style, no frames in either direction.
 * A route that hydrates sends a policy of its own, with a nonce, and that one stands.
 */
const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
].join('; ')

const always: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', strictPolicy],
  ['X-Content-Type-Options', 'nosniff'],
  // What someone reads here is nobody's business elsewhere, not even that they came from here; on the hub itself
  // the full address still arrives, which the way back to a list of results and the check of forms can use.
  ['Referrer-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]

const httpsOnly = ['Strict-Transport-Security', 'max-age=31536000'] as const

/** The reply's own headers with the security headers that it does not set itself. */
export function secured(own: readonly (readonly [name: string, value: string])[], https: boolean): HeaderList {
  const names = new Set(own.map(([name]) => name.toLowerCase()))
  const list: string[] = []
  for (const [name, value] of own) list.push(name, value)
  for (const [name, value] of always) if (!names.has(name.toLowerCase())) list.push(name, value)
  if (https && !names.has('strict-transport-security')) list.push(...httpsOnly)
  return list
}
