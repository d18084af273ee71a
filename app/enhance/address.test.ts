import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

test('a form leads to its path with what was chosen, in the order of its fields', () => {
  const fields = [
    ['q', 'reading & grief'],
    ['delivery', 'on-demand'],
    ['delivery', 'hybrid'],
  ] as const
  expect(addressOf('http://hub.test/catalog', fields)).toBe('/catalog?q=reading+%26+grief&delivery=on-demand&delivery=hybrid')
})

test('what was not chosen does not stand in the address', () => {
  expect(
    addressOf('/catalog?old=1', [
      ['when', ''],
      ['q', ''],
    ]),
  ).toBe('/catalog')
  expect(
    addressOf('/catalog', [
      ['when', ''],
      ['level', 'advanced'],
    ]),
  ).toBe('/catalog?level=advanced')
})
