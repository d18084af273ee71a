import { parse } from 'csv-parse/sync'
import { XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf } from '../support/html.ts'
import { speak } from '../support/http-client.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const enc = encodeURIComponent

/** Text that breaks out of, into, or through something, in any field where a person may write. Each is as long as a form can send. */
const hostile: [what: string, text: string][] = [
  ['an apostrophe', "o'brien'; drop table options; --"],
  ['percent', '%'],
  ['a wildcard', '%_%'],
  ['a backslash', '\\'],
  ['the end of a prefix', 'bias:*'],
  ['operators', 'a&b|c!(d)<->e'],
  ['only operators', '&|!():*<->'],
  ['an open bracket', '((((('],
  ['an open quotation', '"leader'],
  ['a null byte', 'bias\u0000power'],
  ['control characters', 'bias\u0007\u001b[31m\r\nSet-Cookie: a=b'],
  ['half a character', 'bias\ud800'],
  ['half a character, the other half', '\udc00bias'],
  ['right to left override', 'bias\u202egnihcaoc\u202c'],
  ['zero width', 'b\u200bi\u200da\ufeffs'],
  ['an emoji beyond the first plane', '👩🏽‍🏫📚'],
  ['marks upon marks', `z${'\u0301\u0316\u0336'.repeat(300)}algo`],
  ['a script', '<script>alert(1)</script>'],
  ['a closed attribute', '"><img src=x onerror=alert(1)>'],
  ['a closed apostrophe', "'><svg/onload=alert(1)>"],
  ['the end of linked data', '</script><script>alert(1)</script>'],
  ['the end of a comment', '--><b>x'],
  ['a template', '{{7*7}}${7*7}<%=7*7%>#{7*7}'],
  ['a link that is a script', 'javascript:alert(1)'],
  ['a link that is a document', 'data:text/html,<b>x</b>'],
  ['Markdown', '[x](javascript:alert(1)) ![x](http://evil.example/x.png)'],
  ['an entity', '&lt;b&gt;&#60;b&#62;&apos;'],
  ['a regular expression', '(a+)+$'.repeat(20)],
  ['a number beyond numbers', '9'.repeat(400)],
  ['a prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['one letter', 'a'],
  ['only stop words', 'the of and to in for with'],
  ['only spaces', '   \t \u00a0 \u3000 '],
  ['nothing', ''],
]

/** What must never stand in a page as markup: one of our probes that has come alive. */
const alive = /<script>alert|<img src=x|<svg\/onload|<b>x|onerror=alert\(1\)>(?!&)|href="(?:javascript|data):/i

/** How each form of an answer is read; one that breaks off or breaks out cannot be. */
const readers: [type: RegExp, read: (text: string) => unknown][] = [
  [
    /^text\/html/,
    (text) => (alive.test(text) || /[\0\ufffd]/.test(text) ? Promise.reject(new Error(`alive: ${alive.exec(text)?.[0]}`)) : null),
  ],
  [/json/, (text) => JSON.parse(text)],
  [/xml/, (text) => XMLValidator.validate(text) === true || Promise.reject(new Error('no XML'))],
  [/^text\/calendar/, (text) => ICAL.parse(text)],
  [/^text\/csv/, (text) => parse(text, { bom: true })],
  // what a loader hands over, in the form of Remix: its own reader is not ours to test
  [/^text\/x-script/, () => null],
]

/** Asks, and says what is wrong with the answer: a status other than 200 or a refusal in words, what cannot be read, a cookie. */
async function faultsAt(path: string): Promise<string[]> {
  const { status, headers, text } = await hub.get(path)
  const place = path.length > 90 ? `${path.slice(0, 90)}…` : path
  const faults: string[] = []
  if (status !== 200 && status !== 400) faults.push(`${place}: ${status}`)
  if (headers['set-cookie']) faults.push(`${place}: sets a cookie`)
  const read = readers.find(([type]) => type.test(String(headers['content-type'])))?.[1]
  try {
    if (read) await read(text)
    else faults.push(`${place}: ${headers['content-type']}`)
  } catch (error) {
    faults.push(`${place}: ${error}`)
  }
  return faults
}

async function faultsOfAll(paths: string[]): Promise<string[]> {
  return (await Promise.all(paths.map(faultsAt))).flat()
}

const parameters =
  'theme delivery length cost credit topic level format audience library unit language access goal sort when availability'.split(' ')

describe.each(['/catalog', '/catalog.data', '/api/catalog', '/catalog.atom', '/catalog.ics', '/catalog.csv', '/api/suggest'])(
  'searched at %s',
  (path) => {
    test('hostile words, alone and after another', async () => {
      expect(
        await faultsOfAll(hostile.flatMap(([, text]) => [text, `library ${text}`]).map((text) => `${path}?q=${escapeHalves(text)}`)),
      ).toEqual([])
    })

    test('broken percent-encoding, as the whole query and as its words', async () => {
      const queries = ['%', '%zz', '%E0%A4%A', '%C0%AE', '%ED%A0%80', '100%', '%00', '%0d%0aX:%20y', '+', '=', '&&&', ';', '??', '#']
      expect(await faultsOfAll(queries.flatMap((query) => [`${path}?q=${query}`, `${path}?${query}`]))).toEqual([])
    })

    test('500 words, and 7 kB of one', async () => {
      const words = Array.from({ length: 500 }, (_, at) => `word${at}`).join('+')
      const long = [words, 'library+'.repeat(500), 'a'.repeat(7_000), '%F0%9F%93%9A'.repeat(600)]
      expect(await faultsOfAll(long.map((text) => `${path}?q=${text}`))).toEqual([])
    })

    test('10 kB is too long for an address, and that is said in words', async () => {
      const reply = await hub.get(`${path}?q=${'a'.repeat(10_000)}`)
      expect(reply.status).toBe(414)
      expect(reply.text).toContain('This address is too long')
    })

    test('pages, repeated and unknown parameters, and values that are none', async () => {
      const queries = [
        ...['-1', '0', '1e9', 'NaN', '1.5', '99999999999999999999', '', ' ', '٣'].map((page) => `page=${enc(page)}`),
        'q=a&q=b&q=c',
        'page=1&page=2&page=zz',
        'q[]=a&q[x]=b&q.x=c',
        '__proto__=x&constructor=y&__proto__[a]=b&toString=z',
        'unknown=1&filter=2&select=3',
        ...parameters.flatMap((name) => [
          `${name}=__proto__`,
          `${name}=constructor&${name}=toString&${name}=hasOwnProperty`,
          `${name}=${enc('<script>alert(1)</script>')}`,
          `${name}=%00&${name}=%E2%80%AE`,
        ]),
        `${'topic=reading&'.repeat(300)}topic=weeding`,
        Array.from({ length: 400 }, (_, at) => `topic=t${at}`).join('&'),
      ]
      expect(await faultsOfAll(queries.map((query) => `${path}?q=library&${query}`))).toEqual([])
    })
  },
)

test('what was searched is shown as it was typed, and is text', async () => {
  const { text } = await hub.get(`/catalog?q=${enc('<b>"bold" & \'brave\'</b> bias')}`)
  expect(text).not.toContain('<b>"bold"')
  expect(textOf(text)).toContain('“<b>"bold" & \'brave\'</b> bias”')
})

test('hostile searches do not make the hub slow for others', async () => {
  const storm = hostile.flatMap(([, text]) => [
    hub.get(`/catalog?q=${escapeHalves(text.repeat(20).slice(0, 700))}`),
    hub.get(`/api/catalog?q=${escapeHalves(text.repeat(20).slice(0, 700))}`),
  ])
  const statuses = (await Promise.all(storm)).map(({ status }) => status)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(hub.said().err).toBe('')
})

describe('a slug', () => {
  const slugs = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '..%2f..%2fetc%2fpasswd',
    '..%5c..%5c',
    "'",
    '%25',
    '%F0%9F%93%9A',
    `${'a'.repeat(3_000)}`,
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '-1',
    '9223372036854775808',
    'null',
    'undefined',
  ]
  test.each(['/catalog/', '/units/', '/topics/', '/themes/', '/goals/'])('under %s that is none is not found', async (folder) => {
    for (const slug of slugs) {
      const reply = await hub.get(folder + slug)
      expect([slug.slice(0, 60), reply.status]).toEqual([slug.slice(0, 60), 404])
      expect(alive.test(reply.text)).toBe(false)
    }
  })

  test('with its documents', async () => {
    for (const slug of slugs)
      for (const form of ['calendar.ics', 'card.svg', 'card.png']) expect((await hub.get(`/catalog/${slug}/${form}`)).status).toBe(404)
  })

  test.each(['/catalog/%00', '/units/%ff', '/topics/%zz', '/catalog/a%0d%0ab'])('%s is said to be damaged', async (path) => {
    const reply = await hub.get(path)
    expect([reply.status, textOf(reply.text).includes('This address is damaged')]).toEqual([400, true])
  })

  test('in a comparison', async () => {
    const query = slugs.map((slug) => `option=${slug}`).join('&')
    expect(await faultsAt(`/compare?${query}`)).toEqual([])
    expect(await faultsAt(`/compare?option=${slugs.slice(0, 4).join('&option=')}`)).toEqual([])
    expect(await faultsAt(`/compare?${'option=a&'.repeat(500)}`)).toEqual([])
  })

  test.each(['when=%00', 'when=2026-13', 'when=0000-01', 'when=99999-01', 'when=__proto__', 'when=2026-01&when=2027-01', 'when=-1'])(
    'of a month: %s',
    async (query) => {
      expect(await faultsAt(`/calendar?${query}`)).toEqual([])
    },
  )
})

