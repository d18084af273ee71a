import { describe, expect, test } from 'vitest'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { createCanonicalSearch } from './canonical-search.ts'

const empty = {
  units: new Map(),
  topics: new Map([
    ['weeding', {}],
    ['grants', {}],
  ]),
  themes: new Map(),
  goals: new Map(),
} as unknown as Vocabulary
const canonical = (address: string) => createCanonicalSearch(() => empty)(new URL(address, 'http://hub.test'))

describe('one page has one key', () => {
  test.each([
    ['/', ''],
    ['/?utm_source=mail', ''],
    ['/catalog', ''],
    ['/catalog?q=&topic=&sort=relevance&page=1', ''],
    ['/catalog?topic=weeding&q=grants&topic=grants', 'q=grants&topic=grants&topic=weeding'],
    ['/catalog?q=%20+Story%09time%00', 'q=Story+time'],
    ['/catalog?fbclid=x&q=a', 'q=a'],
    ['/catalog/reading-club?from=mail', ''],
    ['/catalog/reading-club/card.svg', ''],
    ['/catalog/reading-club/card.png', ''],
    ['/calendar?when=2027-01&x=1', 'when=2027-01'],
    ['/calendar?when=never', ''],
    ['/compare?option=b&option=a', 'option=b&option=a'],
    ['/api/catalog?limit=50&q=a', 'q=a&limit=50'],
    ['/api/suggest?q=sto', 'q=sto'],
    ['/sitemap.xml', ''],
  ])('%s → %j', (address, query) => {
    expect(canonical(address)).toBe(query)
  })

  test.each([
    ['a filter that was not understood: the page must say so', '/catalog?level=wizard'],
    ['a page number that is none', '/catalog?page=-1'],
    ['a limit that is none', '/api/catalog?limit=many'],
    ['what belongs to one person', '/me/plan'],
    ['a credential', '/credentials/1?share=token'],
    ['a form', '/preferences?back=/catalog'],
    ['an export of everything', '/catalog.csv'],
    ['what is deeper than any page', '/catalog/a/b/c'],
    ['names of built-in things', '/constructor'],
    ['another', '/__proto__'],
  ])('is made for the one who asks: %s', (_, address) => {
    expect(canonical(address)).toBeNull()
  })

  test('words without end make no key without end', () => {
    expect(canonical(`/api/suggest?q=${'a'.repeat(5_000)}`)?.length).toBeLessThan(100)
    expect(canonical(`/compare?${'option=a&'.repeat(1_000)}`)?.length).toBeLessThan(100)
  })
})
