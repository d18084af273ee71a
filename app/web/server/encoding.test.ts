import { describe, expect, test } from 'vitest'
import { chooseEncoding, decode, encode, isCompressible } from './encoding.ts'

describe('the encoding a client takes', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br; q=0.0 , *', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['gzip;q=0', 'identity'],
    ['brotli, gzipped', 'identity'],
  ] as const)('%j → %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding)
  })
})

test.each([
  ['text/html; charset=utf-8', true],
  ['application/json', true],
  ['application/vc+ld+json', true],
  ['application/atom+xml', true],
  ['text/calendar', true],
  ['image/svg+xml', true],
  ['text/event-stream', false],
  ['image/png', false],
  ['font/woff2', false],
  [null, false],
])('%s is worth compressing: %s', (type, worth) => {
  expect(isCompressible(type)).toBe(worth)
})

test.each(['br', 'gzip', 'identity'] as const)('%s comes back whole', async (encoding) => {
  const body = Buffer.from('año nuevo '.repeat(1_000))
  expect((await decode(await encode(body, encoding, 5), encoding)).equals(body)).toBe(true)
})
