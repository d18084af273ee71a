import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { currentHorizon, listCatalogChanges } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { addOption, addReference, addRun, partValues, type Reference } from '../support/options.ts'

type Ids = { option: number; other: number; session: number; run: number }
type Change = [what: string, change: (db: Db, ids: Ids) => Promise<unknown>, seen: (keyof Ids)[]]

const changes: Change[] = [
  [
    'its title',
    (db, { option }) => db.updateTable('options').set({ title: 'Another' }).where('id', '=', option).execute(),
    ['option', 'session'],
  ],
  [
    'its address',
    (db, { option }) =>
      db
        .updateTable('options')
        .set({ slug: `moved-${option}` })
        .where('id', '=', option)
        .execute(),
    ['option', 'session'],
  ],
  ['its minutes', (db, { option }) => db.updateTable('options').set({ minutes: 45 }).where('id', '=', option).execute(), ['option']],
  [
    'its withdrawal',
    (db, { option }) => db.updateTable('options').set({ state: 'withdrawn' }).where('id', '=', option).execute(),
    ['option', 'session'],
  ],
  ['a goal more', (db, { option }) => db.insertInto('option_goals').values({ option_id: option, goal_id: 'PLD-G2' }).execute(), ['option']],
  [
    'a goal instead of another',
    (db, { option }) => db.updateTable('option_goals').set({ goal_id: 'PLD-G2' }).where('option_id', '=', option).execute(),
    ['option'],
  ],
  [
    'themes and the answer they give',
    (db, { option }) =>
      db.transaction().execute(async (trx) => {
        await trx.insertInto('option_themes').values({ option_id: option, theme_slug: 'theme-edi' }).execute()
        await trx.updateTable('options').set({ edi_answer: 'themes' }).where('id', '=', option).execute()
      }),
    ['option'],
  ],
  [
    'a topic more',
    (db, { option }) => db.insertInto('option_topics').values({ option_id: option, topic_slug: 'storytime' }).execute(),
    ['option'],
  ],
  ['a topic less', (db, { option }) => db.deleteFrom('option_topics').where('option_id', '=', option).execute(), ['option']],
  [
    'a topic that goes over to another option',
    (db, { option, other }) => db.updateTable('option_topics').set({ option_id: other }).where('option_id', '=', option).execute(),
    ['option', 'other'],
  ],
  [
    'a topic’s new address',
    (db) => db.updateTable('topics').set({ slug: 'deselection' }).where('slug', '=', 'weeding').execute(),
    ['option'],
  ],
  [
    'a price',
    (db, { option }) => db.insertInto('option_prices').values({ option_id: option, tier: 'everyone', amount_minor: 500 }).execute(),
    ['option'],
  ],
  ['a price less', (db, { other }) => db.deleteFrom('option_prices').where('option_id', '=', other).execute(), ['other']],
  [
    'a unit that offers it too',
    (db, { option }) =>
      db
        .insertInto('option_units')
        .columns(['option_id', 'unit_id'])
        .expression(
          db
            .selectFrom('units')
            .select((eb) => [eb.val(option).as('option_id'), 'id'])
            .where('slug', '=', 'beta'),
        )
        .execute(),
    ['option'],
  ],
  ['a run', (db, { option }) => addRun(db, option, []), ['option']],
  ['a run’s state', (db, { run }) => db.updateTable('option_runs').set({ state: 'cancelled' }).where('id', '=', run).execute(), ['option']],
  ['a run that goes', (db, { run }) => db.deleteFrom('option_runs').where('id', '=', run).execute(), ['option']],
  [
    'a run that goes over to another option',
    (db, { run, other }) => db.updateTable('option_runs').set({ option_id: other }).where('id', '=', run).execute(),
    ['option', 'other'],
  ],
  [
    'a part',
    (db, { run }) =>
      db
        .insertInto('option_parts')
        .values(partValues(run, { position: 5, starts: '2027-02-01T10:00:00' }))
        .execute(),
    ['option'],
  ],
  [
    'a part’s place',
    (db, { run }) => db.updateTable('option_parts').set({ place: 'Room 2' }).where('run_id', '=', run).execute(),
    ['option'],
  ],
  ['a part that goes', (db, { run }) => db.deleteFrom('option_parts').where('run_id', '=', run).execute(), ['option']],
  [
    'a session’s title, on the conference too',
    (db, { session }) => db.updateTable('options').set({ title: 'New' }).where('id', '=', session).execute(),
    ['session', 'option'],
  ],
  [
    'a session that joins another conference',
    (db, { session, other }) => db.updateTable('options').set({ part_of_id: other }).where('id', '=', session).execute(),
    ['session', 'option', 'other'],
  ],
  [
    'a session that goes, on the conference too',
    (db, { session }) => db.deleteFrom('options').where('id', '=', session).execute(),
    ['session', 'option'],
  ],
  ['its deletion', (db, { option }) => db.deleteFrom('options').where('id', '=', option).execute(), ['option', 'session']],
]

