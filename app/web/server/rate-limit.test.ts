import { describe, expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

function clocked(clients = 1_000) {
  const clock = { ms: 0 }
  return { clock, rate: createRateLimit({ burst: 200, perSecond: 20, clients, now: () => clock.ms }) }
}

describe('20 uncached requests a second, 200 at once', () => {
  test('a classroom of 40 behind one address opens five pages each and does not notice', () => {
    const { rate } = clocked()
    expect(Array.from({ length: 200 }, () => rate.take('school')).every((wait) => wait === 0)).toBe(true)
    expect(rate.take('school')).toBe(1)
    expect(rate.take('home')).toBe(0)
  })

  test('what was used comes back at 20 a second, up to 200', () => {
    const { clock, rate } = clocked()
    for (let at = 0; at < 200; at++) rate.take('a')
    clock.ms = 500
    expect(Array.from({ length: 11 }, () => rate.take('a')).filter((wait) => wait === 0)).toHaveLength(10)
    clock.ms = 3_600_000
    expect(Array.from({ length: 300 }, () => rate.take('a')).filter((wait) => wait === 0)).toHaveLength(200)
  })

  test('being refused costs nothing further', () => {
    const { clock, rate } = clocked()
    for (let at = 0; at < 10_000; at++) rate.take('a')
    clock.ms = 50
    expect(rate.take('a')).toBe(0)
  })

  test('a million addresses take no more memory than those it may remember, and the busy one stays known', () => {
    const { rate } = clocked(100)
    for (let at = 0; at < 200; at++) rate.take('busy')
    for (let at = 0; at < 100_000; at++) {
      rate.take(`address ${at}`)
      if (at % 50 === 0) rate.take('busy')
    }
    expect(rate.size()).toBe(100)
    expect(rate.take('busy')).toBeGreaterThan(0)
  })
})
