/**
 * A compressed set of slots, one for each facet value: blocks of 65,536 slots, each a sorted list while few and a bitmap when many.
 * Rare values cost two bytes a document, common ones one bit, and counting against a result takes the cheaper of the two ways.
 */
import { type Bits, countShared } from './bits.ts'

const blockSlots = 65_536
const blockWords = 2048
/** a list longer than this counts slower than a bitmap */
const mostListed = 1200
const fewestMapped = 600

export type SlotSet = { size: number; lists: (Uint16Array | null)[]; maps: (Int32Array | null)[]; sizes: number[] }

export function createSlotSet(): SlotSet {
  return { size: 0, lists: [], maps: [], sizes: [] }
}

/** Where `low` is, or would go. */
function position(list: Uint16Array, size: number, low: number): number {
  let from = 0
  let to = size
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((list[middle] as number) < low) from = middle + 1
    else to = middle
  }
  return from
}

/** Adds a slot that is not in the set. */
export function addSlot(set: SlotSet, slot: number): void {
  const block = slot >>> 16
  const low = slot & (blockSlots - 1)
  while (set.sizes.length <= block) {
    set.sizes.push(0)
    set.lists.push(null)
    set.maps.push(null)
  }
  const size = set.sizes[block] as number
  const map = set.maps[block]
  if (map) map[low >>> 5] = (map[low >>> 5] as number) | (1 << (low & 31))
  else if (size === mostListed) set.maps[block] = toMap(set, block, low)
  else {
    let list = set.lists[block] ?? new Uint16Array(4)
    if (size === list.length) {
      const grown = new Uint16Array(Math.min(mostListed, Math.ceil(size * 1.5)))
      grown.set(list)
      list = grown
    }
    const at = position(list, size, low)
    list.copyWithin(at + 1, at, size)
    list[at] = low
    set.lists[block] = list
  }
  set.sizes[block] = size + 1
  set.size += 1
}

function toMap(set: SlotSet, block: number, added: number): Int32Array {
  const map = new Int32Array(blockWords)
  for (const low of [...(set.lists[block] ?? []), added]) map[low >>> 5] = (map[low >>> 5] as number) | (1 << (low & 31))
  set.lists[block] = null
  return map
}

/** Removes a slot that is in the set. */
export function removeSlot(set: SlotSet, slot: number): void {
  const block = slot >>> 16
  const low = slot & (blockSlots - 1)
  const size = set.sizes[block] as number
  const map = set.maps[block]
  const list = set.lists[block]
  if (map) {
    map[low >>> 5] = (map[low >>> 5] as number) & ~(1 << (low & 31))
    if (size - 1 < fewestMapped) {
      set.maps[block] = null
      set.lists[block] = toList(map, size - 1)
    }
  } else if (list) list.copyWithin(position(list, size, low), position(list, size, low) + 1, size)
  set.sizes[block] = size - 1
  set.size -= 1
}

function toList(map: Int32Array, size: number): Uint16Array {
  const list = new Uint16Array(Math.max(4, size + (size >>> 2)))
  let at = 0
  for (let low = 0; low < blockSlots; low++) if (((map[low >>> 5] as number) >>> (low & 31)) & 1) list[at++] = low
  return list
}

/** Adds the set to `target`. */
export function mergeInto(set: SlotSet, target: Bits): void {
  for (let block = 0; block < set.sizes.length; block++) {
    const base = block * blockWords
    const map = set.maps[block]
    const list = set.lists[block]
    if (map) {
      const end = Math.min(blockWords, target.length - base)
      for (let i = 0; i < end; i++) target[base + i] = (target[base + i] as number) | (map[i] as number)
    } else if (list) {
      const size = set.sizes[block] as number
      for (let i = 0; i < size; i++) {
        const low = list[i] as number
        target[base + (low >>> 5)] = (target[base + (low >>> 5)] as number) | (1 << (low & 31))
      }
    }
  }
}

/** How many of the set are in `bits`. */
export function countIn(set: SlotSet, bits: Bits): number {
  let count = 0
  for (let block = 0; block < set.sizes.length; block++) {
    const map = set.maps[block]
    const list = set.lists[block]
    if (map) count += countShared(map, 0, bits, block * blockWords, Math.min(blockWords, bits.length - block * blockWords))
    else if (list) count += countList(list, set.sizes[block] as number, bits, block * blockWords)
  }
  return count
}

function countList(list: Uint16Array, size: number, bits: Bits, base: number): number {
  let count = 0
  for (let i = 0; i < size; i++) {
    const low = list[i] as number
    // a shift looks at the low five bits alone
    count += ((bits[base + (low >>> 5)] as number) >>> low) & 1
  }
  return count
}

/** Calls `visit` with each slot of the set, in order. */
export function eachSlot(set: SlotSet, visit: (slot: number) => void): void {
  for (let block = 0; block < set.sizes.length; block++) {
    const base = block * blockSlots
    const map = set.maps[block]
    const list = set.lists[block]
    if (map) {
      for (let i = 0; i < blockWords; i++) {
        for (let word = map[i] as number; word !== 0; word &= word - 1) visit(base + (i << 5) + (31 - Math.clz32(word & -word)))
      }
    } else if (list) {
      const size = set.sizes[block] as number
      for (let i = 0; i < size; i++) visit(base + (list[i] as number))
    }
  }
}

/** Bytes held, without the objects' own few. */
export function slotSetBytes(set: SlotSet): number {
  let bytes = 0
  for (const part of [...set.lists, ...set.maps]) bytes += part ? part.byteLength + 64 : 8
  return bytes
}
