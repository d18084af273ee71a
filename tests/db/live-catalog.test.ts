import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { readCatalogQuery } from '#app/domain/catalog/input.ts'
import { type Catalog, openCatalog } from '#app/domain/catalog/live.ts'
import { noteMiss } from '#app/domain/catalog/misses.ts'
import type { Db } from '#db/schema.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { failing, gated } from '../support/database-faults.ts'
import { addOption, addReference, addRun, type MadeOption, type Reference } from '../support/options.ts'

let database: TestDatabase
let db: Db
let units: Reference
const opened: Catalog[] = []

beforeAll(async () => {
  database = await testDatabase({ max: 8 })
  db = database.db
  units = await addReference(db)
})
afterEach(() => {
  vi.useRealTimers()
  for (const catalog of opened.splice(0)) catalog.close()
})
afterAll(() => database.drop())

/** A catalog that looks for changes only when told to. */
async function open(on: Db = db, pollMs = 0): Promise<Catalog> {
  const catalog = await openCatalog(on, { pollMs })
  opened.push(catalog)
  return catalog
}

function find(catalog: Catalog, address: string, now = Date.now()) {
  const found = catalog.search(readCatalogQuery(new URLSearchParams(address), catalog.vocabulary), { lang: 'en', now })
  return { ids: found.hits.map((hit) => hit.id), total: found.total, notOpen: found.notOpen, facets: found.facets }
}

const add = (option: MadeOption) => addOption(db, units.alpha, option)
const dropTitle = (id: number) => db.updateTable('options').set({ state: 'withdrawn' }).where('id', '=', id).execute()

describe('the catalog follows the database', () => {
  test('what is published is found without being told, and what is withdrawn is not', async () => {
    const catalog = await open(db, 50)
    const id = await add({ title: 'Beekeeping behind the stacks' })
    await vi.waitFor(() => expect(find(catalog, 'q=beekeeping').ids).toEqual([id]), { timeout: 5_000, interval: 20 })
    await dropTitle(id)
    await vi.waitFor(() => expect(find(catalog, 'q=beekeeping').ids).toEqual([]), { timeout: 5_000, interval: 20 })
  })

  test('it looks for changes at least once a second unless told otherwise', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const catalog = await openCatalog(db)
    opened.push(catalog)
    const id = await add({ title: 'Falconry for pages' })
    await vi.advanceTimersByTimeAsync(1_000)
    await catalog.follow()
    vi.useRealTimers()
    expect(find(catalog, 'q=falconry').ids).toEqual([id])
    await dropTitle(id)
  })

  test('one change is one step, and the rest is not built anew', async () => {
    const ids = [await add({ title: 'Lanterns one' }), await add({ title: 'Lanterns two' })]
    const catalog = await open()
    const before = catalog.version()
    await catalog.follow()
    expect(catalog.version()).toBe(before)
    await db
      .updateTable('options')
      .set({ title: 'Lanterns and lamps' })
      .where('id', '=', ids[0] ?? 0)
      .execute()
    await catalog.follow()
    expect(catalog.version()).toBe(before + 1)
    expect(new Set(find(catalog, 'q=lanterns').ids)).toEqual(new Set(ids))
    await Promise.all(ids.map(dropTitle))
  })

  test('a change is taken in once, however long an older transaction stays open', async () => {
    const id = await add({ title: 'Barometers' })
    const catalog = await open()
    const slow = new pg.Client(database.url)
    await slow.connect()
    await slow.query(`begin; update options set title = title where id = ${await add({ title: 'Slow glass' })}`)
    await db.updateTable('options').set({ title: 'Barometers and winds' }).where('id', '=', id).execute()
    await catalog.follow()
    const seen = catalog.version()
    await catalog.follow()
    expect(catalog.version()).toBe(seen)
    await slow.query('rollback')
    await slow.end()
    await dropTitle(id)
  })

  test('a draft is not found, by words or by address', async () => {
    const id = await add({ title: 'Unfinished symphony', slug: 'unfinished-symphony', state: 'draft', published_at: null })
    const catalog = await open()
    expect(find(catalog, 'q=symphony&availability=any').ids).toEqual([])
    expect(await catalog.record('unfinished-symphony')).toBeUndefined()
    await db.updateTable('options').set({ state: 'published', published_at: new Date() }).where('id', '=', id).execute()
    await catalog.follow()
    expect(find(catalog, 'q=symphony').ids).toEqual([id])
    await dropTitle(id)
  })

  test('a deletion is followed', async () => {
    const id = await add({ title: 'Ephemeral zines', slug: 'ephemeral-zines' })
    const catalog = await open()
    expect(find(catalog, 'q=zines').ids).toEqual([id])
    await db.deleteFrom('options').where('id', '=', id).execute()
    await catalog.follow()
    expect(find(catalog, 'q=zines').ids).toEqual([])
    expect(await catalog.records([id])).toEqual([])
    expect(await catalog.record('ephemeral-zines')).toBeUndefined()
  })

  test('facets follow what hangs on an option', async () => {
    const id = await add({ title: 'Tagged at last' })
    const catalog = await open()
    expect(find(catalog, 'topic=weeding').ids).not.toContain(id)
    await db.insertInto('option_topics').values({ option_id: id, topic_slug: 'weeding' }).execute()
    await catalog.follow()
    expect(find(catalog, 'topic=weeding').ids).toContain(id)
    // and under what is broader
    expect(find(catalog, 'topic=collections').ids).toContain(id)
    await dropTitle(id)
  })

  test('two catalogs on one database each see it all', async () => {
    const [one, other] = [await open(), await open()]
    const id = await add({ title: 'Quilts of the county' })
    await one.follow()
    expect([find(one, 'q=quilts').ids, find(other, 'q=quilts').ids]).toEqual([[id], []])
    await other.follow()
    expect(find(other, 'q=quilts').ids).toEqual([id])
    await dropTitle(id)
  })

  test('a fault while looking loses nothing: the next look sees it', async () => {
    const fault = failing()
    const catalog = await open(db.withPlugin(fault.plugin))
    const id = await add({ title: 'Persistent papyrus' })
    fault.on(true)
    await expect(catalog.follow()).rejects.toThrow('no database')
    fault.on(false)
    await catalog.follow()
    expect(find(catalog, 'q=papyrus').ids).toEqual([id])
    await dropTitle(id)
  })

  test('whoever has just written and asks for a look gets one that began after it', async () => {
    const gate = gated()
    const catalog = await open(db.withPlugin(gate.plugin))
    gate.hold()
    const under = catalog.follow()
    await gate.reached()
    const id = await add({ title: 'Hurried haiku' })
    const mine = catalog.follow()
    gate.release()
    await mine
    expect(find(catalog, 'q=haiku').ids).toEqual([id])
    await under
    await dropTitle(id)
  })
})

