import { createHash } from 'node:crypto'
import { samePage, sameTitle } from './addresses.ts'

/** When two records are one thing: certain, possible (with the reason in words), or neither. Pure. */

export function dedupeKey(unitId: number, title: string, firstStart: string | null): string {
  return `${unitId}:${shortHash(sameTitle(title))}:${firstStart ?? 'undated'}`
}

/** 16 hexadecimal digits that stand for a text. */
export function shortHash(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 16)
}

type Twin = {
  title: string
  url: string | null
  unitId: number
  /** starts of its dates, epoch milliseconds */
  starts: readonly number[]
}
type Likeness = { certain: boolean; reason: string }

/** Shares a page with more differently named things than this, and the page tells nothing. */
export const SHARED_PAGE = 3

/** Null where nothing speaks for the two being one. */
export function likeness(a: Twin, b: Twin): Likeness | null {
  const samePages = a.url !== null && b.url !== null && samePage(a.url) === samePage(b.url)
  const sameTitles = sameTitle(a.title) === sameTitle(b.title)
  if (samePages && sameTitles) return { certain: true, reason: 'Same web page and same title' }
  const share = sameTitles ? 1 : titleLikeness(a.title, b.title)
  if (samePages) return { certain: false, reason: `Same web page; the titles differ (${Math.round(share * 100)} % alike)` }
  const start = a.starts.find((at) => b.starts.includes(at))
  if (start === undefined || share < 0.7) return null
  const when = new Date(start).toISOString().slice(0, 16).replace('T', ' ')
  const how = sameTitles ? 'Same title' : `Titles ${Math.round(share * 100)} % alike`
  return { certain: false, reason: `${how} and same start (${when} UTC)${a.unitId === b.unitId ? '' : ', told by different units'}` }
}

/** How alike two titles are, 0 to 1: shared pairs of letters (Dice). */
export function titleLikeness(a: string, b: string): number {
  const left = pairs(sameTitle(a))
  const right = pairs(sameTitle(b))
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared += 1
  return (2 * shared) / (left.size + right.size)
}

function pairs(text: string): Set<string> {
  const found = new Set<string>()
  const padded = ` ${text.slice(0, 200)} `
  for (let at = 0; at + 1 < padded.length; at += 1) found.add(padded.slice(at, at + 2))
  return found
}
