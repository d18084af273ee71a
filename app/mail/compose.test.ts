import { describe, expect, test } from 'vitest'
import { compose, isOneAddress, messageId, toEml } from './compose.ts'
import type { Letter } from './letter.ts'

const letter: Letter = {
  lang: 'en',
  subject: 'Your password was changed',
  greeting: 'Hello,',
  before: ['It was changed.'],
  after: [],
  signature: 'The Learning Hub',
  reason: 'You get this because of a change.',
}
const envelope = { id: 7, createdAt: new Date(0), to: 'ada@library.example', from: 'no-reply@hub.example', origin: 'https://hub.example' }

async function headersOf(changes: { letter?: Partial<Letter>; from?: string }): Promise<string[]> {
  const eml = (await toEml(compose({ ...letter, ...changes.letter }, { ...envelope, from: changes.from ?? envelope.from }))).toString()
  return eml
    .slice(0, eml.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
}

const names = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'Content-Language',
  'Date',
  'MIME-Version',
  'Content-Type',
]

function namesOf(headers: string[]): string[] {
  return headers.map((line) => line.slice(0, line.indexOf(':'))).sort()
}

describe('the head of a mail', () => {
  test('has these lines and no others', async () => {
    expect(namesOf(await headersOf({}))).toEqual([...names].sort())
  })

  test.each([
    ['a line end', 'Hello\r\nBcc: eve@evil.example'],
    ['a bare line feed', 'Hello\nBcc: eve@evil.example'],
    ['a bare carriage return', 'Hello\rBcc: eve@evil.example'],
    ['an empty line and a text', 'Hello\r\n\r\n<b>Read this</b>'],
    ['a NUL', 'Hello\0Bcc: eve@evil.example'],
  ])('a subject with %s stays a subject', async (_, subject) => {
    const headers = await headersOf({ letter: { subject } })
    expect(namesOf(headers)).toEqual([...names].sort())
    expect(headers.find((line) => line.startsWith('Subject:'))).toContain('Hello')
  })

  test('a sender with a line end stays one line', async () => {
    expect(namesOf(await headersOf({ from: 'The Hub\r\nBcc: eve@evil.example <no-reply@hub.example>' }))).toEqual([...names].sort())
  })

  test('a mail that can be stopped says how, for one click', async () => {
    const headers = await headersOf({ letter: { stop: { url: 'https://hub.example/stop/abc', words: 'Stop mails like this one' } } })
    expect(headers).toContain('List-Unsubscribe: <https://hub.example/stop/abc>')
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })
})

describe('a mail goes to one address', () => {
  test.each(['ada@library.example', 'ada.l+hub@sub.library.example', 'ädä@bücherei.example', "o'neil@library.example"])(
    '%s is one',
    (address) => {
      expect(isOneAddress(address)).toBe(true)
    },
  )

  test.each([
    'ada@library.example,eve@evil.example',
    'ada@library.example eve@evil.example',
    'ada@library.example;eve@evil.example',
    'ada@library.example\r\nBcc:eve@evil.example',
    'ada@library.example\nRCPT TO:<eve@evil.example>',
    'eve@evil.example>, <ada@library.example',
    'Ada <ada@library.example>',
    '"a,b"@library.example',
    'friends:ada@library.example;',
    'ada@evil.example@library.example',
    'ada(eve@evil.example)@library.example',
    'ada@[127.0.0.1]',
    'ada@library.example\0',
    'ada\u2028@library.example',
    '@library.example',
    'ada@',
    '',
  ])('%j is not', (to) => {
    expect(isOneAddress(to)).toBe(false)
    expect(() => compose(letter, { ...envelope, to })).toThrow(RangeError)
  })
})

test('the Message-ID of a mail never changes, and no other mail has it', () => {
  expect(messageId(envelope)).toBe(messageId({ ...envelope }))
  const others = [
    { ...envelope, id: 8 },
    { ...envelope, createdAt: new Date(1) },
    { ...envelope, origin: 'https://other.example' },
  ]
  expect(new Set([envelope, ...others].map(messageId)).size).toBe(4)
})
