import type { Membership } from '#db/values.ts'
import type { OptionRecord } from './record.ts'

/**
 * What somebody of this membership pays, in minor units; null where no source states it. As long as nobody has said that they are a
 * member, they pay what everyone does.
 */
export function priceFor(
  { cost, prices }: Pick<OptionRecord, 'cost' | 'prices'>,
  membership: Membership,
): { minor: number; currency: string } | null {
  if (cost === 'free') return { minor: 0, currency: 'USD' }
  const tiers = membership === 'member' ? (['member', 'everyone'] as const) : (['non-member', 'everyone'] as const)
  for (const tier of tiers) {
    const price = prices.find((one) => one.tier === tier)
    if (price && price.amountMinor !== null) return { minor: price.amountMinor, currency: price.currency }
  }
  return null
}
