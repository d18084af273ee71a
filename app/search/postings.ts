/**
 * For each term, the documents that hold it: one 32-bit entry a document, 24 bits of slot and 8 bits of impact.
 * Lists are chains of slices in shared chunks: slices double from 4 to 4,096 words, so a rare term costs 16 bytes and a common one
 * wastes almost nothing, and there is no JavaScript object per term. The first word of a slice is the address of the next.
 * Order within a list means nothing; that is what lets slots be used again.
 */
import { type Column, createColumn } from './column.ts'

const chunkBits = 18
const chunkWords = 1 << chunkBits
const firstSlice = 4
const largestClass = 10
/** documents that fit into the 24 bits of a slot */
export const mostSlots = 1 << 24

export type Postings = {
  chunks: Uint32Array[]
  /** first free word of the last chunk */
  top: number
  /** freed slices by class */
  free: number[][]
  /** by term: address of the first and last slice (0 = none), class of the last, entries in the last */
  head: Column<Uint32Array>
  tail: Column<Uint32Array>
  tailClass: Column<Uint8Array>
  tailUsed: Column<Uint16Array>
}

export function createPostings(): Postings {
  return {
    chunks: [new Uint32Array(chunkWords)],
    // address 0 means "none"
    top: firstSlice,
    free: Array.from({ length: largestClass + 1 }, () => []),
    head: createColumn(Uint32Array),
    tail: createColumn(Uint32Array),
    tailClass: createColumn(Uint8Array),
    tailUsed: createColumn(Uint16Array),
  }
}

function sliceWords(sizeClass: number): number {
  return firstSlice << sizeClass
}

function allocate(postings: Postings, sizeClass: number): number {
  const freed = postings.free[sizeClass]?.pop()
  if (freed !== undefined) return freed
  const words = sliceWords(sizeClass)
  if (postings.chunks.length * chunkWords - postings.top < words) {
    postings.top = postings.chunks.length * chunkWords
    postings.chunks.push(new Uint32Array(chunkWords))
  }
  const address = postings.top
  postings.top += words
  return address
}

/** Adds a document to a term's list. `impact` is 1 to 255. */
export function addPosting(postings: Postings, term: number, slot: number, impact: number): void {
  let tail = postings.tail.data[term] as number
  let sizeClass = postings.tailClass.data[term] as number
  let used = postings.tailUsed.data[term] as number
  if (tail === 0 || used === sliceWords(sizeClass) - 1) {
    sizeClass = tail === 0 ? 0 : Math.min(sizeClass + 1, largestClass)
    const next = allocate(postings, sizeClass)
    setWord(postings, next, 0)
    if (tail === 0) postings.head.data[term] = next
    else setWord(postings, tail, next)
    tail = next
    used = 0
    postings.tail.data[term] = tail
    postings.tailClass.data[term] = sizeClass
  }
  setWord(postings, tail + 1 + used, ((slot << 8) | impact) >>> 0)
  postings.tailUsed.data[term] = used + 1
}

function setWord(postings: Postings, address: number, value: number): void {
  const chunk = postings.chunks[address >>> chunkBits] as Uint32Array
  chunk[address & (chunkWords - 1)] = value
}

/** Calls `visit` with each run of entries of a term: `data` from `from` up to `to`. */
export function eachRun(postings: Postings, term: number, visit: (data: Uint32Array, from: number, to: number) => void): void {
  const tail = postings.tail.data[term] as number
  let address = postings.head.data[term] as number
  for (let sizeClass = 0; address !== 0; sizeClass = Math.min(sizeClass + 1, largestClass)) {
    const chunk = postings.chunks[address >>> chunkBits] as Uint32Array
    const base = address & (chunkWords - 1)
    const entries = address === tail ? (postings.tailUsed.data[term] as number) : sliceWords(sizeClass) - 1
    visit(chunk, base + 1, base + 1 + entries)
    if (address === tail) return
    address = chunk[base] as number
  }
}

/**
 * Drops the entries whose slot `isGone` and gives their slices back.
 * @returns how many entries were looked at
 */
export function sweepPostings(postings: Postings, term: number, isGone: (slot: number) => boolean): number {
  const kept: number[] = []
  let seen = 0
  eachRun(postings, term, (data, from, to) => {
    seen += to - from
    for (let i = from; i < to; i++) if (!isGone((data[i] as number) >>> 8)) kept.push(data[i] as number)
  })
  if (kept.length === seen) return seen
  freeList(postings, term)
  for (const entry of kept) addPosting(postings, term, entry >>> 8, entry & 255)
  return seen
}

function freeList(postings: Postings, term: number): void {
  let address = postings.head.data[term] as number
  for (let sizeClass = 0; address !== 0; sizeClass = Math.min(sizeClass + 1, largestClass)) {
    postings.free[sizeClass]?.push(address)
    address = (postings.chunks[address >>> chunkBits] as Uint32Array)[address & (chunkWords - 1)] as number
  }
  postings.head.data[term] = 0
  postings.tail.data[term] = 0
  postings.tailClass.data[term] = 0
  postings.tailUsed.data[term] = 0
}

export function postingsBytes(postings: Postings): number {
  return postings.chunks.length * chunkWords * 4 + postings.head.data.length * 11
}
