import { describe, expect, test } from 'vitest'
import { preferenceCookie, readCookies, readPreferences } from './preferences.ts'

const unset = { lang: 'en', zone: null, scheme: null, slashKey: true }

describe('what a visitor has chosen for reading', () => {
  test('is what the browser asks for until something is chosen', () => {
    expect(readPreferences(null, null)).toEqual(unset)
    expect(readPreferences('', 'es-MX,es;q=0.9,en;q=0.5')).toEqual({ ...unset, lang: 'es' })
  })

  test('wins over what the browser asks for', () => {
    const cookies = 'language=en; zone=America%2FChicago; scheme=dark; slash=off'
    expect(readPreferences(cookies, 'es')).toEqual({ lang: 'en', zone: 'America/Chicago', scheme: 'dark', slashKey: false })
  })

  test.each([
    'language=fr; zone=Mars/Olympus; scheme=sepia; slash=',
    'language=; zone=; scheme=',
    'LANGUAGE=es; Zone=UTC',
    'language=%zz; zone=%E0%A4%A; scheme=%',
    'language; zone; scheme',
    '=es; ==; ;;; ,',
    'language=<script>; zone=../../etc/localtime; scheme=dark%0d%0aSet-Cookie: x=1',
    '__proto__=x; constructor=y',
    'language=en\u0000; scheme=dark\u0000',
  ])('an unknown or broken value is as good as none: %j', (cookies) => {
    expect(readPreferences(cookies, null)).toEqual(unset)
  })

  test('a header without end is read at its beginning', () => {
    expect(readPreferences(`scheme=dark; ${'x=y; '.repeat(100_000)}language=es`, null)).toEqual({ ...unset, scheme: 'dark' })
  })
})

test('cookies are read with the blanks around them taken off, and values keep what they hold', () => {
  expect([...readCookies(' a = 1 ;b=2=3; c="4"; a=5')]).toEqual([
    ['a', '5'],
    ['b', '2=3'],
    ['c', '"4"'],
  ])
})

describe('a preference as a cookie', () => {
  test('lives for a year, is sent to pages of ours alone, and over https only to https', () => {
    expect(preferenceCookie('zone', 'America/Chicago', false)).toBe('zone=America%2FChicago; Path=/; Max-Age=31536000; SameSite=Lax')
    expect(preferenceCookie('zone', 'America/Chicago', true)).toMatch(/; Secure$/)
  })

  test('is forgotten with an empty value', () => {
    expect(preferenceCookie('scheme', '', false)).toContain('Max-Age=0')
  })

  test('reads back as it was written, and breaks out of nothing', () => {
    for (const value of ['es', 'America/Chicago', 'a;b', 'a\r\nSet-Cookie: x=1', 'ñ %', '"']) {
      const cookie = preferenceCookie('zone', value, true)
      expect(cookie).not.toMatch(/[\r\n]/)
      expect(cookie.split('; ')).toHaveLength(5)
      expect(readCookies(cookie.split('; ')[0] ?? '').get('zone')).toBe(value)
    }
  })
})
