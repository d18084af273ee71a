/**
 * Plain bitsets, one bit a slot. Int32 words: JavaScript's bit operators work on 32-bit integers, and signed words stay small integers.
 * All sets that meet in one operation have the same length.
 */

export type Bits = Int32Array

/** A word of the set as a 32-bit integer. */
export function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}

export function setBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] as number) | (1 << (slot & 31))
}

export function clearBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] as number) & ~(1 << (slot & 31))
}

export function hasBit(bits: Bits, slot: number): boolean {
  return (((bits[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1
}

/**
 * How many of `words` words' bits both sets have, counted from `aFrom` and `bFrom` on. Four words at a time: their ones, twos and fours
 * are added up bit by bit first, which halves the work.
 */
export function countShared(a: Bits, aFrom: number, b: Bits, bFrom: number, words: number): number {
  let count = 0
  let i = 0
  for (; i + 3 < words; i += 4) {
    const p = (a[aFrom + i] as number) & (b[bFrom + i] as number)
    const q = (a[aFrom + i + 1] as number) & (b[bFrom + i + 1] as number)
    const r = (a[aFrom + i + 2] as number) & (b[bFrom + i + 2] as number)
    const s = (a[aFrom + i + 3] as number) & (b[bFrom + i + 3] as number)
    const odd = p ^ q ^ r
    const pairs = (p & q) | ((p ^ q) & r)
    const twos = odd & s
    count += popcount(odd ^ s) + 2 * popcount(pairs ^ twos) + 4 * popcount(pairs & twos)
  }
  for (; i < words; i++) count += popcount((a[aFrom + i] as number) & (b[bFrom + i] as number))
  return count
}

export function countBits(bits: Bits): number {
  return countShared(bits, 0, bits, 0, bits.length)
}

/** How many bits both sets have. */
export function countBoth(a: Bits, b: Bits): number {
  return countShared(a, 0, b, 0, a.length)
}

/** Keeps in `target` what `other` has too. */
export function intersect(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) & (other[i] as number)
}

/** Drops from `target` what `other` has. */
export function subtract(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) & ~(other[i] as number)
}

/** Calls `visit` with each slot in the set, in order. */
export function eachBit(bits: Bits, visit: (slot: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) visit((i << 5) + (31 - Math.clz32(word & -word)))
  }
}
