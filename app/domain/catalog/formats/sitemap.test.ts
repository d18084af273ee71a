import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { robotsText } from './robots.ts'
import { sitemap, sitemapEntries } from './sitemap.ts'
import { makeRecord, origin } from './testing/records.ts'

function parse(text: string | null): unknown {
  expect(XMLValidator.validate(text ?? '')).toBe(true)
  return new XMLParser({ ignoreAttributes: false }).parse(text ?? '')
}

describe('the sitemap', () => {
  test('lists pages, and options with the time of their last change', () => {
    const entries = sitemapEntries([{ path: '/units', changed: null }], [makeRecord()])
    expect(parse(sitemap(entries, origin))).toMatchObject({
      urlset: {
        '@_xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
        url: [
          { loc: 'http://localhost:3000/units' },
          { loc: 'http://localhost:3000/catalog/weeding-with-care', lastmod: '2026-05-04T09:30:15.000Z' },
        ],
      },
    })
  })

  test('over the limit becomes an index whose parts hold every address once', () => {
    const entries = Array.from({ length: 5 }, (_, index) => ({ path: `/p${index}`, changed: new Date(Date.UTC(2026, 0, index + 1)) }))
    expect(parse(sitemap(entries, origin, null, 2))).toMatchObject({
      sitemapindex: {
        sitemap: [
          { loc: 'http://localhost:3000/sitemap.xml?part=1', lastmod: '2026-01-02T00:00:00.000Z' },
          { loc: 'http://localhost:3000/sitemap.xml?part=2', lastmod: '2026-01-04T00:00:00.000Z' },
          { loc: 'http://localhost:3000/sitemap.xml?part=3', lastmod: '2026-01-05T00:00:00.000Z' },
        ],
      },
    })
    const parts = [1, 2, 3].map((part) => sitemap(entries, origin, part, 2) ?? '')
    const listed = parts.join('').match(/<loc>[^<]+/g)
    expect(listed).toEqual(entries.map(({ path }) => `<loc>http://localhost:3000${path}`))
  })

  test.each([0, 4, -1, 1.5, Number.NaN])('part %s of three does not exist', (part) => {
    const entries = Array.from({ length: 5 }, (_, index) => ({ path: `/p${index}`, changed: null }))
    expect(sitemap(entries, origin, part, 2)).toBeNull()
  })

  test('keeps within the limit of 50,000 by itself', () => {
    const entries = Array.from({ length: 50_001 }, (_, index) => ({ path: `/p${index}`, changed: null }))
    expect(sitemap(entries.slice(1), origin)).toContain('<urlset')
    expect(sitemap(entries, origin)).toContain('<sitemapindex')
    expect(sitemap(entries, origin, 1)?.match(/<url>/g)).toHaveLength(50_000)
  })
})

test('robots.txt opens the catalog, closes what repeats it, and names the sitemap', () => {
  const lines = robotsText(origin, ['/manage']).split('\n')
  expect(lines).toContain('User-agent: *')
  expect(lines).toContain('Disallow: /compare')
  expect(lines).toContain('Disallow: /manage')
  expect(lines).toContain('Sitemap: http://localhost:3000/sitemap.xml')
  expect(lines.some((line) => /^Disallow: \/(catalog)?$/.test(line))).toBe(false)
})
