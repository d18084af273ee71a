import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askApi } from '../support/api.ts'
import { startHub, type TestHub } from '../support/hub.ts'

/** The hub runs in a process of its own; what is written here is written by another. */
let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 50 })

test('a unit that is renamed is called so on its page, in the filter and in rows, and is found by its new name', async () => {
  const { total } = await askApi(hub, 'unit=acrl')
  const pages = ['/units/acrl', '/catalog?unit=acrl', '/units']
  for (const page of pages) expect((await hub.get(page)).text).not.toContain('Guild of Campus Librarians')
  await hub.db.updateTable('units').set({ name: 'Guild of Campus Librarians' }).where('slug', '=', 'acrl').execute()
  for (const page of pages) await soon(async () => expect((await hub.get(page)).text).toContain('Guild of Campus Librarians'))
  await soon(async () => {
    const found = await askApi(hub, 'q=guild+of+campus+librarians&unit=acrl')
    expect(found.total).toBe(total)
    expect(found.facets.unit).toContainEqual(expect.objectContaining({ value: 'acrl', label: 'Guild of Campus Librarians' }))
  })
})

test('a topic that is new has its page and can be asked for, and a synonym finds it', async () => {
  expect((await hub.get('/topics/bookbinding')).status).toBe(404)
  const words = {
    label_en: 'Bookbinding',
    label_es: 'Encuadernación',
    definition_en: 'Making books by hand.',
    definition_es: 'Hacer libros.',
  }
  await hub.db
    .insertInto('topics')
    .values({ slug: 'bookbinding', broader_slug: null, edi: false, ...words })
    .execute()
  await soon(async () => expect((await hub.get('/topics/bookbinding')).status).toBe(200))
  const option = await hub.db
    .selectFrom('options')
    .select(['id', 'slug'])
    .where('state', '=', 'published')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await hub.db.insertInto('option_topics').values({ option_id: option.id, topic_slug: 'bookbinding' }).execute()
  await hub.db.insertInto('topic_terms').values({ topic_slug: 'bookbinding', lang: 'en', term: 'xylotheque', kind: 'synonym' }).execute()
  for (const query of ['topic=bookbinding&availability=any', 'q=xylotheque&availability=any'])
    await soon(async () => expect((await askApi(hub, query)).results.map((result) => result.id)).toEqual([option.id]))
  expect((await hub.get('/sitemap.xml')).text).toContain('/topics/bookbinding<')
})
