import zlib from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { ask, askAndLeave } from '../support/http-client.ts'
import { own, page, stubOrigin, stubs } from '../support/stub-hub.ts'

const hub = stubs(afterEach)

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
