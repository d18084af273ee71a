import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runPython, whyNoModule } from '#app/domain/catalog/formats/testing/python.ts'
import { faultsOf } from '#app/domain/catalog/formats/testing/schema-org.ts'
import { differing, readPng } from '#app/web/testing/read-png.ts'
import { type Addresses, findAddresses } from '../support/addresses.ts'
import { askApi, everything } from '../support/api.ts'
import { attributes } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
})
afterAll(() => hub?.stop())

const searches = [
  '',
  'q=weeding',
  'q=bias&delivery=on-demand',
  'cost=free&audience=trustee&audience=support-staff',
  'delivery=live-online&sort=date',
  'q=zzqxv',
  'unit=pla&availability=any&sort=newest',
]

describe('the same filters give the same set in every form', () => {
  test.each(searches)('“%s”', async (search) => {
    const found = await everything(hub, search)
    const titles = found.map(({ title }) => title)
    const csv = await hub.get(`/catalog.csv?${search}`)
    const rows: Record<string, string>[] = parse(csv.text, { columns: true, bom: true })
    expect(rows.map((row) => row.hub_url)).toEqual(found.map(({ url }) => url))
    const feed = parseXml((await hub.get(`/catalog.atom?${search}`)).text).feed
    expect(list(feed.entry).map((entry) => entry.title)).toEqual(titles.slice(0, 20).map((title) => expect.stringContaining(title)))
    const page = await hub.get(`/catalog?${search}`)
    const links = [...page.text.matchAll(/<h2[^>]*><a href="(\/catalog\/[^"]+)"/g)].map(([, href]) => hub.origin + href)
    expect(links).toEqual(found.slice(0, 20).map(({ url }) => url))
    const calendar = eventsOf((await hub.get(`/catalog.ics?${search}`)).text)
    const dated = rows.filter((row) => row.starts).map((row) => row.hub_url)
    const inCalendar = new Set(calendar.map((event) => String(event.getFirstPropertyValue('url'))))
    expect([...inCalendar].sort()).toEqual(dated.sort())
  })

  test('a month is the reader’s own month in every form', async () => {
    // nine in the evening of February 28 in Honolulu, and March 1 in UTC
    const starts = {
      starts_local: '2031-02-28T21:00:00',
      ends_local: '2031-02-28T22:00:00',
      starts_at: '2031-03-01T07:00:00Z',
      ends_at: '2031-03-01T08:00:00Z',
    }
    const run = await hub.db.selectFrom('option_runs').select(['id', 'option_id']).orderBy('id').executeTakeFirstOrThrow()
    await hub.db.deleteFrom('option_parts').where('run_id', '=', run.id).execute()
    const part = {
      run_id: run.id,
      position: 0,
      mode: 'live-online',
      zone: 'Pacific/Honolulu',
      title: null,
      place: null,
      url: null,
      note: null,
      minutes: 60,
      ...starts,
    } as const
    await hub.db.insertInto('option_parts').values(part).execute()
    const { slug } = await hub.db.selectFrom('options').select('slug').where('id', '=', run.option_id).executeTakeFirstOrThrow()
    const inMonth = async (path: string, month: string) =>
      (await hub.get(`${path}?when=${month}`, { cookie: 'zone=Pacific%2FHonolulu' })).text.includes(`/catalog/${slug}`)
    await expect.poll(() => inMonth('/catalog.atom', '2031-02')).toBe(true)
    for (const path of ['/catalog', '/api/catalog', '/catalog.atom', '/catalog.ics', '/catalog.csv'])
      expect([path, await inMonth(path, '2031-02'), await inMonth(path, '2031-03')]).toEqual([path, true, false])
  })

  test('the page says how many there are', async () => {
    const { total } = await askApi(hub, 'q=bias')
    expect((await hub.get('/catalog?q=bias', { lang: 'en' })).text).toContain(`${total} courses, events and resources`)
  })
})

