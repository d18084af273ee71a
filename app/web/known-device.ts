import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createKeyedHash } from './keyed-hash.ts'
import { readCookies } from './preferences.ts'

export type KnownDevices = {
  /** what a device is counted by when it tries an account that it has signed in to; null where it has not */
  deviceOf: (cookieHeader: string | null, memberId: number) => string | null
  /** `Set-Cookie` by which this device will be known for this account, too */
  remember: (cookieHeader: string | null, memberId: number) => string
}

/** Accounts that a device is known for: the most recent ones. */
const most = 6
const life = 365 * 86_400
const saltLength = 12
const tagLength = 22

/**
 * A cookie that lets a device try its password undisturbed by what others do to the account. It opens nothing and names nobody: for each
 * account it holds a random value and its keyed hash with the account, which tells something only to who can make that hash.
 */
export function createKnownDevices(secret: string, https: boolean): KnownDevices {
  const hash = createKeyedHash(secret, 'known device')
  const name = https ? '__Host-known' : 'known'
  const tagOf = (salt: string, memberId: number) => hash(`${salt} ${memberId}`).slice(0, tagLength)

  function marksOf(cookieHeader: string | null): string[] {
    const marks = (readCookies(cookieHeader ?? '').get(name) ?? '').split('.')
    return marks.filter((mark) => mark.length === saltLength + tagLength).slice(0, most)
  }

  function isFor(mark: string, memberId: number): boolean {
    const given = Buffer.from(mark.slice(saltLength))
    const right = Buffer.from(tagOf(mark.slice(0, saltLength), memberId))
    return given.length === right.length && timingSafeEqual(given, right)
  }

  return {
    deviceOf: (cookieHeader, memberId) => marksOf(cookieHeader).find((mark) => isFor(mark, memberId)) ?? null,
    remember(cookieHeader, memberId) {
      const salt = randomBytes(9).toString('base64url')
      const others = marksOf(cookieHeader).filter((mark) => !isFor(mark, memberId))
      const marks = [salt + tagOf(salt, memberId), ...others].slice(0, most)
      return `${name}=${marks.join('.')}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
    },
  }
}
