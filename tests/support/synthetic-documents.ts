/**
 * Documents of a made-up catalog, for load tests: the n-th is always the same. Common library words follow Zipf's law, the rest are
 * invented words of two or three syllables; a title has about 8 words, a summary 20, a description 60.
 */
import type { Concept, SearchDocument } from '#app/search/search.ts'

/** Words of the trade, commonest first: `library` is in nearly every document. */
const common =
  `library libraries services public information learning community research digital school programs staff collection students data
access literacy leadership children planning management development training teens resources reference equity technology design building
assessment academic teaching reading outreach instruction cataloging preservation advocacy inclusion diversity mentoring privacy copyright
metadata storytime readers archives accessibility grants budgets trustees volunteers weeding bias wellness partnerships facilitation`.split(
    /\s+/,
  )
const syllables =
  `ba be bo ca ce co da de do fa fe fi ga go ka ke la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve vi za`.split(
    ' ',
  )
const endings = ['', 'n', 'r', 's', 't', 'l', 'm']

const vocabularySize = 3000
export const facetNames = ['topic', 'format', 'level', 'audience', 'unit', 'goal', 'cost', 'delivery'] as const

const day = 86_400_000
/** the moment around which dates lie */
export const syntheticNow = Date.UTC(2026, 0, 15)

/** A small generator of pseudo-random numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function inventWords(count: number): string[] {
  const random = randomFrom(7)
  const words = new Set(common)
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string
  while (words.size < count)
    words.add(Array.from({ length: random() < 0.5 ? 2 : 3 }, () => one(syllables)).join('') + one(syllables) + one(endings))
  return [...words]
}

export const vocabulary = inventWords(vocabularySize)

/** Cumulative weights of 1 / (rank + 2): the commonest word is one in about 15. */
const cumulative: number[] = []
for (let rank = 0, sum = 0; rank < vocabularySize; rank++) {
  sum += 1 / (rank + 2)
  cumulative.push(sum)
}

/** A word, common ones more often. */
export function zipfWord(random: () => number): string {
  const at = random() * (cumulative.at(-1) as number)
  let low = 0
  let high = vocabularySize - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((cumulative[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return vocabulary[low] as string
}

function phrase(random: () => number, words: number): string {
  return Array.from({ length: words }, () => zipfWord(random)).join(' ')
}

function some(random: () => number, prefix: string, of: number, most: number): string[] {
  const values = new Set<string>()
  for (let left = 1 + Math.floor(random() * most); left > 0; left--) values.add(`${prefix}-${Math.floor(random() * random() * of)}`)
  return [...values]
}

/** The n-th document. */
export function syntheticDocument(n: number): SearchDocument {
  const random = randomFrom(n + 1)
  const topics = some(random, 'topic', 150, 3)
  const runs = random() < 0.4 ? 1 + Math.floor(random() * 3) : 0
  const around = (words: number) => Math.max(2, Math.round(words * (0.6 + random() * 0.8)))
  return {
    id: n + 1,
    texts: {
      title: phrase(random, around(8)),
      topics: topics.map((topic) => topicLabel(Number(topic.slice(6)))).join(' · '),
      summary: phrase(random, around(20)),
      unit: `unit ${n % 140} of the association`,
      description: phrase(random, around(60)),
    },
    lang: 'en',
    keys: {
      topic: topics,
      format: some(random, 'format', 8, 1),
      level: some(random, 'level', 4, 1),
      audience: some(random, 'audience', 8, 3),
      unit: [`unit-${n % 140}`],
      goal: some(random, 'goal', 74, 3),
      cost: some(random, 'cost', 4, 1),
      delivery: some(random, 'delivery', 5, 1),
    },
    spans: Array.from({ length: runs }, () => {
      const start = syntheticNow + Math.floor((random() - 0.5) * 400) * day
      return [start, start + Math.ceil(random() * 40) * day] as const
    }),
    alwaysOpen: runs === 0 && random() < 0.9,
    closesAt: runs > 0 && random() < 0.5 ? syntheticNow + Math.floor((random() - 0.5) * 200) * day : null,
    createdAt: syntheticNow - Math.floor(random() * 2000) * day,
    minutes: random() < 0.7 ? 30 * Math.ceil(random() * 40) : null,
    priceCents: random() < 0.6 ? 500 * Math.floor(random() * 60) : null,
  }
}

/** A two-word name for the n-th topic. */
export function topicLabel(n: number): string {
  return `${vocabulary[40 + n * 7]} ${vocabulary[300 + n * 11]}`
}

/** The vocabulary of the made-up catalog: 150 topics, each with a second name and an acronym. */
export function syntheticConcepts(): Concept[] {
  return Array.from({ length: 150 }, (_, n) => ({
    key: `topic-${n}`,
    facet: 'topic',
    label: topicLabel(n),
    terms: [topicLabel(n), `${vocabulary[900 + n * 3]} ${vocabulary[901 + n * 3]}`, `${vocabulary[n + 60]?.slice(0, 2)}x${n}`].map(
      (text) => ({
        lang: 'en' as const,
        text,
      }),
    ),
  }))
}
