import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attributes } from '../support/html.ts'
import { ask } from '../support/http-client.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let bare: TestHub
beforeAll(async () => {
  ;[hub, bare] = await Promise.all([startHub(), startHub({ HUB_TRUST_PROXY: '' })])
})
afterAll(() => Promise.all([hub?.stop(), bare?.stop()]))

const elsewhere = [
  '//evil.example',
  '//evil.example/catalog',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  'https:evil.example',
  'https://evil.example',
  'http:/evil.example',
  '%2f%2fevil.example',
  '/%2fevil.example',
  '/%5cevil.example',
  '/%2F%2Fevil.example',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/catalog/..//evil.example',
  '/./\\evil.example',
  'evil.example',
  '@evil.example',
  '/\r\nLocation: https://evil.example',
  '/catalog\r\nSet-Cookie: a=b',
  `/${'a'.repeat(5_000)}`,
  '',
  '\u0000',
]

/** Where a browser would go from the page that answered. */
function goal(location: string | undefined): string {
  return new URL(location ?? '', hub.origin).origin
}

describe('the way back leads nowhere else', () => {
  test.each(elsewhere)('from /language, asked for %j', async (back) => {
    const reply = await hub.post('/language', { back, language: 'es' })
    expect(reply.status).toBe(303)
    expect(reply.headers.location).toMatch(/^\/(?![/\\])/)
    expect([goal(reply.headers.location), reply.rawHeaders.filter((name) => /^set-cookie$/i.test(name)).length]).toEqual([hub.origin, 1])
  })

  test.each(elsewhere)('from /preferences, asked for %j', async (back) => {
    const reply = await hub.post('/preferences', { back, language: 'en', zone: 'own', scheme: 'device', slash: 'on' })
    expect(reply.status).toBe(303)
    expect(reply.headers.location).toMatch(/^\/(?![/\\])/)
    expect(goal(reply.headers.location)).toBe(hub.origin)
    const page = await hub.get(`/preferences?${new URLSearchParams({ back })}`)
    const links = [...attributes(page.text, 'a', 'href'), ...attributes(page.text, 'input type="hidden" name="back"', 'value')]
    expect(links.filter((href) => new URL(href, hub.origin).origin !== hub.origin)).toEqual([])
  })

  test('and back to where one was, with all that was chosen there', async () => {
    const back = '/catalog?q=a%26b&topic=weeding#results'
    expect((await hub.post('/language', { back, language: 'en' })).headers.location).toBe(back)
  })

  test.each(['//evil.example/catalog', '/\\evil.example', 'http://evil.example/catalog', '/%2f%2fevil.example'])(
    'the address %s itself leads nowhere else',
    async (path) => {
      const reply = await bare.get(path)
      expect(new URL(reply.headers.location ?? '/', bare.origin).origin).toBe(bare.origin)
      if (reply.status === 200) expect(reply.text).not.toMatch(/(href|action|src)="[^"]*evil\.example/)
    },
  )
})

describe('the address of the hub comes from its settings', () => {
  const paths = [
    '/',
    '/catalog?q=bias',
    '/catalog.atom',
    '/catalog.ics',
    '/api/catalog?q=bias',
    '/sitemap.xml',
    '/robots.txt',
    '/opensearch.xml',
    '/nowhere',
  ]

  test.each(paths)('%s under another name is redirected, and never names it', async (path) => {
    for (const host of ['evil.example', 'evil.example:3000', `localhost.evil.example`, '127.0.0.1:1']) {
      const reply = await bare.get(path, { headers: { host } })
      expect([reply.status, reply.headers.location]).toEqual([307, bare.origin + path])
      expect(reply.text).not.toContain('evil')
    }
  })

  test.each(paths)('%s believes no header that says otherwise', async (path) => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example;proto=https',
      'x-original-url': '/evil',
      'x-rewrite-url': '/evil',
    }
    const reply = await bare.get(path, { headers })
    expect(reply.text).not.toContain('evil.example')
    expect(reply.headers.location).toBeUndefined()
    // behind a proxy that is trusted, the name that it says is asked for decides, and another one is redirected
    const proxied = await hub.get(path, { headers: { 'x-forwarded-host': 'evil.example' } })
    expect([proxied.status, proxied.headers.location]).toEqual([307, hub.origin + path])
  })
})

describe('what changes something is sent from the hub itself', () => {
  const body = new URLSearchParams({ language: 'es', back: '/', zone: 'Africa/Nairobi' }).toString()
  const typed = { 'content-type': 'application/x-www-form-urlencoded' }
  const own = (port: number) => ({ host: `localhost:${port}` })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:1' }],
    ['another scheme', { origin: 'https://localhost' }],
    ['nowhere', { origin: 'null' }],
    ['a site whose name begins alike', { origin: 'http://localhost.evil.example' }],
    ['who does not say', {}],
    ['another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['another site, by the page it stood on', { referer: 'https://evil.example/localhost' }],
  ])('a form of %s is refused, in words, and sets nothing', async (_, headers) => {
    for (const path of ['/language', '/preferences', '/language.data', '/preferences.data', '/_root.data']) {
      const reply = await ask(bare.port, path, {
        method: 'POST',
        headers: { ...own(bare.port), ...typed, cookie: 'language=en', ...headers },
        body,
      })
      expect([path, reply.status, reply.headers['set-cookie']]).toEqual([path, 403, undefined])
      expect(reply.text).toContain('This form was not sent from the hub')
    }
  })

  test('JSON that says to be text is refused as well, and other methods do nothing', async () => {
    const foreign = { ...own(bare.port), origin: 'https://evil.example', 'content-type': 'text/plain' }
    expect((await ask(bare.port, '/language', { method: 'POST', headers: foreign, body: '{"language":"es"}' })).status).toBe(403)
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const reply = await bare.post('/language', { language: 'es' }, { method })
      expect([method, reply.status >= 400 || reply.headers['set-cookie'] !== undefined]).toEqual([method, true])
    }
  })

  test('reading changes nothing', async () => {
    for (const path of ['/language?language=es&back=/', '/preferences?language=es&zone=Africa/Nairobi', '/catalog?language=es']) {
      expect((await bare.get(path)).headers['set-cookie']).toBeUndefined()
    }
  })
})
