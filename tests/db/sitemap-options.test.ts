import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCatalog } from '#app/domain/catalog/live.ts'
import { listSitemapOptions } from '#app/web/sitemap-options.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { addOption, addReference, type MadeOption } from '../support/options.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a sitemap is told the address and the last change of what is open, and of nothing else', async () => {
  const { db } = database
  const { alpha } = await addReference(db)
  const changed = new Date('2026-05-04T09:30:15Z')
  const add = (slug: string, more: MadeOption = {}) => addOption(db, alpha, { slug, title: slug, updated_at: changed, ...more })
  const dated = { kind: 'event', delivery: 'live-online', format: 'webinar', dated: true } as const
  await add('always', { created_at: new Date('2026-01-01T00:00:00Z') })
  await add('ahead', { ...dated, created_at: new Date('2026-02-01T00:00:00Z'), parts: [{ starts: '2027-03-02T13:00:00' }] })
  await add('past', { ...dated, parts: [{ starts: '2025-03-02T13:00:00' }] })
  await add('draft', { state: 'draft', published_at: null })
  const gone = await add('gone')
  const catalog = await openCatalog(db, { pollMs: 0 })
  await db.updateTable('options').set({ state: 'withdrawn' }).where('id', '=', gone).execute()
  expect(await listSitemapOptions(catalog, db, new Date('2026-06-01T00:00:00Z'))).toEqual([
    { slug: 'ahead', updated_at: changed },
    { slug: 'always', updated_at: changed },
  ])
  catalog.close()
})
