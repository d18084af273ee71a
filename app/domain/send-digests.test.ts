import { expect, test } from 'vitest'
import { digestUntil } from './send-digests.ts'

test.each([
  // a Monday, ten minutes after two in the afternoon in UTC, and a moment before
  ['2026-11-23T14:10:00Z', '2026-11-23T14:00:00Z'],
  ['2026-11-23T14:09:59Z', '2026-11-16T14:00:00Z'],
  ['2026-11-29T23:59:00Z', '2026-11-23T14:00:00Z'],
  ['2026-11-30T14:10:00Z', '2026-11-30T14:00:00Z'],
  ['2027-01-01T00:00:00Z', '2026-12-28T14:00:00Z'],
])('at %s the digest tells of what came until %s', (now, until) => {
  expect(digestUntil(new Date(now)).toISOString()).toBe(new Date(until).toISOString())
  expect(digestUntil(new Date(now)).getUTCDay()).toBe(1)
})
