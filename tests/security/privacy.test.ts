import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Addresses, findAddresses, pageNames } from '../support/addresses.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
})
afterAll(() => hub?.stop())

test('what one person read, searched, failed at and chose is in no line that the hub writes', async () => {
  const quiet = await startHub()
  const person = {
    headers: {
      'x-forwarded-for': '203.0.113.77',
      'user-agent': 'Zebrabrowser/7',
      referer: `${quiet.origin}/catalog?q=quagga`,
      'x-request-id': 'okapi-1',
    },
    cookie: 'language=es; zone=Africa%2FNairobi; tracker=pangolin',
  }
  const slug = addresses['option-series'].replace('/catalog/', '')
  for (const path of [
    '/',
    '/catalog?q=quagga+grief&topic=grief-and-loss',
    '/api/catalog?q=quagga',
    '/api/catalog?limit=quagga',
    '/api/suggest?q=quagg',
    '/catalog.csv?q=quagga',
    `/catalog/${slug}`,
    `/catalog/${slug}/calendar.ics`,
    '/catalog/quagga@example.org',
    '/topics/unconscious-bias',
    '/quagga/quagga',
    '/%zz?q=quagga',
    `/catalog?q=${'quagga'.repeat(2_000)}`,
    '/compare?option=quagga',
    '/preferences?back=/catalog%3Fq%3Dquagga',
  ])
    await quiet.get(path, person)
  await quiet.post('/language', { language: 'fr', back: '/catalog?q=quagga' }, person)
  await quiet.post('/preferences', { zone: 'Africa/Nairobi', language: 'es', back: '/catalog?q=quagga' }, person)
  await quiet.post('/catalog?q=quagga', { q: 'quagga', email: 'quagga@example.org' }, person)
  await quiet.stop()
  const { out, err } = quiet.said()
  const lines = out.split('\n').filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThanOrEqual(18)
  for (const line of lines) expect(Object.keys(JSON.parse(line)).sort()).toEqual(['cache', 'id', 'method', 'ms', 'path', 'status', 'time'])
  for (const hidden of [
    'quagga',
    'grief',
    'Nairobi',
    'pangolin',
    'Zebra',
    'okapi',
    '203.0.113',
    '127.0.0.1',
    'unconscious',
    'example.org',
    slug,
    'option=',
    '?q',
    'language=es',
  ])
    expect([hidden, out.includes(hidden), err.includes(hidden)]).toEqual([hidden, false, false])
})

describe('words that found nothing', () => {
  const misses = () => hub.db.selectFrom('search_misses').selectAll().execute()
  const kept = async (words: string) => (await misses()).filter((miss) => miss.words === words)

  test('are counted for staff by word, language and day, and there is no room for who asked', async () => {
    await hub.get('/catalog?q=Zzqxv+Wvvkq', { lang: 'es', cookie: 'zone=Africa%2FNairobi' })
    await hub.get('/api/catalog?q=zzqxv+wvvkq', { lang: 'es' })
    const [miss] = await kept('zzqxv wvvkq')
    expect(miss).toEqual({ words: 'zzqxv wvvkq', lang: 'es', times: 2, last_on: new Date().toISOString().slice(0, 10) })
  })

  test.each([
    ['an address', 'zzqxv@example.org'],
    ['an account', '@zzqxv'],
    ['a number', 'zzqxv 5551234567'],
    ['a number with spaces', 'zzqxv 555 123 4567'],
    ['a number with signs', 'zzqxv (555) 123-4567'],
    ['a link', 'https://zzqxv.example/me'],
    ['a whole sentence', `zzqxv ${'wvvkq '.repeat(20)}`],
  ])('are not kept where they look like %s', async (_, words) => {
    const before = (await misses()).length
    await hub.get(`/catalog?q=${encodeURIComponent(words)}`)
    await hub.get(`/api/catalog?q=${encodeURIComponent(words)}`)
    expect(await misses()).toHaveLength(before)
  })

  test('are not kept where something was found, or filters kept it away', async () => {
    const before = (await misses()).length
    await hub.get('/catalog?q=weeding')
    await hub.get('/catalog?q=weeding&level=advanced&cost=more&length=30m')
    await hub.get('/catalog?q=a')
    await hub.get('/api/suggest?q=zzqxvw')
    expect(await misses()).toHaveLength(before)
  })
})

