/** One search: plan, match, filter, count, order. */
import { type Bits, countBits, countBoth, hasBit } from './bits.ts'
import { countFacets, fitting, readFilters, relaxations } from './facets.ts'
import { cleanScratch, type Scratch, scorePlan } from './match.ts'
import { type Added, addNear, namesOf } from './near.ts'
import { type Plan, planQuery } from './plan.ts'
import { keepTelling } from './rank.ts'
import { keyOf, type Order, selectRange } from './select.ts'
import { orderFor } from './sorts.ts'
import { bitWords, type Store } from './store.ts'
import { exactTitles, readWording, titleScore } from './titles.ts'
import type { SearchHit, SearchQuery, SearchResult } from './types.ts'

/** so many of the best are looked at closely: their titles are read. Later ones keep the order of their scores */
const closely = 500
const mostAlsoSearched = 4

export function runSearch(store: Store, scratch: Scratch, query: SearchQuery): SearchResult {
  const plan = planQuery(store, query.q, query.lang, query.prefix === true)
  try {
    scorePlan(store, plan, scratch)
    const words = bitWords(store)
    const matched = plan.everything ? store.live.slice(0, words) : keepTelling(store, plan, scratch, words)
    const scored = plan.spans.length > 0
    const order = orderFor(store, query.sort, query.now, scored ? scratch.total : null)
    const near = addNear(store, plan, scratch, matched, order)
    const { filters, open } = readFilters(store, query, matched)
    const result = fitting(matched, filters)
    const total = countBits(result)
    const anytime = query.availability === 'any' ? result : fitting(matched, filters, 'availability')
    const hits = orderedHits(store, plan, scratch, query, result, total, order, near)
    return {
      total,
      hits,
      near: near ? countBoth(near.bits, result) : 0,
      nearFrom: query.sort === 'relevance' ? firstNear(hits) : null,
      facets: countFacets(store, matched, filters, result, total),
      notOpen: countBits(anytime) - countBoth(anytime, open),
      didYouMean: plan.corrected,
      alsoSearched: alsoSearched(scratch, near ? namesOf(near, result) : []),
      relax: total === 0 ? relaxations(matched, filters) : [],
    }
  } finally {
    cleanScratch(scratch)
  }
}

/** Names that brought in the most, then those of concepts near by. */
function alsoSearched({ added }: Scratch, near: readonly string[]): string[] {
  const names = [...added].sort(([a, more], [b, most]) => most - more || (a < b ? -1 : 1)).map(([text]) => text)
  return [...new Set([...names, ...near])].slice(0, mostAlsoSearched)
}

function firstNear(hits: readonly SearchHit[]): number | null {
  const at = hits.findIndex((hit) => hit.near)
  return at < 0 ? null : at
}

/** A count of the people's asking: whole, not negative; what is no number is none. */
function whole(value: number): number {
  return value > 0 ? Math.floor(Math.min(value, Number.MAX_SAFE_INTEGER / 2)) : 0
}

function orderedHits(
  store: Store,
  plan: Plan,
  scratch: Scratch,
  query: SearchQuery,
  result: Bits,
  total: number,
  order: Order,
  near: Added | null,
): SearchHit[] {
  const from = Math.min(whole(query.offset), total)
  const to = Math.min(from + whole(query.limit), total)
  if (from >= to) return []
  const scored = plan.spans.length > 0
  const slots =
    query.sort === 'relevance' && scored
      ? byRelevance(store, plan, scratch, result, total, order, from, to)
      : selectRange(result, total, order, from, to)
  return Array.from(slots, (slot) => ({
    id: store.id.data[slot] as number,
    score: scored ? (scratch.total[slot] as number) : 0,
    ...(near && hasBit(near.bits, slot) ? { near: true } : {}),
  }))
}

function byRelevance(
  store: Store,
  plan: Plan,
  scratch: Scratch,
  result: Bits,
  total: number,
  order: Order,
  from: number,
  to: number,
): Uint32Array {
  const best = bestByTitle(store, plan, scratch, result, total, order)
  if (to <= best.length) return best.subarray(from, to)
  const rest = selectRange(result, total, order, Math.max(from, best.length), to)
  return from < best.length ? Uint32Array.from([...best.subarray(from), ...rest]) : rest
}

/** The best by score, put in order again by what their titles add. An exact title is among them whatever its score. */
export function bestByTitle(store: Store, plan: Plan, scratch: Scratch, result: Bits, total: number, order: Order): Uint32Array {
  const wording = readWording(store, plan)
  const exact = exactTitles(store, wording, result)
  const best = new Set([...selectRange(exact.bits, exact.size, order, 0, closely), ...selectRange(result, total, order, 0, closely)])
  for (const slot of best) scratch.total[slot] = titleScore(store, wording, slot, scratch.total[slot] as number)
  return Uint32Array.from(best).sort((a, b) => keyOf(order, a) - keyOf(order, b) || order.compare(a, b))
}
