/** Random documents and queries for the tests beside it, and what a search over them must give, worked out the slow and plain way. */

import { day, documentOf, now } from './test-catalog.ts'
import type { SearchDocument, SearchQuery, Sort } from './types.ts'

export type Random = (below: number) => number

/** Whole numbers from 0, always the same for a seed. */
export function randomOf(seed: number): Random {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
}

const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet'.split(' ')
export const facets = ['topic', 'format', 'level'] as const
const sorts: Sort[] = ['relevance', 'date', 'closing', 'newest', 'price', 'length']

/** in capitals it is an acronym to the vocabulary of some tests */
const written = [...words, 'HOTEL']

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T
}

function values(random: Random, name: string, of: number, most: number): string[] {
  return [...new Set(Array.from({ length: random(most + 1) }, () => `${name}${random(of)}`))]
}

export function randomDocument(random: Random, id: number): SearchDocument {
  const text = (length: number) => Array.from({ length }, () => pick(random, written)).join(' ')
  const spans = Array.from({ length: random(2) * random(5) }, () => {
    const start = now + (random(21) - 10) * day
    return [start, start + random(6) * day] as const
  })
  const maybe = (value: number) => (random(4) === 0 ? null : value)
  return documentOf(id, text(1 + random(5)), {
    texts: { title: text(1 + random(5)), topics: text(random(3)), summary: text(random(8)), description: text(random(20)) },
    lang: pick(random, ['en', 'en', 'es'] as const),
    keys: { topic: values(random, 't', 12, 3), format: values(random, 'f', 3, 1), level: values(random, 'l', 4, 2) },
    spans,
    alwaysOpen: spans.length === 0 && random(3) > 0,
    closesAt: maybe(now + (random(21) - 10) * day),
    createdAt: random(50),
    minutes: maybe(random(6) * 30),
    priceCents: maybe(random(6) * 500),
  })
}

export function randomQuery(random: Random, mostWords: number): SearchQuery {
  const filters: Record<string, string[]> = {}
  if (random(3) === 0) filters.topic = values(random, 't', 14, 3)
  if (random(3) === 0) filters.format = values(random, 'f', 4, 2)
  if (random(4) === 0) filters.level = values(random, 'l', 4, 2)
  const from = now + (random(21) - 12) * day
  return {
    q: Array.from({ length: random(mostWords + 1) }, () => pick(random, words)).join(' '),
    filters,
    availability: pick(random, ['open', 'any', 'not-open'] as const),
    ...(random(3) === 0 ? { starts: { from, to: from + random(12) * day } } : {}),
    sort: pick(random, sorts),
    offset: random(3) * random(20),
    limit: random(30),
    now: now + (random(5) - 2) * day,
    lang: 'en',
  }
}

export function isOpen(document: SearchDocument, at: number): boolean {
  return document.alwaysOpen || document.spans.some(([, end]) => end > at)
}

/** Whether a document fits a query of at most one word, looking away from one restriction. */
export function fits(document: SearchDocument, query: SearchQuery, except?: string): boolean {
  const text = Object.values(document.texts).join(' ').toLowerCase().split(' ')
  if (query.q !== '' && !text.includes(query.q)) return false
  for (const [facet, wanted] of Object.entries(query.filters)) {
    if (facet !== except && wanted.length > 0 && !wanted.some((value) => document.keys[facet]?.includes(value))) return false
  }
  const { starts } = query
  if (starts && except !== 'starts' && !document.spans.some(([start]) => start >= starts.from && start < starts.to)) return false
  return except === 'availability' || query.availability === 'any' || isOpen(document, query.now) === (query.availability === 'open')
}

/** Next start, then what is under way, then what has no date, then what is past, the latest first. */
function dateRank(document: SearchDocument, at: number): [number, number] {
  const starts = document.spans.map(([start]) => start)
  const ahead = starts.filter((start) => start >= at)
  if (ahead.length > 0) return [0, Math.min(...ahead)]
  if (starts.length === 0) return [2, 0]
  if (document.spans.some(([, end]) => end > at)) return [1, -Math.max(...starts)]
  return document.alwaysOpen ? [2, 0] : [3, -Math.max(...starts)]
}

function sortRank(document: SearchDocument, sort: Sort, at: number): [number, number] {
  const stated = (value: number | null): [number, number] => (value === null ? [1, 0] : [0, value])
  switch (sort) {
    case 'closing':
      if (document.closesAt === null) return [2, 0]
      return document.closesAt >= at ? [0, document.closesAt] : [1, -document.closesAt]
    case 'newest':
      return [0, -document.createdAt]
    case 'price':
      return stated(document.priceCents)
    case 'length':
      return stated(document.minutes)
    default:
      return dateRank(document, at)
  }
}

/** The order of a sort that does not look at words. */
export function inOrder(documents: readonly SearchDocument[], sort: Sort, at: number): SearchDocument[] {
  const compare = ([a, b]: [number, number], [c, d]: [number, number]) => a - c || b - d
  return [...documents].sort(
    (a, b) => compare(sortRank(a, sort, at), sortRank(b, sort, at)) || compare(dateRank(a, at), dateRank(b, at)) || a.id - b.id,
  )
}
