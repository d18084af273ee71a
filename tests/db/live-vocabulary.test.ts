import type { KyselyPlugin } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { readCatalogQuery } from '#app/domain/catalog/input.ts'
import { type Catalog, openCatalog } from '#app/domain/catalog/live.ts'
import { currentHorizon, listCatalogChanges } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import { loadSeeds } from '#seeds/load.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { addOption, addReference, type MadeOption, type Reference } from '../support/options.ts'

let database: TestDatabase
let db: Db
let units: Reference
/** another process, as far as the catalog can tell */
let other: pg.Client
const opened: Catalog[] = []

beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  units = await addReference(db)
  other = new pg.Client(database.url)
  await other.connect()
})
afterEach(() => {
  for (const catalog of opened.splice(0)) catalog.close()
})
afterAll(async () => {
  await other.end()
  await database.drop()
})

async function open(on: Db = db, pollMs = 0): Promise<Catalog> {
  const catalog = await openCatalog(on, { pollMs })
  opened.push(catalog)
  return catalog
}

function find(catalog: Catalog, address: string) {
  const query = readCatalogQuery(new URLSearchParams(address), catalog.vocabulary)
  const found = catalog.search(query, { lang: 'en', now: Date.now(), limit: 1000 })
  return { ids: found.hits.map((hit) => hit.id).sort((a, b) => a - b), facets: found.facets }
}

