/** Words of the index that a misspelled word may have meant. */
import { popcount } from './bits.ts'
import { type Dictionary, letterBits } from './dictionary.ts'

export type Candidate = { text: string; edits: number /** documents that hold it */; uses: number; cost: number }

const mostCandidates = 3

/** How many edits a word of this length may be away from what was meant. `loose`: when nothing else was found. */
export function editsAllowed(text: string, loose: boolean): number {
  if (text.length < 4 || /\d/.test(text)) return 0
  if (text.length > 7) return 2
  return loose && text.length > 5 ? 2 : 1
}

/**
 * The nearest known words, best first: fewer edits, same first letter, then used by more documents. All have the same number of edits.
 * `prefix`: the word may be unfinished; the beginning of a longer word is enough.
 */
export function nearestWords(dictionary: Dictionary, text: string, edits: number, prefix = false): Candidate[] {
  if (edits === 0) return []
  const letters = letterBits(text)
  const found = new Map<string, Candidate>()
  let nearest = edits * 2 + 1
  const { uses, pinned } = dictionary
  for (let word = 0; word < dictionary.texts.length; word++) {
    const other = dictionary.letters.data[word] as number
    // letters that only one of the two has: each edit explains two, and a longer word may go on with any
    if (prefix ? popcount(letters & ~other) > edits : popcount(letters ^ other) > edits * 2) continue
    if ((uses.data[word] as number) === 0 && pinned.data[word] === 0) continue
    const candidate = dictionary.texts[word] as string
    if (candidate.length < text.length - edits || (!prefix && candidate.length > text.length + edits)) continue
    const distance = editDistance(text, candidate, edits, prefix)
    if (distance > edits || (distance > 1 && !prefix && isOtherWord(text, candidate))) continue
    const cost = distance * 2 + (candidate[0] === text[0] ? 0 : 1)
    if (cost > nearest) continue
    nearest = cost
    const known = found.get(candidate)
    if (known) known.uses += uses.data[word] as number
    else found.set(candidate, { text: candidate, edits: distance, uses: uses.data[word] as number, cost })
  }
  const best = [...found.values()].filter((candidate) => candidate.cost === nearest)
  best.sort((a, b) => b.uses - a.uses || (a.text < b.text ? -1 : 1))
  return best.filter((candidate) => candidate.uses * 5 >= (best[0]?.uses ?? 0)).slice(0, mostCandidates)
}

/** Two edits in a short word that change its beginning, or two in an ending, make another word (friendly, friends), not a slip. */
function isOtherWord(a: string, b: string): boolean {
  if (a.length < 8 && a[0] !== b[0]) return true
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  return same >= Math.min(a.length, b.length) - 2
}

let rows = [new Int32Array(80), new Int32Array(80), new Int32Array(80)] as [Int32Array, Int32Array, Int32Array]

/**
 * Edits from `a` to `b`: a letter added, dropped, changed, or two neighbors swapped. Stops at `most + 1`.
 * With `prefix`, to the nearest beginning of `b`.
 */
export function editDistance(a: string, b: string, most: number, prefix = false): number {
  const length = prefix ? Math.min(b.length, a.length + most) : b.length
  if (length >= rows[0].length) rows = [new Int32Array(length + 16), new Int32Array(length + 16), new Int32Array(length + 16)]
  let [before, last, row] = rows
  for (let j = 0; j <= length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let smallest = i
    for (let j = 1; j <= length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same)
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      }
      row[j] = cost
      if (cost < smallest) smallest = cost
    }
    if (smallest > most) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  if (!prefix) return Math.min(most + 1, last[length] as number)
  let nearest = most + 1
  for (let j = Math.max(0, a.length - most); j <= length; j++) nearest = Math.min(nearest, last[j] as number)
  return nearest
}
