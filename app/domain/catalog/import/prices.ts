import type { Cost } from '#db/values.ts'

/** What everyone pays, out of prose: "FREE-Add a Verified Certificate for $49 USD", "$25", "CHF 11500". */

type PriceReading = {
  cost: Cost
  /** minor units; null where an amount is not stated */
  amount: number | null
  currency: string
  /** what the source says, where the amount alone says less */
  note: string | null
}

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
}
const CODES = 'USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|JPY|INR|MXN|ZAR'
const AMOUNT = new RegExp(
  String.raw`(?:(us\$|au?\$|ca?\$|[$€£¥₹])\s*|\b(${CODES})\s*)?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)(?!\d|e\d)(?:\s*(${CODES}|dollars?|d[oó]lares|euros?)\b)?`,
  'giu',
)
const FREE = /\b(free|no (cost|charge|fee)|without charge|gratis|gratuit[oa]s?|complimentary)\b/iu
const NOT_FREE_FOR_ALL = /\bfree (for|to) (members?|students?|staff)\b/iu
const NO_DECIMALS = new Set(['JPY'])

/** Null where no price is understood. `currency` is what the file says of itself, else US dollars. */
export function readPrice(raw: string, currency = 'USD'): PriceReading | null {
  const text = raw.replace(/\s+/gu, ' ').trim()
  if (text === '' || text.length > 300) return null
  if (/^(true|yes|sí|si)$/iu.test(text)) return null
  const amounts = [...text.matchAll(AMOUNT)].map((found) => toAmount(found, currency))
  if (NOT_FREE_FOR_ALL.test(text)) return { cost: 'not-stated', amount: null, currency, note: text }
  if (FREE.test(text)) return { cost: 'free', amount: 0, currency, note: /^(free|gratis)[.!]?$/iu.test(text) ? null : text }
  const first = amounts[0]
  if (first === undefined) return null
  const bare = /^[\d.,]+$/u.test(text) || text.replace(AMOUNT, '').trim() === ''
  return { ...priced(first), note: bare && amounts.length === 1 && first.currency === 'USD' ? null : text }
}

function toAmount(found: RegExpMatchArray, fallback: string): { amount: number; currency: string } {
  const [, sign, before, number = '0', after] = found
  const word = (after ?? '').toLowerCase()
  const stated = before ?? (word.startsWith('euro') ? 'EUR' : /^d/u.test(word) ? 'USD' : after)
  const currency = (
    stated ??
    (sign === undefined ? fallback : sign === '$' ? fallback : SIGNS[sign.toLowerCase()]) ??
    fallback
  ).toUpperCase()
  const value = Number(number.replace(/,/gu, ''))
  return { amount: Math.round(value * (NO_DECIMALS.has(currency) ? 1 : 100)), currency }
}

/** The cost tiers count US dollars alone: another currency is kept as a price, its tier not stated. */
function priced({ amount, currency }: { amount: number; currency: string }): { cost: Cost; amount: number | null; currency: string } {
  if (amount > 100_000_000) return { cost: 'not-stated', amount: null, currency }
  if (amount === 0) return { cost: 'free', amount, currency }
  if (currency !== 'USD') return { cost: 'not-stated', amount, currency }
  return { cost: amount <= 5000 ? 'to-50' : 'more', amount, currency }
}
