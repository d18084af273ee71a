type RateLimit = {
  /** Takes one token of this client. 0 when it was there, else the seconds after which there will be one. */
  take: (client: string) => number
  /** clients remembered at the moment */
  size: () => number
}

/**
 * A token bucket for each client: `burst` at once, then `perSecond`. It remembers at most `clients` of them and forgets
 * the one heard of longest ago, whose bucket is most likely full again; being forgotten never costs anyone anything.
 * `now`: milliseconds of a clock that nobody sets back.
 */
export function createRateLimit({
  burst,
  perSecond,
  clients,
  now,
}: {
  burst: number
  perSecond: number
  clients: number
  now: () => number
}): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()

  function take(client: string): number {
    const at = now()
    const known = buckets.get(client)
    const tokens = known ? Math.min(burst, known.tokens + ((at - known.at) / 1_000) * perSecond) : burst
    const granted = tokens >= 1
    buckets.delete(client)
    buckets.set(client, { tokens: granted ? tokens - 1 : tokens, at })
    if (buckets.size > clients) {
      const oldest = buckets.keys().next()
      if (!oldest.done) buckets.delete(oldest.value)
    }
    return granted ? 0 : Math.ceil((1 - tokens) / perSecond)
  }

  return { take, size: () => buckets.size }
}
