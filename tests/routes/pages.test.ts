import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Addresses, findAddresses, pageNames } from '../support/addresses.ts'
import { attributes, textOf, texts } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
})
afterAll(() => hub?.stop())

const languages = ['en', 'es'] as const
const hiddenFromSearch = new Set([
  'catalog-results',
  'catalog-filtered',
  'catalog-past-only',
  'catalog-empty',
  'catalog-corrected',
  'option-past',
  'compare',
  'compare-empty',
  'preferences',
])

/** What the standard demands, without the validator's taste in how React writes it. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-raw-characters': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // the navigation stands twice and one of the two is never shown; what is shown is looked at in a browser
    'unique-landmark': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
  },
})

describe.each(languages)('in %s', (lang) => {
  test.each(pageNames)('the page %s stands, says its language, and is one page', async (name) => {
    const path = addresses[name]
    const reply = await hub.get(path, { lang })
    expect(reply.status).toBe(name === 'not-found' ? 404 : 200)
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(attributes(reply.text, 'html', 'lang')).toEqual([lang])
    expect(texts(reply.text, 'h1')).toHaveLength(1)
    expect(texts(reply.text, 'h1')[0]).not.toBe('')
    expect(texts(reply.text, 'title')[0]).toMatch(/Learning Hub$/)
    const canonical = attributes(reply.text, 'link rel="canonical"', 'href')
    const robots = attributes(reply.text, 'meta name="robots"', 'content')
    if (name === 'not-found') return
    if (hiddenFromSearch.has(name)) expect([canonical, robots]).toEqual([[], ['noindex']])
    else expect([canonical, robots]).toEqual([[hub.origin + path.split('?')[0]], []])
  })

  test.each(pageNames)('the markup of %s is valid', async (name) => {
    const { text } = await hub.get(addresses[name], { lang })
    const report = await validator.validateString(text)
    const problems = report.results.flatMap((result) =>
      result.messages.map((found) => `${found.ruleId} at ${found.selector}: ${found.message}`),
    )
    expect(problems).toEqual([])
  })

  test.each([
    '/catalog/none',
    '/units/none',
    '/topics/none',
    '/themes/none',
    '/goals/none',
    '/catalog/none/calendar.ics',
    '/nowhere',
    '/nowhere/at/all',
    '/units/lita/none',
  ])('%s says that nothing is there, and how to go on', async (path) => {
    const reply = await hub.get(path, { lang })
    expect(reply.status).toBe(404)
    if (path.endsWith('.ics')) return
    expect(attributes(reply.text, 'html', 'lang')).toEqual([lang])
    expect(texts(reply.text, 'h1')).toEqual([
      lang === 'es' ? 'No hay ninguna página en esta dirección' : 'There is no page at this address',
    ])
    expect(attributes(reply.text, 'a', 'href')).toContain('/catalog')
  })
})

test('every link inside the hub leads somewhere, and every part of a page that is linked to exists', async () => {
  const seen = new Map<string, string>()
  const missingParts: string[] = []
  for (const name of pageNames) {
    const { text } = await hub.get(addresses[name])
    const ids = new Set(attributes(text, '[a-z0-9]+', 'id'))
    for (const link of linksOf(text)) {
      if (link.startsWith('#')) {
        if (!ids.has(link.slice(1))) missingParts.push(`${addresses[name]}: ${link}`)
        continue
      }
      const url = new URL(link, hub.origin + addresses[name])
      if (url.origin === hub.origin && !seen.has(url.pathname + url.search)) seen.set(url.pathname + url.search, addresses[name])
    }
  }
  expect(missingParts).toEqual([])
  expect(seen.size).toBeGreaterThan(200)
  const broken: string[] = []
  const sample = spread([...seen], 400)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = sample.pop(); next; next = sample.pop()) {
        const [path, from] = next
        const { status } = await hub.get(path)
        if (status !== 200 && !(status === 303 && path.startsWith('/language'))) broken.push(`${status} ${path} (from ${from})`)
      }
    }),
  )
  expect(broken).toEqual([])
})

describe('language', () => {
  test('is switched by a form that leads back to the same page with its filters', async () => {
    const here = '/catalog?q=weeding&delivery=on-demand&topic=collection-development&sort=newest'
    const before = await hub.get(here, { lang: 'en' })
    expect(attributes(before.text, 'input type="hidden" name="back"', 'value')[0]).toBe(here)
    const reply = await hub.post('/language', { back: here, language: 'es' })
    expect([reply.status, reply.headers.location]).toEqual([303, here])
    const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
    const after = await hub.get(here, { lang: 'en', cookie })
    expect(attributes(after.text, 'html', 'lang')).toEqual(['es'])
    expect(checked(after.text)).toEqual(checked(before.text))
  })

  test('never follows from a filter, nor a filter from it', async () => {
    const filtered = await hub.get('/catalog?language=es', { lang: 'en' })
    expect(attributes(filtered.text, 'html', 'lang')).toEqual(['en'])
    expect(checked(filtered.text)).toEqual(['language=es'])
    const plain = await hub.get('/catalog', { lang: 'es' })
    expect(checked(plain.text)).toEqual([])
  })

  test('another language is refused in words', async () => {
    const reply = await hub.post('/language', { back: '/catalog', language: 'fr' })
    expect([reply.status, reply.text]).toEqual([400, 'language: expected en or es'])
  })
})

describe('what an address says and the hub does not know', () => {
  test('unknown parameters are dropped, and not carried on', async () => {
    const { text } = await hub.get('/catalog?q=weeding&utm_source=mail&fbclid=1')
    expect(text.match(/utm_source|fbclid/g)).toBeNull()
  })

  test.each([
    ['level=expert', 'level=expert'],
    ['topic=no-such-topic', 'topic=no-such-topic'],
    ['page=-1', 'page=-1'],
    ['sort=random', 'sort=random'],
    ['when=2027-13', 'when=2027-13'],
    ['availability=maybe', 'availability=maybe'],
  ])('%s is named on the page and left out', async (query, named) => {
    const reply = await hub.get(`/catalog?cost=free&${query}`)
    expect(reply.status).toBe(200)
    expect(textOf(reply.text)).toContain(`Not understood and left out: ${named}`)
    expect(checked(reply.text)).toEqual(['cost=free'])
    const links = attributes(reply.text, 'a', 'href').filter((href) => href.startsWith('/catalog?'))
    expect(links.filter((href) => href.includes(query))).toEqual([])
  })
})

describe('an option that is past', () => {
  test('keeps its page, with a banner and what is like it, and is not to be indexed', async () => {
    const { text } = await hub.get(addresses['option-past'])
    expect(textOf(text)).toMatch(/Not offered now\. Last offered 20\d\d\./)
    expect(attributes(text, 'meta name="robots"', 'content')).toEqual(['noindex'])
    expect(textOf(text)).toContain('Similar and offered now')
  })

  test('is in the search only where it is asked for, and not in the sitemap', async () => {
    const slug = addresses['option-past'].replace('/catalog/', '')
    const row = await hub.db.selectFrom('options').select(['title']).where('slug', '=', slug).executeTakeFirstOrThrow()
    const listed = async (availability: string) => {
      const { text } = await hub.get(`/api/catalog?${new URLSearchParams({ q: row.title, availability, limit: '100' })}`)
      return JSON.parse(text).results.some((result: { url: string }) => result.url.endsWith(`/${slug}`))
    }
    expect([await listed('open'), await listed('any')]).toEqual([false, true])
    expect((await hub.get('/sitemap.xml')).text).not.toContain(`/catalog/${slug}<`)
  })
})

function linksOf(html: string): string[] {
  // what is sent leads where its sender has typed
  const forms = attributes(html.replace(/<form [^>]*method="post"[^>]*>/g, ''), 'form', 'action')
  const files = [...attributes(html, 'link', 'href'), ...attributes(html, 'script', 'src'), ...attributes(html, 'img', 'src')]
  return [...attributes(html, 'a', 'href'), ...forms, ...files]
}

/** Evenly spread over a list that is too long. */
function spread<T>(list: T[], most: number): T[] {
  const step = Math.max(1, list.length / most)
  return Array.from({ length: Math.min(most, list.length) }, (_, at) => list[Math.floor(at * step)]).filter((item) => item !== undefined)
}

function checked(html: string): string[] {
  const boxes = html.match(/<input type="checkbox"[^>]*\schecked=""[^>]*>/g) ?? []
  return boxes.map((box) => `${attributes(box, 'input', 'name')}=${attributes(box, 'input', 'value')}`).sort()
}
