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

export function countBits(bits: Bits): number {
  let count = 0
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i] as number
    if (word !== 0) count += popcount(word)
  }
  return count
}

/** How many bits both sets have. */
export function countBoth(a: Bits, b: Bits): number {
  let count = 0
  for (let i = 0; i < a.length; i++) {
    const word = (a[i] as number) & (b[i] as number)
    if (word !== 0) count += popcount(word)
  }
  return count
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
