import { isIP } from 'node:net'

/**
 * Who a request is counted for: the socket's address, or, behind `trustProxy` proxies, the one that the outermost of them saw:
 * that many from the right of X-Forwarded-For, since whatever stands further left is the client's own say.
 * An IPv6 address counts by its /64, which is what one household or one building is given.
 */
export function clientKey(socketAddress: string | undefined, forwardedFor: string | string[] | undefined, trustProxy: number): string {
  const seen = trustProxy > 0 ? forwardedAddress(forwardedFor, trustProxy) : null
  return network(seen ?? socketAddress ?? '')
}

function forwardedAddress(header: string | string[] | undefined, trustProxy: number): string | null {
  if (header === undefined) return null
  const hops = (Array.isArray(header) ? header.join(',') : header).split(',')
  const hop = withoutPort((hops.at(-trustProxy) ?? hops[0] ?? '').trim())
  return isIP(hop) ? hop : null
}

function withoutPort(hop: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(hop)
  if (bracketed?.[1]) return bracketed[1]
  const dotted = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(hop)
  return dotted?.[1] ?? hop
}

function network(address: string): string {
  const mapped = /^(?:0*:)*:?ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  return isIP(address) === 6 ? `${groups(address).slice(0, 4).join(':')}::/64` : address
}

/** The eight groups of an IPv6 address, each without leading zeros. */
function groups(address: string): string[] {
  const plain = (address.split('%', 1)[0] ?? '').toLowerCase()
  const [head = '', tail] = plain.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  // a dotted tail stands for two groups; which ones does not matter for the first four
  const width = (parts: string[]) => parts.length + (parts.at(-1)?.includes('.') ? 1 : 0)
  const gap = tail === undefined ? 0 : Math.max(0, 8 - width(left) - width(right))
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