describe('files', () => {
  test.each([
    '/assets/../server.js',
    '/assets/..%2fserver.js',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//....//package.json',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/.env',
    '/.git/config',
    '/build/server.js',
    '/server/index.js',
    '/package.json',
    '/.vite/manifest.json',
    '/seeds/data/units.json',
    '/assets/',
    '/assets',
  ])('%s is none', async (path) => {
    const heard = await speak(hub.port, `GET ${path} HTTP/1.1\r\nHost: localhost:${hub.port}\r\nConnection: close\r\n\r\n`)
    expect(heard).toMatch(/^HTTP\/1\.1 404 /)
    expect(heard).not.toMatch(/"dependencies"|root:|createServer/)
  })
})

describe('what a reader has chosen', () => {
  test.each([
    'language=__proto__',
    'zone=../../etc/passwd',
    'zone=%00',
    'scheme=constructor',
    'slash=%ff',
    `zone=${'A'.repeat(4_000)}`,
    'language="es"; zone=<script>alert(1)</script>',
  ])('a cookie of %s is as good as none', async (cookie) => {
    const reply = await hub.get('/catalog', { cookie, lang: 'en' })
    expect(reply.status).toBe(200)
    expect(reply.text).toMatch(/^<!doctype html><html lang="en">/)
    expect(alive.test(reply.text)).toBe(false)
  })
})

/** Like encodeURIComponent, but half a character goes out as its three bytes, as a careless client sends it. */
function escapeHalves(text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      if (code < 0xd800 || code > 0xdfff) return enc(letter)
      return `%ED%${(0x80 | ((code >> 6) & 0x3f)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`
    })
    .join('')
}
