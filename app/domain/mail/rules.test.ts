import { describe, expect, test } from 'vitest'
import { pauseAfter, settlementOf, withoutAddresses } from './rules.ts'

const bo = { attempts: 1, address: 'bo.smith@library.example' }

describe('after an attempt', () => {
  test('a mail that was taken is sent', () => {
    expect(settlementOf({ kind: 'sent', said: '250 queued as 7' }, bo)).toEqual({ state: 'sent', said: '250 queued as 7' })
  })

  test('a refusal is final at once', () => {
    expect(settlementOf({ kind: 'refused', said: '550 no such user' }, bo)).toEqual({ state: 'refused', said: '550 no such user' })
  })

  test.each(['later', 'down'] as const)('%s: it is tried again, and in the end refused', (kind) => {
    const said = '451 try later'
    expect(settlementOf({ kind, said }, bo)).toEqual({ state: 'waiting', inSeconds: 60, said, taken: true })
    expect(settlementOf({ kind, said }, { ...bo, attempts: 11 })).toMatchObject({ state: 'waiting' })
    expect(settlementOf({ kind, said }, { ...bo, attempts: 12 })).toEqual({ state: 'refused', said })
  })

  test('stopping the hub costs no attempt and no time', () => {
    expect(settlementOf({ kind: 'stopped' }, bo)).toEqual({ state: 'waiting', inSeconds: 0, said: null, taken: false })
  })
})

test('pauses double from a minute to six hours', () => {
  expect([1, 2, 3, 4].map(pauseAfter)).toEqual([60, 120, 240, 480])
  expect(pauseAfter(9)).toBe(256 * 60)
  expect([10, 11, 40].map(pauseAfter)).toEqual([21_600, 21_600, 21_600])
})

describe('what a server said is kept without addresses', () => {
  test.each([
    ['550 5.1.1 <bo.smith@library.example>: Recipient address rejected', '550 5.1.1 …: Recipient address rejected'],
    ['550 bo.smith@library.example unknown', '550 … unknown'],
    ['550 user BO.SMITH is not local', '550 user … is not local'],
    ['550 "bo smith"@library.example unknown', '550 … unknown'],
    ['550 mailto:bo.smith@library.example?subject=x no', '550 … no'],
    ['452 first line\r\n452 second line with bo.smith@library.example', '452 first line'],
    ['451 a\tb', '451 a b'],
  ])('%s', (answer, kept) => {
    expect(withoutAddresses(answer, bo.address)).toBe(kept)
  })

  test('a short name is not cut out of other words', () => {
    expect(withoutAddresses('550 a mailbox of al is unavailable', 'al@library.example')).toBe('550 a mailbox of … is unavailable')
  })

  test('a long answer is cut', () => {
    expect(withoutAddresses('5'.repeat(1_000), bo.address)).toHaveLength(300)
  })
})
