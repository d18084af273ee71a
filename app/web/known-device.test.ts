import { expect, test } from 'vitest'
import { createKnownDevices } from './known-device.ts'

const secret = 'a secret of at least thirty-two characters'
const devices = createKnownDevices(secret, false)
const sent = (setCookie: string) => setCookie.split(';')[0] ?? ''

test('a device is known for the account that it has signed in to, and for no other', () => {
  const cookie = sent(devices.remember(null, 7))
  expect(devices.deviceOf(cookie, 7)).toMatch(/^[\w-]{34}$/)
  for (const other of [1, 8, 70, 77]) expect(devices.deviceOf(cookie, other)).toBeNull()
  expect(devices.deviceOf(null, 7)).toBeNull()
})

test('it names nobody, differs each time, and cannot be made up or altered', () => {
  const [one, two] = [sent(devices.remember(null, 7)), sent(devices.remember(null, 7))]
  expect(one).not.toBe(two)
  const altered = one.slice(0, -1) + (one.endsWith('A') ? 'B' : 'A')
  expect(devices.deviceOf(altered, 7)).toBeNull()
  expect(createKnownDevices('another secret of thirty-two characters', false).deviceOf(one, 7)).toBeNull()
  expect(devices.deviceOf('known=', 7)).toBeNull()
})

test('it is kept for several accounts, the last six', () => {
  let cookie: string | null = null
  for (let member = 1; member <= 8; member += 1) cookie = sent(devices.remember(cookie, member))
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((member) => devices.deviceOf(cookie, member) !== null)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    true,
    true,
  ])
  const again = sent(devices.remember(cookie, 8))
  expect(again.split('.')).toHaveLength(6)
})

test('its flags keep it from scripts, and on https to this host', () => {
  expect(devices.remember(null, 7)).toMatch(/^known=.*; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/)
  expect(createKnownDevices(secret, true).remember(null, 7)).toMatch(
    /^__Host-known=.*; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
  )
})
