import { describe, expect, test } from 'vitest'
import { NewPasswordInput, SignInInput, SignUpInput } from './input.ts'

const good = { email: 'ada@library.example', password: 'a quiet room', name: '' }

function refusal(input: Record<string, unknown>): string | null {
  const parsed = SignUpInput.safeParse({ ...good, ...input })
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '')
}

describe('an address', () => {
  test.each([
    ['ada@library.example', 'ada@library.example', 'ada@library.example'],
    ['  Ada.B+hub@Library.Example ', 'Ada.B+hub@Library.Example', 'ada.b+hub@library.example'],
    ["o'neil@library.example", "o'neil@library.example", "o'neil@library.example"],
    ['JOSE\u0301@biblioteca.example', 'JOSÉ@biblioteca.example', 'josé@biblioteca.example'],
    ['ada@bücherei.example', 'ada@bücherei.example', 'ada@bücherei.example'],
  ])('%j is kept as typed, and compared without case', (typed, address, key) => {
    expect(SignUpInput.parse({ ...good, email: typed }).email).toEqual({ address, key })
  })

  test.each([
    ['', 'address-missing'],
    ['   ', 'address-missing'],
    ['ada', 'address-form'],
    ['@library.example', 'address-form'],
    ['ada@', 'address-form'],
    ['ada@library', 'address-form'],
    ['ada@library..example', 'address-form'],
    ['ada@-library.example', 'address-form'],
    ['.ada@library.example', 'address-form'],
    ['a..da@library.example', 'address-form'],
    ['ada@bo@library.example', 'address-form'],
    ['ada@library.example,bo@library.example', 'address-form'],
    ['ada@library.example;bo@library.example', 'address-form'],
    ['ada@library.example bo@library.example', 'address-form'],
    ['Ada <ada@library.example>', 'address-form'],
    ['"ada"@library.example', 'address-form'],
    ['ada@library.example\r\nBcc: bo@library.example', 'address-form'],
    ['ada\u0000@library.example', 'address-form'],
    ['ada\u200b@library.example', 'address-form'],
    ['ada\u202e@library.example', 'address-form'],
    ['ada@[127.0.0.1]', 'address-form'],
    [`${'a'.repeat(65)}@library.example`, 'address-long'],
    [`ada@${`${'a'.repeat(60)}.`.repeat(4)}example`, 'address-long'],
  ])('%j is refused: %s', (email, why) => {
    expect(refusal({ email })).toBe(why)
  })

  test('a megabyte of it is refused at once', () => {
    expect(refusal({ email: `${'a'.repeat(1_000_000)}@library.example` })).toBe('address-long')
  })
})

describe('a new password', () => {
  test.each(['a quiet room', 'contraseñ@s', '👩‍🚀🚀🪐🌍🌑☄️', ' eight ch', `${'x'.repeat(46)}abcd`])('%j will do', (password) => {
    expect(refusal({ password })).toBeNull()
  })

  test.each([
    ['', 'password-missing'],
    ['abcdefg', 'password-short'],
    ['🪐🌍🌑☄🚀🪐🌍', 'password-short'],
    ['Password1', 'password-common'],
    ['12345678', 'password-common'],
    ['CONTRASEÑA', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['ada@library.example', 'password-is-address'],
    ['ADA@Library.Example', 'password-is-address'],
  ])('%j is refused: %s', (password, why) => {
    expect(refusal({ password })).toBe(why)
  })

  test('has at most a thousand bytes', () => {
    const long = `abcd${'x'.repeat(996)}`
    expect([long, `${long}y`, 'añ'.repeat(334), long.repeat(1_000)].map((password) => refusal({ password }))).toEqual([
      null,
      'password-long',
      'password-long',
      'password-long',
    ])
  })

  test('is not what stands before the @ either', () => {
    expect(refusal({ email: 'adalovelace@library.example', password: 'AdaLovelace' })).toBe('password-is-address')
  })

  test('is the same whichever way its accents were typed', () => {
    const typed = ['an\u0303os de silencio', 'años de silencio'].map((password) => NewPasswordInput.parse({ password }).password)
    expect(typed[0]).toBe(typed[1])
  })

  test('one that is only tried is not told how it should look', () => {
    expect(SignInInput.safeParse({ email: good.email, password: 'abc' }).success).toBe(true)
    expect(SignInInput.safeParse({ email: good.email, password: 'x'.repeat(1_001) }).success).toBe(false)
  })
})

describe('a name', () => {
  test.each([
    ['', null],
    ['   ', null],
    [undefined, null],
    ['  Ada   of the\nstacks ', 'Ada of the stacks'],
    ['Ada\u202egnp.exe', 'Ada gnp.exe'],
    ['Ada\u0000', 'Ada'],
    ['<script>', '<script>'],
  ])('%j is kept as %j', (name, kept) => {
    expect(SignUpInput.parse({ ...good, name }).name).toBe(kept)
  })

  test('has no towers of accents', () => {
    const tower = '\u0301\u0302\u0303\u0304\u0305'.repeat(50)
    expect(SignUpInput.parse({ ...good, name: `Z${tower}algo` }).name).toBe('\u0179\u0302\u0303\u0304algo')
  })

  test.each([
    ['a'.repeat(81), 'name-long'],
    ['👻👻', 'name-form'],
    ['…', 'name-form'],
  ])('%j is refused: %s', (name, why) => {
    expect(refusal({ name })).toBe(why)
  })
})

test('what nobody asked for is dropped', () => {
  const read = SignUpInput.parse({ ...good, role: 'administrator', memberId: 7, verified_at: '2026-01-01' })
  expect(Object.keys(read).sort()).toEqual(['email', 'name', 'password'])
})
