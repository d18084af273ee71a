import { expect, test } from 'vitest'
import { priceFor } from './price.ts'

const price = (tier: 'everyone' | 'member' | 'non-member' | 'student', amountMinor: number | null) => ({
  tier,
  amountMinor,
  currency: 'USD',
  note: null,
})
const both = { cost: 'more' as const, prices: [price('member', 5_000), price('non-member', 9_500)] }

test('a member pays the member’s price, everybody else what strangers pay', () => {
  expect(priceFor(both, 'member')?.minor).toBe(5_000)
  expect(priceFor(both, 'non-member')?.minor).toBe(9_500)
  expect(priceFor(both, 'not-stated')?.minor).toBe(9_500)
})

test('where there is one price, it is everyone’s', () => {
  for (const who of ['member', 'non-member', 'not-stated'] as const)
    expect(priceFor({ cost: 'to-50', prices: [price('everyone', 2_000)] }, who)?.minor).toBe(2_000)
})

test('free is free, and what no source states is not known', () => {
  expect(priceFor({ cost: 'free', prices: [] }, 'member')?.minor).toBe(0)
  expect(priceFor({ cost: 'more', prices: [price('member', null), price('student', 100)] }, 'member')).toBeNull()
})