describe('time alone', () => {
  const dated = (starts: string): MadeOption => ({
    kind: 'event',
    delivery: 'live-online',
    format: 'webinar',
    dated: true,
    parts: [{ starts }],
  })

  test('an option whose run is over is not open any more; one line tells that it is there', async () => {
    const id = await add({ ...dated('2027-01-05T13:00:00'), title: 'Cartography evening' })
    const catalog = await open()
    const end = Date.parse('2027-01-05T20:00:00Z')
    expect(find(catalog, 'q=cartography', end - 1)).toMatchObject({ ids: [id], total: 1, notOpen: 0 })
    expect(find(catalog, 'q=cartography', end)).toMatchObject({ ids: [], total: 0, notOpen: 1 })
    expect(find(catalog, 'q=cartography&availability=any', end).ids).toEqual([id])
    await dropTitle(id)
  })

  test('an option is ordered by the closing day of its next run, once the one before is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-01T00:00:00Z') })
    const twice = await add({ ...dated('2027-01-05T13:00:00'), title: 'Origami twice' })
    await db
      .updateTable('option_runs')
      .set({ closes_at: new Date('2027-01-04T00:00:00Z') })
      .where('option_id', '=', twice)
      .execute()
    await addRun(db, twice, [{ starts: '2027-03-02T13:00:00' }], { closes_at: new Date('2027-03-01T00:00:00Z') })
    const once = await add({ ...dated('2027-04-06T13:00:00'), title: 'Origami once' })
    await db
      .updateTable('option_runs')
      .set({ closes_at: new Date('2027-04-01T00:00:00Z') })
      .where('option_id', '=', once)
      .execute()
    const catalog = await open()
    expect(find(catalog, 'q=origami&sort=closing').ids).toEqual([twice, once])
    vi.setSystemTime(new Date('2027-01-06T00:00:00Z'))
    await catalog.follow()
    expect(find(catalog, 'q=origami&sort=closing').ids).toEqual([twice, once])
    await Promise.all([twice, once].map(dropTitle))
  })
})

