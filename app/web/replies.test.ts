import { describe, expect, test } from 'vitest'
import { cacheMark, document, notFound, safeBack, seeOther, textStream } from './replies.ts'

describe.each(['http://localhost:3000', 'https://hub.example.org'])('after a form, a person at %s goes back', (origin) => {
  test.each([
    ['/', '/'],
    ['/catalog?q=weeding&page=2#results', '/catalog?q=weeding&page=2#results'],
    ['/units/pla', '/units/pla'],
    ['/catalog?q=ñandú', '/catalog?q=%C3%B1and%C3%BA'],
    ['/catalog?back=//evil.example', '/catalog?back=//evil.example'],
    ['/a/../b', '/b'],
    ['/@evil.example', '/@evil.example'],
    ['/:80/x', '/:80/x'],
  ])('to %s', (asked, back) => {
    expect(safeBack(asked, origin)).toBe(back)
  })

  test.each([
    ...[
      '//evil.example',
      '///evil.example',
      '////evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\\/evil.example',
      '//evil.example/%2f..',
    ],
    ...[
      'https:evil.example',
      'https:/evil.example',
      'https://evil.example',
      'http:evil.example',
      'HTTPS://evil.example',
      'javascript:alert(1)',
    ],
    ...[
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'mailto:a@example.org',
      'file:///etc/passwd',
      'blob:x',
      'evil.example',
      '',
    ],
    ...['%2f%2fevil.example', '/%2f%2fevil.example', '/%2fevil.example', '/%5cevil.example', '/%5C%5Cevil.example', '%5c%5cevil.example'],
    ...[
      '/.//evil.example',
      '/..//evil.example',
      '/a/..//evil.example',
      '/%2e//evil.example',
      '/%2e%2e//evil.example',
      '/a/%2e%2e//evil.example',
    ],
    ...[
      '/\t/evil.example',
      '/\n/evil.example',
      '/\r\nLocation: //evil.example',
      '\t//evil.example',
      ' //evil.example',
      '\u0000//evil.example',
      '/\u0000/evil',
    ],
    ...['/.//\u2028evil', `/${'a'.repeat(5_000)}`],
  ])('never to %j', (asked) => {
    expect(safeBack(asked, origin)).toBe('/')
  })

  test.each([null, new File(['x'], '/catalog')])('to the first page where no address was given', (asked) => {
    expect(safeBack(asked, origin)).toBe('/')
  })

  test('and every address given is one of the same place for a browser too', () => {
    const pieces = ['/', '\\', '.', '..', '%2f', '%5c', '%2e', 'evil.example', ':', '@', '?', '#', '\t', 'https:', '／', '。']
    for (const a of pieces)
      for (const b of pieces)
        for (const c of pieces)
          for (const asked of [`/${a}${b}${c}`, `${a}${b}${c}evil.example`]) {
            const back = safeBack(asked, origin)
            expect(new URL(back, `${origin}/catalog/any`).origin, asked).toBe(origin)
            expect(back, asked).not.toMatch(/^\/[/\\]|^[^/]|[\r\n\t]/)
            // a proxy that undoes percent signs once sees no other place either
            expect(decoded(back), asked).not.toMatch(/^\/[/\\]/)
          }
  })
})

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

describe('replies', () => {
  test('nothing here', () => {
    expect(notFound().status).toBe(404)
  })

  test('look at it with a GET, and take these cookies along', () => {
    const reply = seeOther('/catalog', [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ])
    expect(reply.status).toBe(303)
    expect(reply.headers.get('Location')).toBe('/catalog')
    expect(reply.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('a document may be kept for everyone unless it is said that it may not', async () => {
    const [name, mark] = cacheMark
    expect(document('x', 'text/plain').headers.get(name)).toBe(mark)
    const own = document('x', 'text/csv', { shared: false, headers: { 'X-Own': '1' } })
    expect([own.headers.get(name), own.headers.get('X-Own'), own.headers.get('Content-Type'), await own.text()]).toEqual([
      null,
      '1',
      'text/csv',
      'x',
    ])
  })

  test('a long text is made as it is read, and no further when the reader leaves', async () => {
    const made: number[] = []
    let ended = false
    async function* lines() {
      try {
        for (let n = 0; n < 1_000; n += 1) {
          made.push(n)
          yield `line ${n}\n`
        }
      } finally {
        ended = true
      }
    }
    expect((await textStream(lines(), 'text/plain').text()).split('\n')).toHaveLength(1_001)
    made.length = 0
    ended = false
    const reader = textStream(lines(), 'text/plain').body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('line 0\n')
    await reader?.cancel()
    expect(ended).toBe(true)
    expect(made.length).toBeLessThan(10)
  })
})