describe('nobody is remembered who has not chosen to be', () => {
  const doors = [
    '/api/catalog?q=bias',
    '/api/suggest?q=bi',
    '/catalog.atom',
    '/catalog.ics',
    '/catalog.csv',
    '/sitemap.xml',
    '/robots.txt',
    '/opensearch.xml',
    '/healthz',
    '/readyz',
    '/favicon.svg',
  ]

  test('no reply sets a cookie, names a visitor, or lets others keep what was read', async () => {
    for (const path of [...pageNames.map((name) => addresses[name]), ...doors]) {
      const { headers, text } = await hub.get(path, { headers: { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'Zebrabrowser/7' } })
      expect([path, headers['set-cookie']]).toEqual([path, undefined])
      expect(text).not.toMatch(/203\.0\.113|Zebrabrowser/)
      expect([path, headers['referrer-policy']]).toEqual([path, 'same-origin'])
      if (String(headers['content-type']).startsWith('text/html'))
        expect([path, headers['cache-control']]).toEqual([path, expect.stringMatching(/private|no-store/)])
    }
  })

  test('a choice is kept in clear, for the hub alone, and is all that is kept', async () => {
    const reply = await hub.post('/preferences', {
      language: 'es',
      zone: 'Pacific/Honolulu',
      scheme: 'dark',
      slash: 'off',
      name: 'zebra',
      back: '/',
    })
    const cookies = reply.headers['set-cookie'] ?? []
    expect(cookies.map((cookie) => cookie.split(';')[0]).sort()).toEqual([
      'language=es',
      'scheme=dark',
      'slash=off',
      'zone=Pacific%2FHonolulu',
    ])
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; SameSite=Lax$/)
    expect(reply.headers['cache-control']).toMatch(/private|no-store/)
    const forgotten = await hub.post(
      '/preferences',
      { language: 'en', zone: 'own', scheme: 'device', slash: 'on', back: '/' },
      { cookie: 'scheme=dark; slash=off' },
    )
    const gone = (forgotten.headers['set-cookie'] ?? [])
      .filter((cookie) => cookie.includes('Max-Age=0'))
      .map((cookie) => cookie.split('=')[0])
    expect(gone.sort()).toEqual(['scheme', 'slash'])
  })

  test('a wrong choice is named, and keeps nothing', async () => {
    const reply = await hub.post('/preferences', { language: 'en', zone: 'Mars/Olympus', back: '/catalog' }, { lang: 'en' })
    expect([reply.status, reply.headers['set-cookie']]).toEqual([400, undefined])
    expect(reply.text).toContain('Mars/Olympus')
  })
})

describe('when the database fails', () => {
  test('a fault is reported without the words that met it', async () => {
    const broken = await startHub()
    await broken.db.schema.alterTable('options').renameTo('options_elsewhere').execute()
    const page = await broken.get('/catalog?q=leadership+quagga', { headers: { 'x-forwarded-for': '203.0.113.77' } })
    const json = await broken.get('/api/catalog?q=leadership+quagga')
    await broken.stop()
    const { out, err } = broken.said()
    expect([page.status, json.status]).toEqual([500, 500])
    for (const text of [page.text, json.text]) expect(text).not.toMatch(/options|select |node_modules|\bat \w+ \(/)
    expect(err).toContain('42P01')
    expect(out + err).not.toMatch(/quagga|leadership|203\.0\.113/)
  })

  test('a search that finds nothing is answered though its words cannot be counted', async () => {
    const broken = await startHub()
    await broken.db.schema.alterTable('search_misses').renameTo('search_misses_elsewhere').execute()
    const statuses = [(await broken.get('/catalog?q=zzqxvquagga')).status, (await broken.get('/api/catalog?q=zzqxvquagga')).status]
    await broken.stop()
    expect(statuses).toEqual([200, 200])
  })
})
