import { expect, test } from 'vitest'
import { pageMeta } from './titles.ts'

const page = { lang: 'en', origin: 'https://hub.test' } as const

test('a page with a card says where it is, and all that a network wants to know before it shows it', () => {
  const said = pageMeta(page, { title: 'Weeding', path: '/catalog/weeding', image: '/catalog/weeding/card.png' })
  const facts = said.flatMap((entry) => ('property' in entry || 'name' in entry ? [Object.values(entry)] : []))
  expect(Object.fromEntries(facts)).toEqual({
    'og:title': 'Weeding',
    'og:type': 'website',
    'og:url': 'https://hub.test/catalog/weeding',
    'og:site_name': 'Learning Hub',
    'og:image': 'https://hub.test/catalog/weeding/card.png',
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': 'Weeding · Learning Hub',
    'twitter:card': 'summary_large_image',
  })
})

test('a page without a card of its own shows the hub’s', () => {
  const meta = pageMeta(page, { title: 'Topics', path: '/topics' })
  expect(meta).toContainEqual({ property: 'og:image', content: 'https://hub.test/card.png' })
  expect(meta).toContainEqual({ property: 'og:image:alt', content: 'Learning Hub' })
})
