/** The first of many, without sorting all. */
import { type Bits, eachBit } from './bits.ts'

/**
 * Where a slot stands: by its key, times `sign`, smaller first, without a key (NaN) last; `compare` decides between equal keys and
 * never says 0 for two slots.
 */
export type Order = { keys: Float32Array | Float64Array; sign: 1 | -1; compare: (a: number, b: number) => number }

/** up to this many a heap is the quicker way */
const mostHeaped = 2048

export function keyOf({ keys, sign }: Order, slot: number): number {
  const key = sign * (keys[slot] as number)
  return Number.isNaN(key) ? Number.POSITIVE_INFINITY : key
}

/** Of the `size` slots in `bits`, those that stand at `from` up to `to` in order. */
export function selectRange(bits: Bits, size: number, order: Order, from: number, to: number): Uint32Array {
  const end = Math.min(to, size)
  if (from >= end) return new Uint32Array(0)
  return end <= mostHeaped ? heaped(bits, order, end).subarray(from, end) : partitioned(bits, size, order, from, end)
}

function heaped(bits: Bits, order: Order, count: number): Uint32Array {
  const slots = new Uint32Array(count)
  const keys = new Float64Array(count)
  let size = 0
  /** key of the last of those kept, once there are enough */
  let last = Number.POSITIVE_INFINITY
  /** whether what stands at `at` comes after another; the heap's root is the last of those kept */
  const isAfter = (at: number, key: number, slot: number) => {
    const own = keys[at] as number
    return own !== key ? own > key : order.compare(slots[at] as number, slot) > 0
  }
  const place = (at: number, key: number, slot: number) => {
    keys[at] = key
    slots[at] = slot
  }
  const move = (from: number, to: number) => place(to, keys[from] as number, slots[from] as number)
  const sink = (key: number, slot: number, length: number) => {
    let at = 0
    for (let child = 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && isAfter(child + 1, keys[child] as number, slots[child] as number)) child += 1
      if (!isAfter(child, key, slot)) break
      move(child, at)
      at = child
    }
    place(at, key, slot)
  }
  const rise = (key: number, slot: number) => {
    let at = size++
    for (let parent = (at - 1) >>> 1; at > 0 && !isAfter(parent, key, slot); parent = (at - 1) >>> 1) {
      move(parent, at)
      at = parent
    }
    place(at, key, slot)
  }
  const offer = (slot: number, key: number) => {
    if (size < count) rise(key, slot)
    else if (isAfter(0, key, slot)) sink(key, slot, size)
    last = size < count ? Number.POSITIVE_INFINITY : (keys[0] as number)
  }
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const slot = (i << 5) + (31 - Math.clz32(word & -word))
      const key = keyOf(order, slot)
      if (key <= last) offer(slot, key)
    }
  }
  // taking the root away again and again leaves them in order
  for (let end = size - 1; end > 0; end--) {
    const [key, slot] = [keys[end] as number, slots[end] as number]
    move(0, end)
    sink(key, slot, end)
  }
  return slots
}

function partitioned(bits: Bits, size: number, order: Order, from: number, to: number): Uint32Array {
  const slots = new Uint32Array(size)
  const keys = new Float64Array(size)
  let filled = 0
  eachBit(bits, (slot) => {
    keys[filled] = keyOf(order, slot)
    slots[filled++] = slot
  })
  const before = (a: number, key: number, slot: number) => {
    const own = keys[a] as number
    return own !== key ? own < key : order.compare(slots[a] as number, slot) < 0
  }
  const swap = (a: number, b: number) => {
    const [key, slot] = [keys[a] as number, slots[a] as number]
    keys[a] = keys[b] as number
    slots[a] = slots[b] as number
    keys[b] = key
    slots[b] = slot
  }
  // parts that the range touches are split until they are small, then sorted
  const parts: [number, number][] = [[0, size]]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [low, high] = part
    if (high <= from || low >= to || high - low < 2) continue
    if (high - low < 24) {
      for (let i = low + 1; i < high; i++)
        for (let j = i; j > low && before(j, keys[j - 1] as number, slots[j - 1] as number); j--) swap(j, j - 1)
      continue
    }
    const middle = (low + high) >>> 1
    if (before(middle, keys[low] as number, slots[low] as number)) swap(middle, low)
    if (before(high - 1, keys[low] as number, slots[low] as number)) swap(high - 1, low)
    if (before(high - 1, keys[middle] as number, slots[middle] as number)) swap(high - 1, middle)
    const [key, slot] = [keys[middle] as number, slots[middle] as number]
    let left = low
    let right = high - 1
    while (left <= right) {
      while (before(left, key, slot)) left += 1
      while (slots[right] !== slot && !before(right, key, slot)) right -= 1
      if (left <= right) {
        swap(left, right)
        left += 1
        right -= 1
      }
    }
    parts.push([low, right + 1], [left, high])
  }
  return slots.subarray(from, to)
}
