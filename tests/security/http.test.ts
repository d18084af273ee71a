import { afterEach, describe, expect, test } from 'vitest'
import { ask, speak } from '../support/http-client.ts'
import { own, stubOrigin, stubs } from '../support/stub-hub.ts'

const hub = stubs(afterEach)

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
