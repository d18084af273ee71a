import { describe, expect, test } from 'vitest'
import { membershipOf } from './identities-membership.ts'

describe('what a membership system says decides whose prices somebody has', () => {
  test.each([
    [{ membership_status: 'active' }, 'member'],
    [{ membership_status: ' Current ' }, 'member'],
    [{ member_status: 'member' }, 'member'],
    [{ is_member: true }, 'member'],
    [{ membership: 'true' }, 'member'],
    [{ membership_status: 'expired' }, 'non-member'],
    [{ member_status: 'Lapsed' }, 'non-member'],
    [{ is_member: false }, 'non-member'],
    [{ membership: 'none' }, 'non-member'],
    [{}, 'not-stated'],
    [{ membership_status: '' }, 'not-stated'],
    [{ membership_status: 'gold' }, 'not-stated'],
    [{ membership_status: null }, 'not-stated'],
    [{ membership_status: ['active'] }, 'not-stated'],
    [{ membership: { status: 'active' } }, 'not-stated'],
    [{ is_member: 1 }, 'not-stated'],
    [{ membership_status: 'constructor' }, 'not-stated'],
  ] as const)('%j: %s', (claims, expected) => {
    expect(membershipOf(claims)).toBe(expected)
  })

  test('the first claim with a word of the list counts', () => {
    expect(membershipOf({ membership_status: 'expired', is_member: true })).toBe('non-member')
    expect(membershipOf({ membership_status: 'gold', is_member: true })).toBe('member')
  })

  test('a claim that hangs on the prototype is none', () => {
    expect(membershipOf(Object.create({ is_member: true }))).toBe('not-stated')
  })
})
