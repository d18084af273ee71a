import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { atomFeed } from './atom.ts'
import { runPython, whyNoModule } from './testing/python.ts'
import { labels, makeHostileRecord, makeRecord, now, origin } from './testing/records.ts'

const query: [string, string][] = [
  ['q', 'weeding & "trust"'],
  ['delivery', 'live-online'],
  ['delivery', 'on-demand'],
]

function feedOf(records: OptionRecord[], more: { page?: number; total?: number; query?: [string, string][] } = {}): string {
  const paging = { total: 45, page: 2, pageSize: 20, query, ...more }
  return atomFeed({ records, origin, lang: 'en', now, title: 'Weeding <b>', hub: 'Learning Hub', labels, ...paging })
}

type Link = { rel: string; href: string; type?: string }
type Feed = {
  id: string
  title: string
  updated: string
  link: Link[]
  entry?: Record<string, unknown>[]
  'opensearch:totalResults': string
}

function parse(text: string): Feed {
  expect(XMLValidator.validate(text)).toBe(true)
  const lists = new Set(['feed.link', 'feed.entry', 'feed.entry.link', 'feed.entry.category'])
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    isArray: (_, path) => lists.has(String(path)),
  })
  return (parser.parse(text) as { feed: Feed }).feed
}

function hrefs(feed: Feed): Record<string, string> {
  return Object.fromEntries(feed.link.map(({ rel, href }) => [rel, href]))
}

describe('a feed of a search', () => {
  test('links to itself, its page and its neighbors with the same filters', () => {
    const same = 'q=weeding+%26+%22trust%22&delivery=live-online&delivery=on-demand'
    expect(hrefs(parse(feedOf([makeRecord()])))).toEqual({
      self: `http://localhost:3000/catalog.atom?${same}&page=2`,
      alternate: `http://localhost:3000/catalog?${same}&page=2`,
      search: 'http://localhost:3000/opensearch.xml',
      first: `http://localhost:3000/catalog.atom?${same}`,
      previous: `http://localhost:3000/catalog.atom?${same}`,
      next: `http://localhost:3000/catalog.atom?${same}&page=3`,
      last: `http://localhost:3000/catalog.atom?${same}&page=3`,
    })
  })

  test('has one id on all its pages, totals, and the time of its newest change', () => {
    const older = makeRecord({ slug: 'older', updated_at: new Date('2026-01-01T00:00:00Z') })
    const [first, third] = [parse(feedOf([older, makeRecord()], { page: 1 })), parse(feedOf([makeRecord()], { page: 3 }))]
    expect(first.id).toBe(third.id)
    expect(first.updated).toBe('2026-05-04T09:30:15.000Z')
    expect(first['opensearch:totalResults']).toBe('45')
    expect(hrefs(third)).not.toHaveProperty('next')
    expect(hrefs(first)).not.toHaveProperty('previous')
  })

  test('of nothing is still a feed', () => {
    const feed = parse(feedOf([], { total: 0, page: 1, query: [] }))
    expect(feed.entry).toBeUndefined()
    expect(feed.updated).toBe('2026-06-01T12:00:00.000Z')
    expect(hrefs(feed).last).toBe('http://localhost:3000/catalog.atom')
  })

  test('keeps the id of an entry when it is edited, and names who offers it', () => {
    const [before, after] = [parse(feedOf([makeRecord()])), parse(feedOf([makeRecord({ title: 'New', updated_at: now })]))]
    expect(before.entry?.[0]?.id).toBe('tag:localhost,2026:option/weeding-with-care')
    expect(after.entry?.[0]?.id).toBe(before.entry?.[0]?.id)
    expect(before.entry?.[0]?.author).toEqual({ name: 'Public Library Association', uri: 'http://localhost:3000/units/pla' })
  })
})

const reason = whyNoModule('feedparser')
describe.skipIf(reason)(`python3-feedparser${reason ? ` (${reason})` : ''}`, () => {
  const script = `
import sys, json, feedparser
f = feedparser.parse(sys.stdin.buffer.read(), response_headers={'content-type': 'application/atom+xml; charset=utf-8'})
e = f.entries[0]
print(json.dumps({'bozo': bool(f.bozo), 'version': f.version, 'total': f.feed.opensearch_totalresults, 'title': e.title, 'id': e.id,
  'author': e.author, 'summary': e.summary, 'content': e.content[0].value, 'link': e.link, 'updated': e.updated,
  'terms': [t.term for t in e.tags], 'labels': [t.label for t in e.tags]}))`

  test('reads a well-formed Atom feed with all that an entry says', () => {
    expect(runPython(script, feedOf([makeRecord()]))).toEqual({
      bozo: false,
      version: 'atom10',
      total: '45',
      title: 'Weeding with care',
      id: 'tag:localhost,2026:option/weeding-with-care',
      author: 'Public Library Association',
      summary: 'Decide what leaves the shelf, and tell the town why.',
      content: '<p>Two hours on <b>weeding</b> &amp; trust.</p><ul><li>Criteria</li><li>Words for patrons</li></ul>',
      link: 'http://localhost:3000/catalog/weeding-with-care',
      updated: '2026-05-04T09:30:15.000Z',
      terms: ['weeding', 'collection-assessment', 'leading-people'],
      labels: ['Topic weeding', 'Topic collection-assessment', 'Theme leading-people'],
    })
  })

  test('reads a hostile record without a fault', () => {
    expect(runPython(script, feedOf([makeHostileRecord()]))).toMatchObject({ bozo: false, id: 'tag:localhost,2026:option/hostile' })
  })
})

test('a hostile record cannot leave its element', () => {
  const text = feedOf([makeHostileRecord()])
  expect(parse(text).entry).toHaveLength(1)
  expect(text).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}/u)
  expect(text).not.toMatch(/<script|<img|\]\]>/)
})
