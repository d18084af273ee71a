import type { Representation } from './representation.ts'

export type PageCache = {
  get: (key: string) => Representation | undefined
  /** keeps a page, unless it is too big; the least recently used give way */
  set: (key: string, page: Representation) => void
  /** weighs a page again after it has got another encoding */
  weigh: (key: string) => void
  size: () => { entries: number; bytes: number }
}

/**
 * Finished pages by key, bounded by count and bytes, each for `life` milliseconds at most.
 * `now`: milliseconds of a clock that nobody sets back, so that a changed system time neither keeps nor drops a page.
 */
export function createPageCache({
  maxBytes,
  maxEntries,
  maxEntryBytes,
  life,
  now,
}: {
  maxBytes: number
  maxEntries: number
  maxEntryBytes: number
  life: number
  now: () => number
}): PageCache {
  const entries = new Map<string, { page: Representation; until: number; bytes: number }>()
  let bytes = 0

  function drop(key: string): void {
    const entry = entries.get(key)
    if (!entry) return
    bytes -= entry.bytes
    entries.delete(key)
  }

  function makeRoom(): void {
    for (const key of entries.keys()) {
      if (bytes <= maxBytes && entries.size <= maxEntries) return
      drop(key)
    }
  }

  function get(key: string): Representation | undefined {
    const entry = entries.get(key)
    if (!entry) return undefined
    if (entry.until <= now()) {
      drop(key)
      return undefined
    }
    entries.delete(key)
    entries.set(key, entry)
    return entry.page
  }

  function set(key: string, page: Representation): void {
    drop(key)
    const weight = weightOf(key, page)
    if (weight > maxEntryBytes) return
    entries.set(key, { page, until: now() + life, bytes: weight })
    bytes += weight
    makeRoom()
  }

  function weigh(key: string): void {
    const entry = entries.get(key)
    if (!entry) return
    const weight = weightOf(key, entry.page)
    bytes += weight - entry.bytes
    entry.bytes = weight
    makeRoom()
  }

  return { get, set, weigh, size: () => ({ entries: entries.size, bytes }) }
}

function weightOf(key: string, page: Representation): number {
  return page.bytes() + key.length * 2 + entryBytes
}

/** What the maps and objects around one entry cost, roughly. */
const entryBytes = 512
