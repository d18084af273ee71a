import { createHmac, hkdfSync } from 'node:crypto'
import type { KeyedHash } from '#app/domain/members/means.ts'

/** A hash that nobody can make without the hub's secret (HMAC-SHA-256), with a key of its own for each purpose. */
export function createKeyedHash(secret: string, purpose: string): KeyedHash {
  const key = Buffer.from(hkdfSync('sha256', secret, 'learning-hub', purpose, 32))
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}