describe('records', () => {
  test('come in the order asked for; what is gone is left out', async () => {
    const ids = [await add({ title: 'First' }), await add({ title: 'Second' }), await add({ title: 'Third' })]
    const catalog = await open()
    const [first = 0, second = 0, third = 0] = ids
    expect((await catalog.records([third, 987_654_321, first])).map((record) => record.title)).toEqual(['Third', 'First'])
    await dropTitle(third)
    await catalog.follow()
    expect((await catalog.records([third, second])).map((record) => record.title)).toEqual(['Second'])
    expect(await catalog.records([])).toEqual([])
  })

  test('are never old ones: not after a look, nor after a change that came while they were read', async () => {
    const id = await add({ title: 'Before' })
    const gate = gated()
    const catalog = await open(db.withPlugin(gate.plugin))
    expect((await catalog.records([id]))[0]?.title).toBe('Before')
    await db.updateTable('options').set({ title: 'Between' }).where('id', '=', id).execute()
    await catalog.follow()
    gate.hold()
    const reading = catalog.records([id])
    await gate.reached()
    await db.updateTable('options').set({ title: 'After' }).where('id', '=', id).execute()
    const follower = catalog.follow()
    await follower
    gate.release()
    expect((await reading)[0]?.title).toBe('Between')
    expect((await catalog.records([id]))[0]?.title).toBe('After')
    await dropTitle(id)
  })

  test('that stand by are still given when they change while others are read', async () => {
    const [standing, missing] = [await add({ title: 'Standing by' }), await add({ title: 'To be read' })]
    const gate = gated()
    const catalog = await open(db.withPlugin(gate.plugin))
    await catalog.records([standing])
    gate.hold()
    const reading = catalog.records([standing, missing])
    await gate.reached()
    await db.updateTable('options').set({ minutes: 15 }).where('id', '=', standing).execute()
    await catalog.follow()
    gate.release()
    expect((await reading).map((record) => record.title)).toEqual(['Standing by', 'To be read'])
    await Promise.all([standing, missing].map(dropTitle))
  })

  test('read for a long list stand by for nobody, and drive out none of those that do', async () => {
    const [shown, listed] = [await add({ title: 'On a page' }), await add({ title: 'In a list' })]
    const fault = failing()
    const catalog = await open(db.withPlugin(fault.plugin))
    await catalog.records([shown])
    const titles = (await catalog.records([listed, shown], { keep: false })).map((record) => record.title)
    expect(titles).toEqual(['In a list', 'On a page'])
    fault.on(true)
    expect(await catalog.records([shown])).toHaveLength(1)
    await expect(catalog.records([listed], { keep: false })).rejects.toThrow('no database')
    await Promise.all([shown, listed].map(dropTitle))
  })

  test('name their whole and their sessions as these are called now, and only those that are published', async () => {
    const whole = await add({ title: 'Conference', slug: 'conference' })
    const session = await add({ title: 'Session', slug: 'session', part_of_id: whole })
    const catalog = await open()
    const links = async () => {
      const [conference, part] = [await catalog.record('conference'), await catalog.record('session')]
      return [conference?.sessions.map(({ title }) => title), part?.partOf?.title]
    }
    expect(await links()).toEqual([['Session'], 'Conference'])
    await db.updateTable('options').set({ title: 'Session, renamed' }).where('id', '=', session).execute()
    await db.updateTable('options').set({ title: 'Conference, renamed' }).where('id', '=', whole).execute()
    await catalog.follow()
    expect(await links()).toEqual([['Session, renamed'], 'Conference, renamed'])
    await dropTitle(whole)
    await catalog.follow()
    expect(await links()).toEqual([undefined, undefined])
    await db.updateTable('options').set({ state: 'published' }).where('id', '=', whole).execute()
    await dropTitle(session)
    await catalog.follow()
    expect(await links()).toEqual([[], undefined])
    await dropTitle(whole)
  })
})

test('words that found nothing are counted by day, without anybody’s name', async () => {
  const note = (q: string) => noteMiss(db, { q, filters: {} }, 'en')
  await note('Glassblowing')
  await note('glassblowing')
  await Promise.all([note('glassblowing'), note('glassblowing')])
  expect(await db.selectFrom('search_misses').select(['words', 'lang', 'times']).execute()).toEqual([
    { words: 'glassblowing', lang: 'en', times: 4 },
  ])
  expect(
    (await db.introspection.getTables()).find((table) => table.name === 'search_misses')?.columns.map((column) => column.name),
  ).toEqual(['words', 'lang', 'times', 'last_on'])
})
