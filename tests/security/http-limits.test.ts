import { afterEach, describe, expect, test } from 'vitest'
import { ask, speak } from '../support/http-client.ts'
import { form, own, stubOrigin, stubs } from '../support/stub-hub.ts'

const hub = stubs(afterEach)

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
