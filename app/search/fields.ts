/** The text fields of a document, and what a word in each is worth. */
import type { TextField } from './types.ts'

/**
 * How much a word counts by where it stands: `weight` of one occurrence in a field of usual length, `usual` words long,
 * `spread`: how far a longer field makes each word count less (0 to 1). Fixed, so that scores do not depend on the order of arrival.
 */
export const fields: readonly { name: TextField; weight: number; usual: number; spread: number; stopWords: boolean }[] = [
  { name: 'title', weight: 6, usual: 8, spread: 0.35, stopWords: true },
  { name: 'alternative', weight: 5, usual: 8, spread: 0.35, stopWords: true },
  { name: 'topics', weight: 4, usual: 4, spread: 0.3, stopWords: false },
  { name: 'summary', weight: 2, usual: 25, spread: 0.5, stopWords: false },
  { name: 'unit', weight: 1.5, usual: 8, spread: 0.3, stopWords: false },
  { name: 'description', weight: 1, usual: 80, spread: 0.6, stopWords: false },
]
/** fields read again when a result is ranked: title, alternative, topics */
export const rankedFields = 3
/** weighted occurrences at which a word counts half of what it can */
const half = 4

/** What one occurrence counts in a field of so many words. */
export function weightIn(field: (typeof fields)[number], length: number): number {
  return field.weight / (1 - field.spread + (field.spread * length) / field.usual)
}

/** From weighted occurrences to what a posting holds, 1 to 255: the first count most, many approach a limit. */
export function impactOf(weight: number): number {
  return Math.max(1, Math.round((255 * weight) / (half + weight)))
}

/** Of a run of terms, for telling equal titles; 0 stands for none. */
export function hashTerms(terms: ArrayLike<number>, length: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (terms[i] as number), 0x01000193)
  return length === 0 ? 0 : (hash ^ length) >>> 0 || 1
}
