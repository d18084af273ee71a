import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import zlib from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { ServerParts } from '#app/web/server/http-server.ts'
import { ask, askAndLeave, speak } from '../support/http-client.ts'
import { page, type StubHub, startStub, stubOrigin } from '../support/stub-hub.ts'

const own = { host: 'hub.test' }
const form = { ...own, origin: stubOrigin, 'content-type': 'application/x-www-form-urlencoded' }
let started: StubHub[] = []

async function hub(handler: ServerParts['handler'] = async () => page('catalog'), parts: Partial<ServerParts> = {}): Promise<StubHub> {
  const stub = await startStub(handler, { ...parts, limits: { stopGrace: 0, stopTime: 200, ...parts.limits } })
  started.push(stub)
  return stub
}

afterEach(async () => {
  for (const { server } of started) await server.stop()
  started = []
})

describe('every reply carries the security headers', () => {
  test.each([
    ['a page', '/catalog', {}],
    ['a page from the cache', '/catalog', { twice: true }],
    ['a reply for one visitor', '/me', {}],
    ['a refusal', '/%zz', {}],
    ['a missing file', '/assets/gone.js', {}],
    ['health', '/healthz', {}],
    ['a redirect', '/catalog', { host: '127.0.0.1' }],
  ] as const)('%s', async (_, path, { twice = false, host = 'hub.test' }: { twice?: boolean; host?: string }) => {
    const { port } = await hub()
    if (twice) await ask(port, path, { headers: own })
    const { headers } = await ask(port, path, { headers: { host } })
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['permissions-policy']).toContain('geolocation=()')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['x-hub-cache']).toBeUndefined()
  })

  test('a route that hydrates keeps its own policy, and https says so', async () => {
    const policy = "default-src 'self'; script-src 'self' 'nonce-abc'"
    const { port } = await hub(async () => new Response('desk', { headers: { 'Content-Security-Policy': policy } }), {
      origin: 'https://hub.test',
    })
    const reply = await ask(port, '/manage', { headers: own })
    expect(reply.headers['content-security-policy']).toBe(policy)
    expect(reply.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
  })
})

