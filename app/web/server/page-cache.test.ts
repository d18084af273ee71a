import { describe, expect, test } from 'vitest'
import { createPageCache } from './page-cache.ts'
import type { Representation } from './representation.ts'

function pageOf(size: number): Representation & { grow: (by: number) => void } {
  let bytes = size
  return {
    ready: () => undefined,
    make: () => Promise.reject(new Error('not asked for here')),
    bytes: () => bytes,
    grow: (by) => {
      bytes += by
    },
  }
}

function clocked(limits: Partial<Parameters<typeof createPageCache>[0]> = {}) {
  const clock = { ms: 0 }
  const cache = createPageCache({ maxBytes: 100_000, maxEntries: 100, maxEntryBytes: 50_000, life: 60_000, now: () => clock.ms, ...limits })
  return { clock, cache }
}

describe('the page cache', () => {
  test('a page lives for its time and not longer, however often it is used', () => {
    const { clock, cache } = clocked()
    cache.set('a', pageOf(10))
    clock.ms = 59_999
    expect(cache.get('a')).toBeDefined()
    clock.ms = 60_000
    expect(cache.get('a')).toBeUndefined()
    expect(cache.size()).toEqual({ entries: 0, bytes: 0 })
  })

  test('the one used longest ago gives way first', () => {
    const { cache } = clocked({ maxEntries: 2 })
    cache.set('a', pageOf(1))
    cache.set('b', pageOf(1))
    cache.get('a')
    cache.set('c', pageOf(1))
    expect(['a', 'b', 'c'].filter((key) => cache.get(key))).toEqual(['a', 'c'])
  })

  test('bytes are bounded, also when a page grows by another encoding', () => {
    const { cache } = clocked()
    for (let at = 0; at < 50; at++) cache.set(`page ${at}`, pageOf(10_000))
    expect(cache.size().bytes).toBeLessThanOrEqual(100_000)
    const growing = pageOf(10_000)
    cache.set('growing', growing)
    growing.grow(80_000)
    cache.weigh('growing')
    expect(cache.size().bytes).toBeLessThanOrEqual(100_000)
    expect(cache.get('growing')).toBe(growing)
  })

  test('a page too big for its place is not kept, and puts no other out', () => {
    const { cache } = clocked()
    cache.set('a', pageOf(10))
    cache.set('huge', pageOf(60_000))
    expect([cache.get('huge'), cache.size().entries]).toEqual([undefined, 1])
  })

  test('a page put in its own place is counted once', () => {
    const { cache } = clocked()
    for (let at = 0; at < 5; at++) cache.set('a', pageOf(1_000))
    expect(cache.size().entries).toBe(1)
    expect(cache.size().bytes).toBeLessThan(2_000)
    cache.weigh('nobody')
    expect(cache.size().entries).toBe(1)
  })
})
