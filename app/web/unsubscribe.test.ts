import { expect, test } from 'vitest'
import { takesFromAnywhere } from './server/from-anywhere.ts'
import { unsubscribeTokens } from './unsubscribe.ts'

const tokens = unsubscribeTokens('a secret of at least thirty-two characters')
const now = new Date()

test('a token says whose mails it stops, and which', () => {
  expect(tokens.read(tokens.mint(7, 'digest'), now)).toEqual({ memberId: 7, stops: 'digest' })
  expect(tokens.read(tokens.mint(8, 'returns'), now)).toEqual({ memberId: 8, stops: 'returns' })
})

test('nobody makes one up, alters one, or takes one of another hub', () => {
  const token = tokens.mint(7, 'digest')
  const others = unsubscribeTokens('another secret of at least thirty-two characters')
  for (const wrong of ['', 'x', token.slice(1), `${token.slice(0, -2)}AA`, others.mint(7, 'digest'), 'a'.repeat(5_000)])
    expect(tokens.read(wrong, now)).toBeNull()
})

test('it works for two years', () => {
  const token = tokens.mint(7, 'digest')
  expect(tokens.read(token, new Date(now.getTime() + 729 * 86_400_000))).not.toBeNull()
  expect(tokens.read(token, new Date(now.getTime() + 731 * 86_400_000))).toBeNull()
})

test('its address alone takes a form from anywhere, and it takes nothing but that form', () => {
  const path = `/unsubscribe/${tokens.mint(1_234_567, 'returns')}`
  expect(takesFromAnywhere('POST', path)).toBe(true)
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', undefined]) expect(takesFromAnywhere(method, path)).toBe(false)
  for (const other of [
    '/unsubscribe',
    '/unsubscribe/',
    '/unsubscribe/x',
    `${path}/`,
    `${path}.data`,
    `${path}/more`,
    `/me${path}`,
    '/sign-out',
    '/me/bookmarks',
  ])
    expect([other, takesFromAnywhere('POST', other)]).toEqual([other, false])
})
