import { cleanLine } from '#app/domain/catalog/import/clean-text.ts'
import { type Cost, costs, type PriceTier, priceTiers } from '#db/values.ts'
import type { DeskContent } from './content.ts'
import type { PriceValues } from './values.ts'
import type { Say } from './wrong.ts'

/** Who pays what, and the price everyone knows it by. */

const noteLength = 300
/** There is such a price, and it is not stated. */
export const unstatedAmount = '?'
const amountPattern = /^(?:us)?\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?$/i

export function settlePrices(content: DeskContent, say: Say): { prices: PriceValues[]; cost: Cost } {
  const prices = priceTiers.flatMap((tier) => priceOf(tier, content.prices[tier], say) ?? [])
  const strangers = prices.find(({ tier, amount_minor }) => (tier === 'everyone' || tier === 'non-member') && amount_minor !== null)
  const follows = strangers && strangers.currency === 'USD' ? tierOf(strangers.amount_minor ?? 0) : null
  const chosen = costs.find((cost) => cost === content.cost) ?? null
  // what everyone pays is one thing, whether it is said as a price or as a range
  if (follows && chosen && chosen !== 'not-stated' && chosen !== follows) say('cost', 'cost-disagrees')
  return { prices, cost: follows ?? chosen ?? 'not-stated' }
}

function tierOf(minor: number): Cost {
  return minor === 0 ? 'free' : minor <= 5_000 ? 'to-50' : 'more'
}

function priceOf(tier: PriceTier, typed: { amount: string; currency: string; note: string } | undefined, say: Say): PriceValues | null {
  if (!typed) return null
  const note = cleanLine(typed.note).text
  const amount = typed.amount.trim()
  if (note.length > noteLength) say(`price.${tier}.note`, 'too-long', noteLength)
  if (amount === '' && note === '') return null
  const found = amountPattern.exec(amount)
  if (amount !== '' && amount !== unstatedAmount && !found) say(`price.${tier}.amount`, 'price')
  const currency = typed.currency.trim().toUpperCase() || 'USD'
  if (!/^[A-Z]{3}$/.test(currency)) say(`price.${tier}.currency`, 'not-a-choice')
  return {
    tier,
    amount_minor: found ? Number(found[1]?.replace(/,/g, '')) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null,
    currency: /^[A-Z]{3}$/.test(currency) ? currency : 'USD',
    note: note === '' ? null : note.slice(0, noteLength),
  }
}