const add = (option: MadeOption, unit: number = units.alpha) => addOption(db, unit, option)
/** Changes that follow without anybody telling. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

describe('a running catalog follows the vocabulary', () => {
  test('a unit that another process renames is called so everywhere, and found by its new name and not by the old', async () => {
    const id = await add({ title: 'Maps of old towns', slug: 'maps-of-old-towns' }, units.beta)
    const catalog = await open(db, 50)
    expect((await catalog.record('maps-of-old-towns'))?.unit.name).toBe('Unit beta')
    await other.query(`update units set name = 'Cartographers Circle', acronym = 'CaCi' where slug = 'beta'`)
    await soon(() => expect(find(catalog, 'q=cartographers+circle').ids).toEqual([id]))
    expect(catalog.vocabulary.units.get('beta')?.name).toBe('Cartographers Circle')
    expect((await catalog.record('maps-of-old-towns'))?.unit.name).toBe('Cartographers Circle')
    expect(find(catalog, 'q=CaCi').ids).toEqual([id])
    expect(find(catalog, 'q=%22unit+beta%22').ids).not.toContain(id)
    expect(find(catalog, 'unit=beta').ids).toEqual([id])
    await other.query(`update units set name = 'Unit beta', acronym = null where slug = 'beta'`)
  })

  test('a new synonym finds what is about its topic, and options that say it find the topic’s name', async () => {
    const about = await add({ title: 'Making room', topics: ['weeding'] })
    const says = await add({ title: 'On thinning the stacks' })
    const catalog = await open(db, 50)
    expect(find(catalog, 'q=thinning+the+stacks').ids).toEqual([says])
    await other.query(`insert into topic_terms values ('weeding', 'en', 'thinning the stacks', 'synonym')`)
    await soon(() => expect(find(catalog, 'q=thinning+the+stacks').ids).toEqual([about, says]))
    await soon(() => expect(find(catalog, 'q=weeding').ids).toEqual([about, says]))
    await other.query(`delete from topic_terms where term = 'thinning the stacks'`)
    await soon(() => expect(find(catalog, 'q=thinning+the+stacks').ids).toEqual([says]))
  })

  test('a topic that moves under another takes its options along', async () => {
    const id = await add({ title: 'Rhymes', topics: ['storytime'] })
    const catalog = await open()
    expect(find(catalog, 'topic=collections').ids).not.toContain(id)
    await other.query(`update topics set broader_slug = 'collections' where slug = 'storytime'`)
    await catalog.follow()
    expect(find(catalog, 'topic=collections').ids).toContain(id)
    await other.query(`update topics set broader_slug = null where slug = 'storytime'`)
  })

  test('a goal that a theme comes to serve is served by its options', async () => {
    const id = await add({ title: 'Fairness', edi_answer: 'themes', themes: ['theme-edi'] })
    const catalog = await open()
    expect(find(catalog, 'goal=PLD-G2').ids).not.toContain(id)
    await other.query(`insert into theme_goals values ('theme-edi', 'PLD-G2')`)
    await catalog.follow()
    expect(find(catalog, 'goal=PLD-G2').ids).toContain(id)
    expect(catalog.vocabulary.themes.get('theme-edi')?.goals).toEqual(['EDI-G1', 'PLD-G2'])
  })

  test('options of a unit that goes into another are found under both', async () => {
    const id = await add({ title: 'Inherited' })
    const catalog = await open()
    await other.query(`insert into unit_successions (from_unit_id, to_unit_id, standing, source) values ($1, $2, 'done', 'test')`, [
      units.alpha,
      units.beta,
    ])
    await catalog.follow()
    expect(find(catalog, 'unit=beta').ids).toContain(id)
    await other.query('delete from unit_successions')
    await catalog.follow()
    expect(find(catalog, 'unit=beta').ids).not.toContain(id)
  })

  test('new entries and options that carry them come together', async () => {
    const catalog = await open()
    const { rows } = await other.query(
      `insert into units (slug, kind, name, source) values ('gamma', 'office', 'Unit gamma', 'test') returning id`,
    )
    await other.query(
      `insert into topics (slug, label_en, label_es, definition_en, definition_es) values ('zines', 'Zines', 'Fanzines', 'Small press', 'Prensa')`,
    )
    const id = await add({ title: 'Folding paper', topics: ['zines'] }, Number(rows[0].id))
    await catalog.follow()
    expect(find(catalog, 'q=fanzines').ids).toEqual([id])
    expect(find(catalog, 'unit=gamma&topic=zines').ids).toEqual([id])
    expect([...(find(catalog, '').facets.unit ?? [])]).toContainEqual(['gamma', 1])
  })

  test('pages that say something else are told by the version, though no option is indexed anew', async () => {
    const catalog = await open()
    const before = catalog.version()
    await other.query(`update topics set definition_en = 'Taking out what nobody needs' where slug = 'weeding'`)
    await catalog.follow()
    expect(catalog.vocabulary.topics.get('weeding')?.definition_en).toBe('Taking out what nobody needs')
    expect(catalog.version()).toBe(before + 1)
  })

  test('what is written again as it was changes nothing', async () => {
    const catalog = await open()
    const { vocabulary } = catalog
    const before = catalog.version()
    await other.query(`begin; update units set name = name; update topics set label_en = label_en; delete from topic_terms where term = '';
      update goals set position = -1 - position; update goals set position = -1 - position; commit`)
    await catalog.follow()
    expect(catalog.version()).toBe(before)
    expect(catalog.vocabulary).toBe(vocabulary)
  })

  test('options that could not be read again after a change are read at the next look', async () => {
    const id = await add({ title: 'Steadfast' }, units.beta)
    let faulty = false
    const noOptions: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (faulty && node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"options"')) throw new Error('no options')
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const catalog = await open(db.withPlugin(noOptions))
    await other.query(`update units set name = 'Phoenix Committee' where slug = 'beta'`)
    faulty = true
    await expect(catalog.follow()).rejects.toThrow('no options')
    expect(catalog.vocabulary.units.get('beta')?.name).toBe('Phoenix Committee')
    faulty = false
    await catalog.follow()
    expect(find(catalog, 'q=phoenix').ids).toContain(id)
    await other.query(`update units set name = 'Unit beta' where slug = 'beta'`)
  })
})

describe('the change log of the vocabulary', () => {
  test('sees a transaction that began first and commits last, once it is there and not before', async () => {
    const catalog = await open()
    await other.query('begin')
    await other.query(`update units set name = 'Late bloomers' where slug = 'alpha'`)
    await db.updateTable('units').set({ name: 'Early birds' }).where('slug', '=', 'beta').execute()
    await catalog.follow()
    const names = () => ['alpha', 'beta'].map((slug) => catalog.vocabulary.units.get(slug)?.name)
    expect(names()).toEqual(['Unit alpha', 'Early birds'])
    const seen = catalog.version()
    await catalog.follow()
    expect(catalog.version()).toBe(seen)
    await other.query('commit')
    await catalog.follow()
    expect(names()).toEqual(['Late bloomers', 'Early birds'])
    await other.query(`update units set name = 'Unit ' || slug where slug in ('alpha', 'beta')`)
  })

  test('does not make one writer wait for another', async () => {
    await other.query('begin')
    await other.query(`update units set name = name where slug = 'alpha'`)
    await db.updateTable('units').set({ name: 'Unit beta' }).where('slug', '=', 'beta').execute()
    await other.query('rollback')
  })

  test.each([
    ['units', `update units set url = 'https://example.org/' where slug = 'alpha'`],
    ['unit_aliases', `insert into unit_aliases (unit_id, alias, kind) select id, 'Alphabet', 'other-name' from units where slug = 'alpha'`],
    ['unit_successions', `delete from unit_successions`],
    ['goals', `update goals set text_en = 'Other words' where id = 'PLD-G1'`],
    ['themes', `update themes set about_en = 'Other words' where slug = 'theme-edi'`],
    ['theme_goals', `insert into theme_goals values ('theme-edi', 'PLD-G1') on conflict do nothing`],
    ['topics', `update topics set definition_en = 'Other words' where slug = 'storytime'`],
    ['topic_terms', `insert into topic_terms values ('storytime', 'en', 'read aloud', 'synonym')`],
    ['topic_relations', `insert into topic_relations values ('storytime', 'weeding')`],
    ['phrases', `insert into phrases values ('One session', 'Una sesión')`],
  ])('tells of %s', async (_, statement) => {
    const { horizon, heard } = await listCatalogChanges(db, await currentHorizon(db))
    expect((await listCatalogChanges(db, horizon, heard)).vocabulary).toEqual([])
    await other.query(statement)
    expect((await listCatalogChanges(db, horizon, heard)).vocabulary).toHaveLength(1)
  })

  test('tells nothing of options', async () => {
    const { horizon, heard } = await listCatalogChanges(db, await currentHorizon(db))
    await add({ title: 'Quiet', topics: ['weeding'] })
    expect((await listCatalogChanges(db, horizon, heard)).vocabulary).toEqual([])
  })
})

describe('the seeds', () => {
  let seeded: TestDatabase
  const now = new Date('2026-06-01T12:00:00Z')
  beforeAll(async () => {
    seeded = await testDatabase()
    await loadSeeds(seeded.db, { demo: true, now })
  })
  afterAll(() => seeded.drop())

  test('loaded again at a start, or written anew as they are, leave a running catalog as it is', async () => {
    const catalog = await open(seeded.db)
    const { vocabulary } = catalog
    const before = catalog.version()
    expect((await loadSeeds(seeded.db, { demo: true, now })).changed).toBe(false)
    await catalog.follow()
    expect(catalog.version()).toBe(before)
    await seeded.db.deleteFrom('hub_facts').where('name', '=', 'seeds').execute()
    expect((await loadSeeds(seeded.db, { demo: true, now })).changed).toBe(true)
    await catalog.follow()
    expect(catalog.vocabulary).toBe(vocabulary)
  })

  test('loaded into an empty database fill a catalog that runs already', async () => {
    const empty = await testDatabase()
    const catalog = await openCatalog(empty.db, { pollMs: 0 })
    await loadSeeds(empty.db, { demo: true, now })
    await catalog.follow()
    const filled = await openCatalog(empty.db, { pollMs: 0 })
    for (const address of ['q=weeding', 'q=EDI', 'q=LITA', 'q=book+challenges&availability=any', 'unit=core', 'q=alfabetización'])
      expect(find(catalog, address), address).toEqual(find(filled, address))
    catalog.close()
    filled.close()
    await empty.drop()
  })
})
