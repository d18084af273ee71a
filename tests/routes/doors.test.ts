import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runPython, whyNoModule } from '#app/domain/catalog/formats/testing/python.ts'
import { faultsOf } from '#app/domain/catalog/formats/testing/schema-org.ts'
import { type Addresses, findAddresses } from '../support/addresses.ts'
import { attributes } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
})
afterAll(() => hub?.stop())

type Result = { id: number; externalId: string | null; title: string; url: string; unit: string; delivery: string; format: string; level: string; score: number }
type Answer = {
  total: number
  page: number
  results: Result[]
  facets: Record<string, { value: string; label: string; count: number }[]>
  did_you_mean: string | null
}

async function api(query: string | Record<string, string> | [string, string][]): Promise<Answer> {
  const reply = await hub.get(`/api/catalog?${new URLSearchParams(query)}`)
  expect(reply.status).toBe(200)
  return JSON.parse(reply.text)
}

const facetNames = 'theme delivery length cost credit topic level format audience library unit language access goal'.split(' ')
const searches = ['', 'q=weeding', 'q=bias&delivery=on-demand', 'cost=free&audience=trustee&audience=support-staff', 'delivery=live-online&sort=date', 'q=zzqxv', 'unit=pla&availability=any&sort=newest']

describe('/api/catalog', () => {
  test('answers in the shape that other programs rely on', async () => {
    const reply = await hub.get('/api/catalog?q=bias')
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    const answer: Answer = JSON.parse(reply.text)
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(['total', 'page', 'results', 'facets', 'did_you_mean']))
    expect([typeof answer.total, answer.page, answer.did_you_mean]).toEqual(['number', 1, null])
    expect(answer.results.length).toBe(Math.min(answer.total, 20))
    for (const result of answer.results) {
      expect(result).toMatchObject({
        id: expect.any(Number),
        title: expect.any(String),
        unit: expect.any(String),
        delivery: expect.any(String),
        format: expect.any(String),
        level: expect.any(String),
        score: expect.any(Number),
      })
      expect(result.externalId === null || /^[FD]\d+/.test(result.externalId)).toBe(true)
      expect(result.url.startsWith(`${hub.origin}/catalog/`)).toBe(true)
      expect((await hub.get(result.url.slice(hub.origin.length))).status).toBe(200)
    }
    expect(Object.keys(answer.facets).sort()).toEqual([...facetNames].sort())
    for (const value of Object.values(answer.facets).flat()) {
      expect(value).toEqual({ value: expect.any(String), label: expect.any(String), count: expect.any(Number) })
      expect(value.label).not.toBe('')
      expect(value.count).toBeGreaterThan(0)
    }
  })

  test('best first: scores do not rise, and a misspelled word is put right', async () => {
    const { results } = await api('q=leadership&limit=100')
    expect(results.length).toBeGreaterThan(5)
    expect(results.map(({ score }) => score)).toEqual(results.map(({ score }) => score).sort((a, b) => b - a))
    expect((await api('q=storytme')).did_you_mean).toBe('storytime')
  })

  test('pages through everything without a gap or a repetition; a limit is at most 100', async () => {
    const { total } = await api('availability=any')
    const ids: number[] = []
    for (let page = 1; page <= Math.ceil(total / 100); page++) ids.push(...(await api(`availability=any&limit=100&page=${page}`)).results.map(({ id }) => id))
    expect(ids).toHaveLength(total)
    expect(new Set(ids).size).toBe(total)
    expect((await api('limit=5000&availability=any')).results).toHaveLength(100)
    expect((await api('limit=3')).results).toHaveLength(3)
    expect((await api('page=9999')).results).toEqual([])
  })

  test.each(['0', '-1', 'NaN', '1e9', 'ten'])('a limit of %s is refused in words that name it', async (limit) => {
    const reply = await hub.get(`/api/catalog?limit=${limit}`)
    expect(reply.status).toBe(400)
    expect(JSON.parse(reply.text).error).toBe(`limit: expected a whole number from 1 to 100, not "${limit}"`)
  })

  test('every count is the total that choosing the value brings', async () => {
    const faults: string[] = []
    for (const base of ['', 'cost=free', 'q=library&availability=any', 'delivery=on-demand&level=introductory']) {
      const { facets } = await api(base)
      for (const [facet, values] of Object.entries(facets)) {
        const chosen = new URLSearchParams(base).getAll(facet)
        for (const { value, count } of pick(values, 3)) {
          const query = new URLSearchParams(base)
          query.delete(facet)
          query.append(facet, value)
          const { total } = await api([...query])
          if (total !== count) faults.push(`${base} + ${facet}=${value}: shown ${count}, found ${total}${chosen.length > 0 ? ` (chosen: ${chosen})` : ''}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  test('within a facet OR, between facets AND', async () => {
    const ids = async (query: string) => new Set((await api(`${query}&limit=100&availability=any`)).results.map(({ id }) => id))
    const [webinars, courses, free, either, both] = await Promise.all([
      ids('format=webinar'),
      ids('format=e-course'),
      ids('cost=free'),
      ids('format=webinar&format=e-course'),
      ids('format=webinar&format=e-course&cost=free'),
    ])
    const union = new Set([...webinars, ...courses])
    expect(either).toEqual(union)
    expect(both).toEqual(new Set([...union].filter((id) => free.has(id))))
    expect(both.size).toBeGreaterThan(0)
  })

  test('`hub search` gives the same JSON', async () => {
    for (const [words, filters] of [
      ['weeding', []],
      ['storytme', ['cost=free', 'cost=to-50']],
      ['', ['delivery=on-demand', 'sort=newest']],
    ] as const) {
      const query: [string, string][] = [['q', words], ...filters.map((filter): [string, string] => filter.split('=') as [string, string]), ['limit', '7']]
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['build/hub.js', 'search', words, ...filters.flatMap((filter) => ['--filter', filter]), '--limit', '7', '--json'],
        { env: { ...process.env, DATABASE_URL: hub.databaseUrl, HUB_ORIGIN: hub.origin, HUB_MODE: 'demo', NODE_ENV: '', HUB_CALLER_ENV: '', HUB_SECRET: 'only for this test, and for nothing else' } },
      )
      expect(JSON.parse(stdout)).toEqual(await api(query))
    }
  })
})

describe('the same filters give the same set in every form', () => {
  test.each(searches)('“%s”', async (search) => {
    const found = await everything(search)
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

  test('the page says how many there are', async () => {
    const { total } = await api('q=bias')
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

  test('CSV: named as a file, marked as UTF-8, one row an option, no formula', async () => {
    const reply = await hub.get('/catalog.csv?availability=any')
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.headers['content-disposition']).toBe('attachment; filename="catalog.csv"')
    expect([...reply.body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows: string[][] = parse(reply.text, { bom: true })
    expect(rows).toHaveLength((await api('availability=any')).total + 1)
    expect(rows.slice(1).flat().filter((cell) => /^[=+@\t\r]|^-(?!\d)/.test(cell))).toEqual([])
  })

  test('OpenSearch leads to the search, the feed, the API and the completions', async () => {
    const reply = await hub.get('/opensearch.xml')
    expect(reply.headers['content-type']).toBe('application/opensearchdescription+xml; charset=utf-8')
    const { OpenSearchDescription: described } = parseXml(reply.text)
    expect(described.ShortName.length).toBeLessThanOrEqual(16)
    const templates = list(described.Url).map((url) => url['@template'])
    for (const template of templates) {
      expect(template.startsWith(hub.origin)).toBe(true)
      const address = template.slice(hub.origin.length).replace('{searchTerms}', 'weeding').replace('{startPage?}', '1').replace('{count?}', '5')
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
    expect(options.sort()).toEqual((await everything('')).map(({ url }) => url).sort())
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
    const urls = (await everything('availability=any')).map(({ url }) => url)
    const faults: string[] = []
    for (const url of urls.filter((_, at) => at % 10 === 0)) {
      const { text } = await hub.get(url.slice(hub.origin.length))
      const blocks = [...text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, json = '']) => JSON.parse(json))
      if (blocks.length !== 1) faults.push(`${url}: ${blocks.length} blocks`)
      for (const block of blocks) faults.push(...faultsOf(block).map((fault) => `${url}: ${fault}`))
    }
    expect(faults).toEqual([])
  })

  test.each(['/', '/catalog?q=weeding', '/catalog.atom', '/catalog.ics', '/api/catalog?q=weeding', '/sitemap.xml', '/opensearch.xml', '/units/core'])(
    '%s has a tag, and who has it already gets 304',
    async (path) => {
      const first = await hub.get(path)
      expect(first.headers.etag).toMatch(/^"[\w-]+"$/)
      const again = await hub.get(path, { headers: { 'if-none-match': first.headers.etag } })
      expect([again.status, again.text]).toEqual([304, ''])
      expect(again.headers.etag).toBe(first.headers.etag)
    },
  )
})

/** All results of a search, through all its pages. */
async function everything(search: string): Promise<Result[]> {
  const results: Result[] = []
  for (let page = 1; ; page++) {
    const answer = await api(`${search}&limit=100&page=${page}`)
    results.push(...answer.results)
    if (results.length >= answer.total || answer.results.length === 0) return results
  }
}

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

function pick<T>(values: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(values.length / count))
  return values.filter((_, at) => at % step === 0).slice(0, count)
}
