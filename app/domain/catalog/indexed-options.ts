import { setImmediate as letOthers } from 'node:timers/promises'
import { createSearchIndex, type SearchIndex } from '#app/search/search.ts'
import type { OptionRow } from '#db/queries/catalog.ts'
import { facets, toConcepts, toDocument } from './documents.ts'
import { toRecord } from './from-row.ts'
import { nextRun, type OptionRecord, runSpan } from './record.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { VocabularyChange } from './vocabulary-change.ts'

/** Options put in one go: a few milliseconds, then whoever waits for a page has their turn. */
const inOneGo = 50

/** The index of options, the vocabulary it was made with, and when options turn to a later run by the clock alone. */
export type IndexedOptions = {
  index: SearchIndex
  vocabulary: () => Vocabulary
  take: (rows: readonly OptionRow[]) => Promise<void>
  takeOut: (ids: readonly number[]) => void
  /** options whose indexed run is over at `now` while a later one follows */
  due: (now: number) => number[]
  /** takes another vocabulary; returns the options that must be taken again, since their documents say something else in it */
  rename: (vocabulary: Vocabulary, change: VocabularyChange) => number[]
}

export function indexOptions(first: Vocabulary): IndexedOptions {
  let vocabulary = first
  const index = createSearchIndex({ facets, concepts: toConcepts(vocabulary) })
  const turns = new Map<number, number>()
  let nextTurn = Number.POSITIVE_INFINITY

  async function take(rows: readonly OptionRow[]): Promise<void> {
    const now = new Date()
    for (let at = 0; at < rows.length; at += inOneGo) {
      await letOthers()
      const some = rows.slice(at, at + inOneGo).map(toRecord)
      index.put(some.map((record) => toDocument(record, vocabulary, now)))
      for (const record of some) {
        const turn = nextTurnOf(record, now)
        if (turn === null) turns.delete(record.id)
        else turns.set(record.id, turn)
        nextTurn = Math.min(nextTurn, turn ?? nextTurn)
      }
    }
  }

  function takeOut(ids: readonly number[]): void {
    index.remove(ids)
    for (const id of ids) turns.delete(id)
  }

  function due(now: number): number[] {
    if (now < nextTurn) return []
    nextTurn = Number.POSITIVE_INFINITY
    for (const at of turns.values()) nextTurn = Math.min(nextTurn, at)
    return [...turns].flatMap(([id, at]) => (at <= now ? id : []))
  }

  function rename(other: Vocabulary, { names, values }: VocabularyChange): number[] {
    const again = Object.entries(values).flatMap(([facet, keys]) => index.having(facet, keys))
    vocabulary = other
    return [...new Set([...again, ...(names ? index.rename(toConcepts(vocabulary)) : [])])]
  }

  return { index, vocabulary: () => vocabulary, take, takeOut, due, rename }
}

/** When the run that an option is indexed by ends and gives way to a later one; null where none follows. */
function nextTurnOf(record: OptionRecord, now: Date): number | null {
  const run = nextRun(record, now)
  const end = run && runSpan(run)?.end
  return end && nextRun(record, end) ? end.getTime() : null
}