describe('one address', () => {
  test.each(['127.0.0.1', 'localhost:3000', 'evil.example', 'hub.test.evil.example', 'hub.test:81'])(
    'reading as %s is redirected to the hub',
    async (host) => {
      const { port, asked } = await hub()
      const reply = await ask(port, '/catalog?q=a%20b', { headers: { host } })
      expect(reply.status).toBe(307)
      expect(reply.headers.location).toBe(`${stubOrigin}/catalog?q=a%20b`)
      expect(asked).toHaveLength(0)
    },
  )

  test('the default port may be spelled out', async () => {
    const { port } = await hub()
    expect((await ask(port, '/catalog', { headers: { host: 'hub.test:80' } })).status).toBe(200)
  })

  test('a monitor may ask by any name', async () => {
    const { port } = await hub()
    expect((await ask(port, '/healthz', { headers: { host: '10.0.0.7:3000' } })).status).toBe(200)
    expect((await ask(port, '/readyz', { headers: { host: '10.0.0.7:3000' } })).status).toBe(200)
  })

  test.each(['//evil.example/x', '/\\evil.example', 'http://evil.example/x'])('%s never leads elsewhere', async (path) => {
    const { port } = await hub()
    const reply = await ask(port, path, { headers: { host: 'elsewhere.example' } })
    expect(new URL(reply.headers.location ?? '').origin).toBe(stubOrigin)
  })

  test('routes see the address of the settings, whatever Host and the proxies said', async () => {
    const { port, asked } = await hub(async () => new Response('ok'), { trustProxy: 1 })
    await ask(port, '/me?x=1', {
      headers: { host: 'hub.test', 'x-forwarded-host': 'hub.test', 'x-forwarded-proto': 'gopher', forwarded: 'host=evil.example' },
    })
    expect(asked[0]?.url).toBe(`${stubOrigin}/me?x=1`)
    expect(asked[0]?.headers.get('host')).toBe('hub.test')
    expect([...(asked[0]?.headers.keys() ?? [])].filter((name) => name.includes('forwarded'))).toEqual([])
  })

  test('a Host that is no host, twice a Host, and none at all', async () => {
    const { port } = await hub()
    expect((await ask(port, '/', { headers: { host: 'a b"<>' } })).status).toBe(400)
    expect(await speak(port, 'GET / HTTP/1.1\r\nHost: hub.test\r\nHost: evil.example\r\nConnection: close\r\n\r\n')).not.toContain('evil')
    expect(await speak(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400/)
  })

  test('behind a proxy that asks by our own address no page is redirected to itself', async () => {
    const { port } = await hub(undefined, { trustProxy: 1 })
    expect((await ask(port, '/catalog', { headers: { host: `127.0.0.1:${port}` } })).status).toBe(200)
    expect((await ask(port, '/catalog', { headers: { host: 'hub.test', 'x-forwarded-host': 'www.hub.test' } })).status).toBe(307)
  })
})

describe('what changes something comes from a page of the hub', () => {
  const refused: [string, Record<string, string>][] = [
    ['says nothing', {}],
    ['comes from elsewhere', { origin: 'https://evil.example' }],
    ['comes from a name that begins alike', { origin: 'http://hub.test.evil.example' }],
    ['comes from another port', { origin: 'http://hub.test:8080' }],
    ['comes from another scheme', { origin: 'https://hub.test' }],
    ['comes from a sandboxed frame', { origin: 'null' }],
    ['comes from elsewhere with a fitting Referer', { origin: 'https://evil.example', referer: `${stubOrigin}/sign-in` }],
    ['comes from a sister site', { 'sec-fetch-site': 'same-site' }],
    ['has a foreign Referer', { referer: 'https://evil.example/http://hub.test/' }],
    ['carries a session and says nothing', { cookie: '__session=abc' }],
    ['hides JSON in plain text', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  ]
  test.each(refused)('refused: %s', async (_, headers) => {
    const { port, asked } = await hub(async () => new Response('done'))
    for (const path of ['/sign-in', '/language', '/catalog.data']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const reply = await ask(port, path, { method, headers: { ...own, ...headers }, body: '{"a":1}' })
        expect([reply.status, method, path]).toEqual([403, method, path])
        expect(reply.text).toContain('not sent from the hub')
      }
    }
    expect(asked).toHaveLength(0)
  })

  test.each([
    ['Origin', { origin: stubOrigin }],
    ['Sec-Fetch-Site where Origin is missing', { 'sec-fetch-site': 'same-origin' }],
    ['Referer where both are missing', { referer: `${stubOrigin}/catalog?q=x` }],
  ] as [string, Record<string, string>][])('taken by its %s', async (_, headers) => {
    const { port } = await hub(async (request) => new Response(await request.text()))
    const reply = await ask(port, '/language', { method: 'POST', headers: { ...own, ...headers }, body: 'language=es' })
    expect([reply.status, reply.text]).toEqual([200, 'language=es'])
  })

  test('a form sent to another name of this machine is refused, not redirected', async () => {
    const { port } = await hub()
    const reply = await ask(port, '/sign-in', { method: 'POST', headers: { host: '127.0.0.1', origin: 'http://127.0.0.1' }, body: 'x=1' })
    expect(reply.status).toBe(403)
    expect(reply.text).toContain(`href="${stubOrigin}/"`)
  })
})

describe('limits', () => {
  test('methods that the hub does not know', async () => {
    const { port } = await hub()
    for (const method of ['OPTIONS', 'TRACE', 'PROPFIND']) {
      const reply = await ask(port, '/catalog', { method, headers: own })
      expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT, PATCH, DELETE'])
    }
    expect((await ask(port, '/healthz', { method: 'POST', headers: form })).headers.allow).toBe('GET, HEAD')
  })

  test('an address over 8 kB is told so in words', async () => {
    const { port, asked } = await hub()
    expect((await ask(port, `/catalog?q=${'a'.repeat(8_000)}`, { headers: own })).status).toBe(200)
    const reply = await ask(port, `/catalog?q=${'a'.repeat(10_000)}`, { headers: own })
    expect(reply.status).toBe(414)
    expect(reply.text).toContain('too long')
    expect(asked).toHaveLength(1)
  })

  test.each(['/%', '/catalog/%zz', '/%E0%A4%A', '/%00', '/a%0d%0aSet-Cookie:x', '/%7f', '/%C0%AE%C0%AE/', '/%ED%A0%80'])(
    'the damaged path %s is told so in words, in the language of the visitor',
    async (path) => {
      const { port, asked } = await hub()
      const reply = await ask(port, path, { headers: { ...own, 'accept-language': 'es' } })
      expect(reply.status).toBe(400)
      expect(reply.text).toContain('<html lang="es">')
      expect(reply.text).toContain('Esta dirección está dañada')
      expect(asked).toHaveLength(0)
    },
  )

  test.each(['?q=100%', '?q=%zz', '?q=%E0%A4%A', '?%', '?q=%00'])('a person may type %s into the query', async (query) => {
    const { port } = await hub()
    expect((await ask(port, `/catalog${query}`, { headers: own })).status).toBe(200)
  })

  test('broken requests are answered and cut, and the next one is served', async () => {
    const { port } = await hub()
    for (const text of [
      '\0\0\0\0\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: hub.test\r\nBad Header: x\r\n\r\n',
    ]) {
      expect(await speak(port, text)).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/)
    }
    expect(await speak(port, `GET / HTTP/1.1\r\nHost: hub.test\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /)
    expect(await speak(port, 'POST / HTTP/1.1\r\nHost: hub.test\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 /,
    )
    expect((await ask(port, '/catalog', { headers: own })).status).toBe(200)
  })

  test('headers beyond the hundredth are refused, not dropped', async () => {
    const { port } = await hub()
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`x-${at}`, '1']))
    expect((await ask(port, '/', { headers: { ...own, ...many } })).status).toBe(431)
  })

  test('headers that never end are cut', async () => {
    const { port } = await hub(undefined, { limits: { headersTime: 150, requestTime: 300, checkEvery: 30 } })
    const heard = await speak(port, 'GET / HTTP/1.1\r\nHost: hub.test\r\n', { keepSending: { bytes: 'X-A: b\r\n', every: 20 } })
    expect(heard).toMatch(/^HTTP\/1.1 408 /)
  })

  test('a body that never ends is cut, and no route waits for it', async () => {
    const { port, asked } = await hub(undefined, { limits: { headersTime: 150, requestTime: 300, checkEvery: 30 } })
    const head = `POST /language HTTP/1.1\r\nHost: hub.test\r\nOrigin: ${stubOrigin}\r\nContent-Length: 100000\r\n\r\n`
    const heard = await speak(port, head, { keepSending: { bytes: 'a', every: 20 } })
    expect(heard === '' || /^HTTP\/1.1 408 /.test(heard)).toBe(true)
    expect(asked).toHaveLength(0)
  })

  test('a form of 1 MB goes through, one byte more is refused in words, however it is sent', async () => {
    const { port, asked } = await hub(async (request) => new Response(String((await request.arrayBuffer()).byteLength)))
    const fits = await ask(port, '/language', { method: 'POST', headers: form, body: Buffer.alloc(1_048_576, 'a') })
    expect(fits.text).toBe('1048576')
    const over = Buffer.alloc(1_048_577, 'a')
    for (const headers of [form, { ...form, 'transfer-encoding': 'chunked' }]) {
      const reply = await ask(port, '/language', { method: 'POST', headers, body: over })
      expect(reply.status).toBe(413)
      expect(reply.text).toContain('more than the form can take')
    }
    expect(asked).toHaveLength(1)
  })

  test('a page that cannot be made in time is told so, and a fault says no more than its number', async () => {
    const slow = await hub(() => new Promise(() => {}), { limits: { renderTime: 50 } })
    const late = await ask(slow.port, '/catalog', { headers: own })
    expect([late.status, late.headers['retry-after']]).toEqual([503, '5'])
    const broken = await hub(() => Promise.reject(new Error('password=hunter2')))
    const reply = await ask(broken.port, '/me', { headers: { ...own, accept: 'application/json' } })
    expect(reply.status).toBe(500)
    expect(JSON.parse(reply.text)).toEqual({ error: { code: 'failed', message: expect.any(String), id: broken.log[0]?.id } })
    expect(reply.text).not.toContain('hunter2')
    expect(broken.faults).toHaveLength(1)
  })
})

describe('the rate limit', () => {
  const limits = { burst: 5, perSecond: 1 }

  test('counts what must be rendered, and nothing that is at hand', async () => {
    const { port, asked } = await hub(undefined, { limits })
    for (let at = 0; at < 5; at++) expect((await ask(port, `/catalog?q=${at}`, { headers: own })).status).toBe(200)
    const refused = await ask(port, '/catalog?q=other', { headers: own })
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1'])
    expect(refused.text).toContain('Wait a few seconds')
    const asJson = await ask(port, '/api/catalog?q=x', { headers: own })
    expect([asJson.status, JSON.parse(asJson.text).error.code]).toEqual([429, 'too-fast'])
    for (let at = 0; at < 50; at++) expect((await ask(port, '/catalog?q=0', { headers: own })).status).toBe(200)
    expect((await ask(port, '/healthz', { headers: own })).status).toBe(200)
    expect(asked).toHaveLength(5)
  })

  test('a client behind a proxy is told apart by the proxy, not by what it says itself', async () => {
    const { port } = await hub(undefined, { limits, trustProxy: 1 })
    const from = (address: string, q: string) => ask(port, `/catalog?q=${q}`, { headers: { ...own, 'x-forwarded-for': address } })
    for (let at = 0; at < 5; at++) expect((await from(`198.51.100.${at}, 203.0.113.7`, `a${at}`)).status).toBe(200)
    expect((await from('198.51.100.99, 203.0.113.7', 'a9')).status).toBe(429)
    expect((await from('203.0.113.7, 203.0.113.8', 'b')).status).toBe(200)
    for (let at = 0; at < 5; at++) expect((await from(`2001:db8:1:2::${at}`, `c${at}`)).status).toBe(200)
    expect((await from('2001:db8:1:2:ffff::9', 'c9')).status).toBe(429)
    expect((await from('2001:db8:1:3::1', 'd')).status).toBe(200)
  })

  test('without a proxy X-Forwarded-For buys nothing', async () => {
    const { port } = await hub(undefined, { limits })
    const statuses = []
    for (let at = 0; at < 6; at++) {
      statuses.push((await ask(port, `/catalog?q=${at}`, { headers: { ...own, 'x-forwarded-for': `203.0.113.${at}` } })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})

describe('the page cache', () => {
  test('a page is rendered once, and comes compressed with a tag of its own for each encoding', async () => {
    const { port, asked, log } = await hub()
    const plain = await ask(port, '/catalog', { headers: own })
    const gzip = await ask(port, '/catalog', { headers: { ...own, 'accept-encoding': 'gzip' } })
    const br = await ask(port, '/catalog', { headers: { ...own, 'accept-encoding': 'gzip, deflate, br, zstd' } })
    expect(zlib.gunzipSync(gzip.body).toString()).toBe(plain.text)
    expect(zlib.brotliDecompressSync(br.body).toString()).toBe(plain.text)
    expect([plain, gzip, br].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br'])
    expect(new Set([plain, gzip, br].map(({ headers }) => headers.etag)).size).toBe(3)
    for (const reply of [plain, gzip, br]) {
      expect(reply.headers['content-length']).toBe(String(reply.body.length))
      expect(reply.headers['cache-control']).toBe('private, no-cache')
      expect(reply.headers.vary).toBe('Cookie, Accept-Language, Accept-Encoding')
      expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
    }
    expect(asked).toHaveLength(1)
    expect(log.map((line) => line.cache)).toEqual(['miss', 'hit', 'hit'])
  })

  test('who has the page already gets 304, and HEAD gets no body', async () => {
    const { port } = await hub()
    const first = await ask(port, '/catalog', { headers: own })
    const etag = first.headers.etag ?? ''
    for (const tag of [etag, `"other", W/${etag}`, '*']) {
      const again = await ask(port, '/catalog', { headers: { ...own, 'if-none-match': tag } })
      expect([again.status, again.headers.etag, again.text]).toEqual([304, etag, ''])
      expect(again.headers['content-security-policy']).toBeDefined()
    }
    expect((await ask(port, '/catalog', { headers: { ...own, 'if-none-match': '"other"' } })).status).toBe(200)
    const head = await ask(port, '/catalog', { method: 'HEAD', headers: own })
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(first.body.length)])
  })

  test('200 who ask at once cause one render', async () => {
    let renders = 0
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { port, log } = await hub(async () => {
      renders += 1
      await held
      return page('once')
    })
    const asking = Array.from({ length: 200 }, (_, at) =>
      ask(port, '/catalog', { headers: { ...own, 'accept-encoding': ['br', 'gzip', 'identity'][at % 3] } }),
    )
    setTimeout(release, 150)
    const replies = await Promise.all(asking)
    expect(replies.every((reply) => reply.status === 200)).toBe(true)
    expect(renders).toBe(1)
    expect(log.filter((line) => line.cache === 'miss')).toHaveLength(1)
  })

  test('the one who asked first may leave: the others are served', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let begun = () => {}
    const rendering = new Promise<void>((resolve) => {
      begun = resolve
    })
    const { port, asked } = await hub(async (request) => {
      begun()
      await held
      return request.signal.aborted ? new Response('cut', { status: 500 }) : page('whole')
    })
    const leave = askAndLeave(port, '/catalog', { headers: own })
    await rendering
    const others = Array.from({ length: 20 }, () => ask(port, '/catalog', { headers: own }))
    await leave()
    setTimeout(release, 50)
    expect((await Promise.all(others)).map((reply) => reply.status)).toEqual(Array(20).fill(200))
    expect(asked).toHaveLength(1)
  })

  test('a failed render is a failure for all who waited, and is tried again by the next', async () => {
    let tries = 0
    const { port } = await hub(async () => {
      tries += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (tries === 1) throw new Error('database gone')
      return page('healed')
    })
    const replies = await Promise.all(Array.from({ length: 10 }, () => ask(port, '/catalog', { headers: own })))
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([500]))
    expect((await ask(port, '/catalog', { headers: own })).status).toBe(200)
    expect(tries).toBe(2)
  })

  test('what its route does not offer to everyone is never shared, not even among those who wait', async () => {
    let count = 0
    const { port } = await hub(async () => {
      count += 1
      const mine = count
      await new Promise((resolve) => setTimeout(resolve, 30))
      return new Response(`for you alone ${mine}`, { headers: { 'Set-Cookie': `visit=${mine}` } })
    })
    const replies = await Promise.all(Array.from({ length: 10 }, () => ask(port, '/catalog', { headers: own })))
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(10)
    expect(new Set(replies.map((reply) => reply.headers['set-cookie']?.[0])).size).toBe(10)
  })

  test('a reply that sets a cookie, or is not 200, is not kept even if it is marked', async () => {
    let count = 0
    const { port } = await hub(async (request) => {
      count += 1
      return request.url.endsWith('q=cookie')
        ? page(`${count}`, { 'Set-Cookie': 'a=1' })
        : new Response('gone', { status: 404, headers: { 'X-Hub-Cache': 'page' } })
    })
    for (const q of ['cookie', 'gone']) for (let at = 0; at < 2; at++) await ask(port, `/catalog?q=${q}`, { headers: own })
    expect(count).toBe(4)
  })

  test('who is signed in gets pages of their own that no cache may keep', async () => {
    const { port, asked, server } = await hub()
    await ask(port, '/catalog', { headers: own })
    for (const headers of [{ cookie: '__session=abc' }, { cookie: 'language=en; __Host-session=abc' }, { authorization: 'Bearer x' }]) {
      await ask(port, '/catalog', { headers: { ...own, ...headers } })
    }
    const reply = await ask(port, '/catalog', { headers: { ...own, cookie: '__session=abc' } })
    expect(reply.headers['cache-control']).toBe('private, no-store')
    expect(asked).toHaveLength(5)
    expect(server.cacheSize().entries).toBe(1)
  })

  test("language, zone, scheme and the catalog's version are told apart; nothing else that a visitor can send is", async () => {
    let version = 1
    const { port, asked, server } = await hub(
      async (request) => page(`${request.headers.get('cookie')} ${request.headers.get('accept-language')}`),
      {
        version: () => version,
      },
    )
    const titles = new Set<string>()
    const see = async (headers: Record<string, string>) =>
      titles.add((await ask(port, '/catalog', { headers: { ...own, ...headers } })).text)
    await see({})
    await see({ 'accept-language': 'es-MX' })
    await see({ cookie: 'zone=Pacific/Honolulu' })
    await see({ cookie: 'scheme=dark' })
    expect(titles.size).toBe(4)
    version = 2
    await see({})
    expect(asked).toHaveLength(5)
    for (let at = 0; at < 100; at++) {
      await see({
        cookie: `junk${at}=${at}; zone=Nowhere/At${at}; scheme=${at}; language=x${at}`,
        'user-agent': `agent ${at}`,
        'x-evil': `<script>${at}`,
      })
    }
    expect(asked).toHaveLength(5)
    expect(server.cacheSize().entries).toBe(5)
    expect(
      [...asked.flatMap((request) => [...request.headers.keys()])].filter((name) => !['host', 'cookie', 'accept-language'].includes(name)),
    ).toEqual([])
  })

  test('the order of known parameters and the presence of unknown ones make no other page, and unknown ones never reach it', async () => {
    const { port, asked } = await hub()
    for (const query of ['?topic=a&q=b', '?q=b&topic=a', '?utm_source=mail&q=b&topic=a&x=%22%3E%3Cscript%3E']) {
      expect((await ask(port, `/catalog${query}`, { headers: own })).status).toBe(200)
    }
    expect(asked.map((request) => request.url)).toEqual([`${stubOrigin}/catalog?q=b&topic=a`])
  })

  test("a loader's data is never kept in the place of a page", async () => {
    const { port, asked } = await hub(undefined, { canonicalSearch: () => '' })
    await ask(port, '/catalog.data?_routes=root', { headers: own })
    await ask(port, '/catalog.data?_routes=other', { headers: own })
    expect(asked.map((request) => new URL(request.url).search)).toEqual(['?_routes=root', '?_routes=other'])
  })

  test('it holds no more than its bounds: entries, bytes, key length, life', async () => {
    const { port, asked, server } = await hub(undefined, {
      limits: { cacheEntries: 10, cacheKeyLength: 100, cacheLife: 60, cacheSize: 40_000 },
    })
    for (let at = 0; at < 30; at++) await ask(port, `/catalog?q=${at}`, { headers: { ...own, 'accept-encoding': 'gzip' } })
    expect(server.cacheSize().entries).toBe(10)
    expect(server.cacheSize().bytes).toBeLessThanOrEqual(40_000)
    for (let at = 0; at < 2; at++) await ask(port, `/catalog?q=${'long'.repeat(50)}`, { headers: own })
    expect(asked).toHaveLength(32)
    await new Promise((resolve) => setTimeout(resolve, 80))
    await ask(port, '/catalog?q=29', { headers: own })
    expect(asked).toHaveLength(33)
  })
})

describe('replies for one visitor', () => {
  test('each cookie in a header of its own, compressed, plain and streamed whole', async () => {
    const long = 'x'.repeat(300_000)
    const { port } = await hub(async (request) => {
      if (new URL(request.url).pathname === '/long') {
        const stream = new ReadableStream({
          start(controller) {
            for (let at = 0; at < 10; at++) controller.enqueue(new TextEncoder().encode(long))
            controller.close()
          },
        })
        return new Response(stream, { headers: { 'Content-Type': 'text/csv' } })
      }
      return new Response('x'.repeat(5_000), {
        headers: [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
          ['Content-Type', 'text/plain'],
        ],
      })
    })
    const short = await ask(port, '/me', { headers: { ...own, 'accept-encoding': 'gzip' } })
    expect(short.headers['set-cookie']).toEqual(['a=1', 'b=2'])
    expect(zlib.gunzipSync(short.body).length).toBe(5_000)
    expect(short.headers.vary).toBe('Accept-Encoding')
    for (const [encoding, read] of [
      ['br', zlib.brotliDecompressSync],
      ['gzip', zlib.gunzipSync],
      ['identity', (body: Buffer) => body],
    ] as const) {
      const reply = await ask(port, '/long', { headers: { ...own, 'accept-encoding': encoding } })
      expect(read(reply.body).length).toBe(3_000_000)
    }
    expect((await ask(port, '/long', { method: 'HEAD', headers: own })).body.length).toBe(0)
  })

  test('who leaves early is known to the route', async () => {
    let told = () => {}
    const aborted = new Promise<void>((resolve) => {
      told = resolve
    })
    let begun = () => {}
    const rendering = new Promise<void>((resolve) => {
      begun = resolve
    })
    const { port } = await hub(async (request) => {
      request.signal.addEventListener('abort', told)
      begun()
      await aborted
      return new Response('late')
    })
    const leave = askAndLeave(port, '/me', { headers: own })
    await rendering
    await leave()
    await aborted
    expect((await ask(port, '/healthz', { headers: own })).status).toBe(200)
  })
})

describe('the files of the browser build', () => {
  function buildFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'hub files '))
    mkdirSync(join(folder, 'assets'))
    mkdirSync(join(folder, '.vite'))
    writeFileSync(join(folder, 'assets/entry-abc123.js'), `export const a = 1\n${'// words\n'.repeat(500)}`)
    writeFileSync(join(folder, 'assets/style-abc.css'), 'body{}'.repeat(500))
    writeFileSync(join(folder, 'assets/style-abc.css.br'), zlib.brotliCompressSync('body{}'.repeat(500)))
    writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    writeFileSync(join(folder, '.vite/manifest.json'), '{}')
    return folder
  }

  test('types, encodings, tags, and how long they are kept', async () => {
    const folder = buildFolder()
    const { port, asked } = await hub(async () => new Response('routes', { status: 404 }), { assetsDir: folder })
    const script = await ask(port, '/assets/entry-abc123.js', { headers: { ...own, 'accept-encoding': 'br, gzip' } })
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(script.headers.vary).toBe('Accept-Encoding')
    expect(zlib.brotliDecompressSync(script.body).toString()).toContain('export const a')
    const style = await ask(port, '/assets/style-abc.css', { headers: { ...own, 'accept-encoding': 'br' } })
    expect(zlib.brotliDecompressSync(style.body).toString()).toHaveLength(3_000)
    const icon = await ask(port, '/favicon.ico', { headers: own })
    expect([icon.status, icon.headers['content-type']]).toEqual([200, 'image/svg+xml'])
    expect(
      (await ask(port, '/assets/entry-abc123.js', { headers: { ...own, 'if-none-match': script.headers.etag, 'accept-encoding': 'br' } }))
        .status,
    ).toBe(304)
    expect((await ask(port, '/assets/entry-abc123.js', { method: 'POST', headers: form })).status).toBe(405)
    expect(asked).toHaveLength(0)
    rmSync(folder, { recursive: true })
  })

  test('nothing but those files, however it is asked for', async () => {
    const folder = buildFolder()
    writeFileSync(join(folder, '..', 'hub-secret.txt'), 'secret')
    const { port } = await hub(async () => new Response('routes', { status: 404 }), { assetsDir: folder })
    for (const path of [
      '/assets/../../hub-secret.txt',
      '/assets/%2e%2e/%2e%2e/hub-secret.txt',
      '/assets/..%2f..%2fhub-secret.txt',
      '/assets/..\\..\\hub-secret.txt',
      '/.vite/manifest.json',
      '/assets/style-abc.css.br',
      '/assets/',
      '/assets/gone.js',
      '//assets/entry-abc123.js',
    ]) {
      const head = `GET ${path} HTTP/1.1\r\nHost: hub.test\r\nConnection: close\r\n\r\n`
      expect(await speak(port, head)).toMatch(/^HTTP\/1.1 404 /)
    }
    rmSync(join(folder, '..', 'hub-secret.txt'))
    rmSync(folder, { recursive: true })
  })

  test('without an icon in the build a browser is told that there is none', async () => {
    const { port } = await hub()
    expect((await ask(port, '/favicon.ico', { headers: own })).status).toBe(204)
  })
})

describe('the request log', () => {
  test('tells the shape of the address, the status and the time, and nothing of who asked for what', async () => {
    const { port, log } = await hub()
    await ask(port, '/catalog/grief-support?q=my+secret&topic=grief', {
      headers: { ...own, cookie: 'language=es; a=private', 'user-agent': 'Agent/7', referer: `${stubOrigin}/topics/grief` },
    })
    await ask(port, '/credentials/ada@example.org', { headers: own })
    await ask(port, '/%zz?q=secret', { headers: own })
    const text = JSON.stringify(log)
    for (const hidden of ['grief', 'secret', 'private', 'Agent', '127.0.0.1', 'ada', '?']) expect(text).not.toContain(hidden)
    expect(log.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'GET /catalog/: 200',
      'GET /credentials/: 200',
      'GET / 400',
    ])
    expect(log[0]).toEqual({
      time: expect.any(String),
      id: expect.any(String),
      method: 'GET',
      path: '/catalog/:',
      status: 200,
      ms: expect.any(Number),
      cache: 'none',
    })
  })
})

describe('readiness', () => {
  test('names what is missing, within a second, and says 503', async () => {
    const { port } = await hub(undefined, {
      checks: { database: () => new Promise(() => {}), 'search index': () => true, keys: () => Promise.reject(new Error('no')) },
    })
    const reply = await ask(port, '/readyz', { headers: own })
    expect(reply.status).toBe(503)
    expect(JSON.parse(reply.text)).toEqual({
      status: 'not ready',
      checks: { database: false, 'search index': true, keys: false },
      message: 'Not ready yet: database, keys.',
    })
    expect((await ask(port, '/healthz', { headers: own })).status).toBe(200)
  })

  test('says ready where all holds', async () => {
    const { port } = await hub(undefined, { checks: { database: async () => true } })
    const reply = await ask(port, '/readyz', { headers: own })
    expect([reply.status, JSON.parse(reply.text).status, reply.headers['cache-control']]).toEqual([200, 'ready', 'no-store'])
  })
})