describe('feeds and files', () => {
  test('Atom: well formed, with what the format demands, in both parsers', async (context) => {
    const reply = await hub.get('/catalog.atom?delivery=on-demand')
    expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const { feed } = parseXml(reply.text)
    expect(feed).toMatchObject({ id: expect.any(String), title: expect.any(String), updated: expect.any(String) })
    const ids = list(feed.entry).map((entry) => entry.id)
    expect(new Set(ids).size).toBe(20)
    const missing = whyNoModule('feedparser')
    if (missing) return context.skip(missing)
    const parsed = runPython(
      'import sys, json, feedparser; f = feedparser.parse(sys.stdin.buffer.read()); print(json.dumps([bool(f.bozo), f.version, len(f.entries), all(e.link and e.updated_parsed for e in f.entries)]))',
      reply.text,
    )
    expect(parsed).toEqual([false, 'atom10', 20, true])
  })

  test('iCalendar: zones, stable ids, the hour that the page says, in both parsers', async (context) => {
    const reply = await hub.get('/catalog.ics')
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8')
    const again = await hub.get('/catalog.ics', { headers: { 'cache-control': 'no-cache' }, lang: 'es' })
    const uids = eventsOf(reply.text).map((event) => String(event.getFirstPropertyValue('uid')))
    expect(new Set(uids).size).toBe(uids.length)
    expect(eventsOf(again.text).map((event) => String(event.getFirstPropertyValue('uid')))).toEqual(uids)
    const root = new ICAL.Component(ICAL.parse(reply.text))
    const zones = new Set(root.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid')))
    for (const [, zone] of reply.text.matchAll(/DTSTART;TZID=([^:]+):/g)) expect(zones.has(zone ?? '')).toBe(true)
    for (const event of eventsOf(reply.text)) expect(Number(event.getFirstPropertyValue('sequence'))).toBeGreaterThanOrEqual(0)
    const missing = whyNoModule('icalendar')
    if (missing) return context.skip(missing)
    const parsed = runPython(
      'import sys, json, icalendar; c = icalendar.Calendar.from_ical(sys.stdin.buffer.read()); e = list(c.walk("VEVENT")); print(json.dumps([len(e), sum(len(x.errors) for x in e)]))',
      reply.text,
    )
    expect(parsed).toEqual([uids.length, 0])
  })

  test("an option's own calendar holds its meetings, and its card is a picture", async () => {
    const series = addresses['option-series']
    const own = await hub.get(`${series}/calendar.ics`)
    expect(own.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(own.headers['content-disposition']).toMatch(/filename="[a-z0-9-]+\.ics"/)
    expect(eventsOf(own.text)).toHaveLength(4)
    const card = await hub.get(`${series}/card.svg`)
    expect([card.status, card.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(XMLValidator.validate(card.text)).toBe(true)
    expect(card.text).toContain('Four Evenings')
    expect(card.text).not.toMatch(/<script|foreignObject|href="(?!#)/)
  })

  test('the page of an option names its card, a PNG of 1200 × 630 pixels in the language of the reader', async () => {
    const series = addresses['option-series']
    const { text } = await hub.get(series)
    expect(attributes(text, 'meta property="og:image"', 'content')).toEqual([`${hub.origin}${series}/card.png`])
    const replies = await Promise.all((['en', 'es'] as const).map((lang) => hub.get(`${series}/card.png`, { lang })))
    for (const { status, headers, body } of replies) {
      expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/png', 'nosniff'])
      expect([headers['cross-origin-resource-policy'], headers['content-length']]).toEqual(['cross-origin', String(body.length)])
      expect(body.length).toBeLessThan(100_000)
    }
    const [english, spanish] = replies.map(({ body }) => readPng(body))
    if (!english || !spanish) throw new Error('two were asked for')
    expect([english.width, english.height, spanish.width, spanish.height]).toEqual([1200, 630, 1200, 630])
    expect(differing(english, spanish)).toBeGreaterThan(300)
    expect((await hub.get('/catalog/there-is-no-such-option/card.png')).status).toBe(404)
  })

  test('CSV: named as a file, marked as UTF-8, one row an option, no formula', async () => {
    const reply = await hub.get('/catalog.csv?availability=any')
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.headers['content-disposition']).toBe('attachment; filename="catalog.csv"')
    expect([...reply.body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows: string[][] = parse(reply.text, { bom: true })
    expect(rows).toHaveLength((await askApi(hub, 'availability=any')).total + 1)
    expect(
      rows
        .slice(1)
        .flat()
        .filter((cell) => /^[=+@\t\r]|^-(?!\d)/.test(cell)),
    ).toEqual([])
  })

  test('OpenSearch leads to the search, the feed, the API and the completions', async () => {
    const reply = await hub.get('/opensearch.xml')
    expect(reply.headers['content-type']).toBe('application/opensearchdescription+xml; charset=utf-8')
    const { OpenSearchDescription: described } = parseXml(reply.text)
    expect(described.ShortName.length).toBeLessThanOrEqual(16)
    const templates = list(described.Url).map((url) => String(url['@template']))
    for (const template of templates) {
      expect(template.startsWith(hub.origin)).toBe(true)
      const address = template
        .slice(hub.origin.length)
        .replace('{searchTerms}', 'weeding')
        .replace('{startPage?}', '1')
        .replace('{count?}', '5')
      expect((await hub.get(address)).status).toBe(200)
    }
    expect(attributes((await hub.get('/')).text, 'link rel="search"', 'href')).toEqual(['/opensearch.xml'])
  })

  test('completions come in the form of OpenSearch', async () => {
    const reply = await hub.get('/api/suggest?q=weed')
    expect(reply.headers['content-type']).toBe('application/x-suggestions+json; charset=utf-8')
    const [typed, words] = JSON.parse(reply.text)
    expect([typed, words.length > 0]).toEqual(['weed', true])
  })

  test('the sitemap holds exactly what is open, and robots.txt names it', async () => {
    const reply = await hub.get('/sitemap.xml')
    expect(reply.headers['content-type']).toBe('application/xml; charset=utf-8')
    const places = list(parseXml(reply.text).urlset.url).map((url) => String(url.loc))
    const options = places.filter((place) => place.startsWith(`${hub.origin}/catalog/`))
    expect(options.sort()).toEqual((await everything(hub, '')).map(({ url }) => url).sort())
    const others = places.filter((place) => !place.startsWith(`${hub.origin}/catalog/`)).map((place) => place.slice(hub.origin.length))
    const broken = await Promise.all(others.map(async (path) => ({ path, status: (await hub.get(path)).status })))
    expect(broken.filter(({ status }) => status !== 200)).toEqual([])
    const robots = await hub.get('/robots.txt')
    expect(robots.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(robots.text).toContain(`Sitemap: ${hub.origin}/sitemap.xml`)
    expect((await hub.get('/sitemap.xml?part=2')).status).toBe(404)
    expect((await hub.get('/sitemap.xml?part=-1')).status).toBe(404)
  })

  test('linked data of every tenth option is what schema.org says', async () => {
    const urls = (await everything(hub, 'availability=any')).map(({ url }) => url)
    const faults: string[] = []
    for (const url of urls.filter((_, at) => at % 10 === 0)) {
      const { text } = await hub.get(url.slice(hub.origin.length))
      const blocks = [...text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, json = '']) =>
        JSON.parse(json),
      )
      if (blocks.length !== 1) faults.push(`${url}: ${blocks.length} blocks`)
      for (const block of blocks) faults.push(...faultsOf(block).map((fault) => `${url}: ${fault}`))
    }
    expect(faults).toEqual([])
  })

  test.each([
    '/',
    '/catalog?q=weeding',
    '/catalog.atom',
    '/catalog.ics',
    '/api/catalog?q=weeding',
    '/sitemap.xml',
    '/opensearch.xml',
    '/units/core',
  ])('%s has a tag, and who has it already gets 304', async (path) => {
    const first = await hub.get(path)
    expect(first.headers.etag).toMatch(/^"[\w-]+"$/)
    const again = await hub.get(path, { headers: { 'if-none-match': first.headers.etag } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers.etag).toBe(first.headers.etag)
  })
})

function eventsOf(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
}

function parseXml(text: string) {
  expect(XMLValidator.validate(text)).toBe(true)
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false }).parse(text)
}

type Node = Record<string, string>

/** One child is not in a list, and none is not there at all. */
function list(nodes: Node | Node[] | undefined): Node[] {
  return nodes === undefined ? [] : Array.isArray(nodes) ? nodes : [nodes]
}
