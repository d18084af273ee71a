import { describe, expect, test } from 'vitest'
import type { OptionRecord } from './catalog/record.ts'
import { fitOf } from './fitting.ts'

const now = new Date('2026-11-24T12:00:00Z')
const plain = {
  audience: [],
  library_types: [],
  languages: [],
  cost: 'not-stated',
  prices: [],
  runs: [],
  confirmed: true,
} as unknown as OptionRecord
const option = (more: Partial<OptionRecord>): OptionRecord => ({ ...plain, ...more })
const trustee = { jobRole: 'trustee', libraryType: 'public', membership: 'not-stated', lang: 'en' } as const
const price = (tier: 'everyone' | 'member' | 'non-member', amountMinor: number) => ({ tier, amountMinor, currency: 'USD', note: null })

describe('how well an option fits somebody', () => {
  const points = (more: Partial<OptionRecord>, who: Parameters<typeof fitOf>[1] = trustee) => fitOf(option(more), who, now)

  test('what is meant for their job comes before what states nothing, and that before what is meant for others', () => {
    const order = [points({ audience: ['trustee', 'volunteer'] }), points({}), points({ audience: ['faculty'] })]
    expect(order).toEqual([...order].sort((a, b) => b - a))
    expect(new Set(order).size).toBe(3)
  })

  test('the same goes for the kind of library and for the language', () => {
    expect(points({ library_types: ['public'] })).toBeGreaterThan(points({}))
    expect(points({})).toBeGreaterThan(points({ library_types: ['academic'] }))
    expect(points({ languages: ['es'] }, { ...trustee, lang: 'es' })).toBeGreaterThan(
      points({ languages: ['en'] }, { ...trustee, lang: 'es' }),
    )
  })

  test('a price counts as it is for them: a member pays what members pay', () => {
    const prices = [price('member', 4_000), price('non-member', 9_000)]
    const member = { ...trustee, membership: 'member' } as const
    expect(points({ prices, cost: 'more' }, member)).toBeGreaterThan(points({ prices, cost: 'more' }))
    expect(points({ cost: 'free' })).toBeGreaterThan(points({ prices: [price('everyone', 4_000)], cost: 'to-50' }))
  })

  test('who has said nothing of themself is shown no less', () => {
    const nobody = { jobRole: null, libraryType: null, membership: 'not-stated', lang: 'en' } as const
    expect(points({ audience: ['faculty'] }, nobody)).toBeGreaterThanOrEqual(0)
  })
})