describeEachDatabase('the change log of the catalog', (version) => {
  let database: TestDatabase
  let db: Db
  let units: Reference

  beforeAll(async () => {
    database = await testDatabase({ version })
    db = database.db
    units = await addReference(db)
  })
  afterAll(() => database.drop())

  /** What a follower sees that looked last before `work` began. */
  async function seenOf(work: () => Promise<unknown>): Promise<number[]> {
    const before = await listCatalogChanges(db, await currentHorizon(db))
    await work()
    return (await listCatalogChanges(db, before.horizon, before.heard)).ids.sort((a, b) => a - b)
  }

  describe('tells of', () => {
    let ids: Ids
    beforeEach(async () => {
      await db.deleteFrom('options').execute()
      await db.updateTable('topics').set({ slug: 'weeding' }).where('slug', '=', 'deselection').execute()
      const option = await addOption(db, units.alpha, { topics: ['weeding'] })
      const other = await addOption(db, units.alpha)
      await db.insertInto('option_prices').values({ option_id: other, tier: 'member', amount_minor: 100 }).execute()
      const session = await addOption(db, units.alpha, { part_of_id: option })
      ids = { option, other, session, run: await addRun(db, option, [{ starts: '2027-01-05T13:00:00' }]) }
    })

    test.each(changes)('%s', async (_, change, seen) => {
      const options = [ids.option, ids.other, ids.session]
      const expected = seen.map((name) => ids[name]).sort((a, b) => a - b)
      expect((await seenOf(() => change(db, ids))).filter((id) => options.includes(id))).toEqual(expected)
    })

    test('nothing of what concerns no option', async () => {
      const quiet = await seenOf(async () => {
        await db.updateTable('options').set({ title: 'nobody' }).where('id', '=', 0).execute()
        await db.deleteFrom('option_topics').where('option_id', '=', 0).execute()
        await db
          .insertInto('search_misses')
          .values({ words: 'beekeeping', lang: 'en', times: 1, last_on: '2027-01-01' })
          .onConflict((oc) => oc.doNothing())
          .execute()
        await db.insertInto('option_sources').values({ option_id: ids.option, field: 'title', source: 'hand', locked: true }).execute()
      })
      expect(quiet).toEqual([])
    })

    test('a new option, with all that hangs on it, once', async () => {
      let id = 0
      const seen = await seenOf(async () => {
        id = await addOption(db, units.beta, {
          topics: ['weeding', 'storytime'],
          themes: ['theme-edi'],
          edi_answer: 'themes',
          parts: [{}, {}],
        })
      })
      expect(seen).toEqual([id])
    })

    test('nothing of what was taken back', async () => {
      const seen = await seenOf(() =>
        db
          .transaction()
          .execute(async (trx) => {
            await trx.updateTable('options').set({ title: 'Never' }).execute()
            throw new Error('taken back')
          })
          .catch(() => {}),
      )
      expect(seen).toEqual([])
    })
  })

  describe('misses nothing, whatever commits when', () => {
    /** A connection of its own, on which a transaction can stay open. */
    async function session() {
      const client = new pg.Client(database.url)
      await client.connect()
      const touch = (id: number, title: string) => client.query('update options set title = $2 where id = $1', [id, title])
      return { begin: () => client.query('begin'), commit: () => client.query('commit'), touch, end: () => client.end() }
    }

    test('a transaction that began first and commits last', async () => {
      const [early, late] = [await addOption(db, units.alpha), await addOption(db, units.alpha)]
      const [slow, quick] = [await session(), await session()]
      // other tests hold transactions open in the same cluster: what was before is taken as heard
      let known = await listCatalogChanges(db, await currentHorizon(db))
      const look = async () => {
        known = await listCatalogChanges(db, known.horizon, known.heard)
        return known.ids
      }
      await slow.begin()
      await slow.touch(early, 'slow')
      await quick.begin()
      await quick.touch(late, 'quick')
      await quick.commit()
      expect(await look()).toEqual([late])
      await slow.commit()
      expect(await look()).toEqual([early])
      expect(await look()).toEqual([])
      await Promise.all([slow.end(), quick.end()])
    })

    test('what was heard is not told again while an older transaction is open', async () => {
      const [early, late] = [await addOption(db, units.alpha), await addOption(db, units.alpha)]
      const slow = await session()
      await slow.begin()
      await slow.touch(early, 'slow')
      const first = await listCatalogChanges(db, await currentHorizon(db))
      await db.updateTable('options').set({ title: 'quick' }).where('id', '=', late).execute()
      const second = await listCatalogChanges(db, first.horizon, first.heard)
      expect(second.ids).toEqual([late])
      const third = await listCatalogChanges(db, second.horizon, second.heard)
      expect(third.ids).toEqual([])
      await db.updateTable('options').set({ title: 'quick again' }).where('id', '=', late).execute()
      await slow.commit()
      const last = await listCatalogChanges(db, third.horizon, third.heard)
      expect(last.ids.sort((a, b) => a - b)).toEqual([early, late])
      expect((await listCatalogChanges(db, last.horizon, last.heard)).ids).toEqual([])
      await slow.end()
    })

    test('two transactions on the same option, one behind the other', async () => {
      const id = await addOption(db, units.alpha)
      const [first, second] = [await session(), await session()]
      const { heard, ...start } = await listCatalogChanges(db, await currentHorizon(db))
      await first.begin()
      await second.begin()
      await first.touch(id, 'first')
      const waiting = second.touch(id, 'second')
      await first.commit()
      await waiting
      const between = await listCatalogChanges(db, start.horizon, heard)
      expect(between.ids).toEqual([id])
      await second.commit()
      expect((await listCatalogChanges(db, between.horizon, between.heard)).ids).toEqual([id])
      expect(await db.selectFrom('options').select('title').where('id', '=', id).executeTakeFirst()).toEqual({ title: 'second' })
      await Promise.all([first.end(), second.end()])
    })

    test('many writers at once, while somebody follows', async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => addOption(db, units.alpha)))
      let horizon = await currentHorizon(db)
      const seen = new Map<number, string>()
      let writing = true
      const look = async () => {
        const changes = await listCatalogChanges(db, horizon)
        const rows = await db
          .selectFrom('options')
          .select(['id', 'title'])
          .where('id', 'in', [0, ...changes.ids])
          .execute()
        for (const row of rows) seen.set(row.id, row.title)
        horizon = changes.horizon
      }
      const follower = (async () => {
        while (writing) await look()
      })()
      await Promise.all(
        [0, 1, 2].map(async (writer) => {
          const own = await session()
          for (let n = 0; n < 60; n += 1) {
            await own.begin()
            await own.touch(ids[(n * 7 + writer) % ids.length] ?? 0, `writer ${writer}, ${n}`)
            await own.commit()
          }
          await own.end()
        }),
      )
      writing = false
      await follower
      await look()
      const now = await db.selectFrom('options').select(['id', 'title']).where('id', 'in', ids).execute()
      expect(now.map((row) => seen.get(row.id))).toEqual(now.map((row) => row.title))
    })
  })

  test('keeps one row an option, however often it changes', async () => {
    const id = await addOption(db, units.alpha)
    for (const title of ['a', 'b', 'c']) await db.updateTable('options').set({ title }).where('id', '=', id).execute()
    expect(await db.selectFrom('catalog_changes').select('option_id').where('option_id', '=', id).execute()).toHaveLength(1)
  })
})
