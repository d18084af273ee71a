import { describe, expect, test } from 'vitest'
import { type Gauge, type GuessVerdict, gauges, judgeTry, type Load, loadOf, longestFade } from './rules.ts'

const minute = 60_000

describe('a try', () => {
  test.each<[string, Load, GuessVerdict]>([
    ['the first of all', {}, { may: true, pause: 0 }],
    ['the sixth at one account from one place', { pair: 5, client: 5, account: 5 }, { may: true, pause: 0 }],
    ['the seventh waits until one has faded', { pair: 6, client: 6, account: 6 }, { may: false, wait: 5 * minute }],
    ['… of which half has gone by', { pair: 5.5, client: 6, account: 6 }, { may: false, wait: 2.5 * minute }],
    ['the fortieth at many accounts from one place', { pair: 0, client: 39, account: 0 }, { may: true, pause: 0 }],
    ['the one after that waits half a minute', { pair: 0, client: 40, account: 0 }, { may: false, wait: 30_000 }],
    ['the longer of two waits counts', { pair: 6, client: 40, account: 0 }, { may: false, wait: 5 * minute }],
    ['an account that many places try answers later', { pair: 0, client: 0, account: 14 }, { may: true, pause: 1_000 }],
    ['… and never later than in three seconds, however many', { pair: 0, client: 0, account: 10_000 }, { may: true, pause: 3_000 }],
    ['a known device has tries of its own', { device: 0 }, { may: true, pause: 0 }],
    ['… and no more than anybody', { device: 6 }, { may: false, wait: 5 * minute }],
  ])('%s', (_, load, verdict) => {
    expect(judgeTry(load)).toEqual(verdict)
  })

  test('is never refused for what others have done to the account', () => {
    for (let failures = 0; failures < 5_000; failures += 7) expect(judgeTry({ pair: 0, client: 0, account: failures }).may).toBe(true)
  })

  test.each((Object.keys(gauges) as Gauge[]).filter((gauge) => gauge !== 'account'))(
    '%s: as many as are free, and not one more',
    (gauge) => {
      const { free } = gauges[gauge]
      expect(judgeTry({ [gauge]: free - 1 }).may).toBe(true)
      expect(judgeTry({ [gauge]: free }).may).toBe(false)
    },
  )

  test('whoever has waited as long as was said gets in', () => {
    const verdict = judgeTry({ pair: 6 })
    if (verdict.may) throw new Error('it was to wait')
    expect(judgeTry({ pair: 6 - verdict.wait / gauges.pair.fade }).may).toBe(true)
  })
})

describe('counters fade', () => {
  const now = new Date('2026-03-01T12:00:00Z')
  test.each<[string, number, number]>([
    ['12:00:00', 0, 0],
    ['12:10:00', 2, 0],
    ['12:12:30', 2.5, 0],
    ['11:00:00', 0, 0],
  ])('one that is gone at %s holds %d', (time, held) => {
    expect(loadOf('pair', new Date(`2026-03-01T${time}Z`), now)).toBe(held)
  })

  test.each((Object.keys(gauges) as Gauge[]).filter((gauge) => gauge !== 'account'))('%s: no counter ends before it refuses', (gauge) => {
    const { free, fade } = gauges[gauge]
    expect((free + 1) * fade).toBeLessThanOrEqual(longestFade)
  })

  test('wholly within a quarter of an hour and an hour', () => {
    for (const { free, fade } of [gauges.pair, gauges.client, gauges.device]) {
      expect(free * fade).toBeGreaterThanOrEqual(15 * minute)
      expect(free * fade).toBeLessThanOrEqual(60 * minute)
    }
  })
})
