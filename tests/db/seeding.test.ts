import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toRecord } from '#app/domain/catalog/from-row.ts'
import { connect } from '#db/connect.ts'
import { currentHorizon, listCatalogChanges, listPublishedOptionsAfter } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import { loadSeeds } from '#seeds/load.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { cutAfter } from '../support/database-faults.ts'

const day = 86_400_000
const now = new Date('2027-01-20T15:00:00Z')
const load = (db: Db, demo: boolean, at = now) => loadSeeds(db, { demo, now: at })
/** As a newer version of the hub would find it: loaded by seeds that were others. */
const forgetVersion = (db: Db) => db.updateTable('hub_facts').set({ value: 'of another version' }).where('name', '=', 'seeds').execute()

let database: TestDatabase
let db: Db
beforeEach(async () => {
  database = await testDatabase()
  db = database.db
})
afterEach(() => database.drop())

describe('seeds that are loaded again', () => {
  beforeEach(() => load(db, true))

  test('a day later change nothing, in no table, not even in the log of changes', async () => {
    const before = await contentOf(db)
    expect((await load(db, true, new Date(now.getTime() + day))).changed).toBe(false)
    expect(await contentOf(db)).toEqual(before)
  })

  test('by a newer version change what differs, and touch nothing else', async () => {
    const changed = await db
      .updateTable('options')
      .set({ title: 'As it read before' })
      .where('external_id', '=', 'F001')
      .returning('id')
      .execute()
    const untagged = await db
      .deleteFrom('option_topics')
      .where('option_id', '=', (eb) => eb.selectFrom('options').select('id').where('external_id', '=', 'F002'))
      .returning('option_id')
      .execute()
    await forgetVersion(db)
    const [horizon, runs] = [await currentHorizon(db), await runsOf(db)]
    expect((await load(db, true, new Date(now.getTime() + 3 * day))).changed).toBe(true)
    const expected = new Set([...changed.map((row) => row.id), ...untagged.map((row) => row.option_id)])
    expect(new Set((await listCatalogChanges(db, horizon)).ids)).toEqual(expected)
    expect(await db.selectFrom('options').select('title').where('external_id', '=', 'F001').executeTakeFirst()).not.toEqual({
      title: 'As it read before',
    })
    expect(await runsOf(db)).toEqual(runs)
  })

  test('four weeks later lay the dates of the demonstration ahead again: the same events, told to calendars as changed', async () => {
    const before = await runsOf(db)
    const later = new Date(now.getTime() + 28 * day)
    expect((await load(db, true, later)).changed).toBe(true)
    const after = await runsOf(db)
    expect(after.map((run) => run.uid)).toEqual(before.map((run) => run.uid))
    expect(after.filter((run, at) => run.first !== before[at]?.first && run.sequence !== (before[at]?.sequence ?? 0) + 1)).toEqual([])
    expect(after.filter((run) => run.first !== null && new Date(run.first) <= later)).toEqual([])
  })

  test('leave alone what a hand has locked, and bring the rest up to date', async () => {
    const { id } = await db.selectFrom('options').select('id').where('external_id', '=', 'D01').executeTakeFirstOrThrow()
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('options')
        .set({ title: 'By hand', languages: ['en', 'es'], summary: 'Not locked.', cost: 'free', edi_answer: 'none', state: 'withdrawn' })
        .where('id', '=', id)
        .execute()
      await sql`delete from option_themes t using themes h where h.slug = t.theme_slug and h.side = 'edi' and t.option_id = ${id}`.execute(
        trx,
      )
      await trx.deleteFrom('option_prices').where('option_id', '=', id).execute()
      await trx.insertInto('option_topics').values({ option_id: id, topic_slug: 'weeding' }).execute()
    })
    const locked = ['title', 'language', 'price', 'edi_answer', 'state', 'topics']
    await db
      .insertInto('option_sources')
      .values([
        ...locked.map((field) => ({ option_id: id, field, source: 'hand', locked: true })),
        { option_id: id, field: 'summary', source: 'hand', locked: false },
      ])
      .execute()
    await forgetVersion(db)
    await load(db, true)
    const row = await db.selectFrom('options').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ title: 'By hand', languages: ['en', 'es'], cost: 'free', edi_answer: 'none', state: 'withdrawn' })
    expect(row.summary).not.toBe('Not locked.')
    expect(await db.selectFrom('option_prices').select('tier').where('option_id', '=', id).execute()).toEqual([])
    expect(
      await db.selectFrom('option_topics').select('topic_slug').where('option_id', '=', id).where('topic_slug', '=', 'weeding').execute(),
    ).toHaveLength(1)
  })

  test('as no demonstration take away what was invented, and as one again bring it back', async () => {
    const demonstration = await catalogOf(db)
    await load(db, false)
    const plain = await testDatabase()
    await load(plain.db, false)
    expect(await catalogOf(db)).toEqual(await catalogOf(plain.db))
    const units = (of: Db) => of.selectFrom('units').select('slug').orderBy('slug').execute()
    expect(await units(db)).toEqual(await units(plain.db))
    await plain.drop()
    await load(db, true)
    expect(await catalogOf(db)).toEqual(demonstration)
  })
})

describe('loading that is cut', () => {
  let whole: unknown[]
  beforeAll(async () => {
    const other = await testDatabase()
    await load(other.db, true)
    whole = await catalogOf(other.db)
    await other.drop()
  })

  test.each([5, 40, 80])('after %i statements leaves whole options, and goes on to the same end', async (statements) => {
    await expect(load(db.withPlugin(cutAfter(statements)), true)).rejects.toThrow('cut')
    const standing = await catalogOf(db)
    expect(standing.length).toBeLessThan(whole.length)
    expect(await db.selectFrom('hub_facts').select('value').where('name', '=', 'seeds').execute()).toEqual([])
    expect((await load(db, true)).changed).toBe(true)
    expect(await catalogOf(db)).toEqual(whole)
  })

  test('by the end of its connections goes on to the same end', async () => {
    const own = await connect({ target: database.url, max: 2, log: () => {} })
    const cut = own.db.withPlugin(
      cutAfter(40, () =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`.execute(
          db,
        ),
      ),
    )
    await expect(load(cut, true)).rejects.toThrow()
    await own.close()
    await load(db, true)
    expect(await catalogOf(db)).toEqual(whole)
  })

  test('in two processes that start together gives one catalog', async () => {
    const other = await connect({ target: database.url, max: 2 })
    await Promise.all([load(db, true), load(other.db, true)])
    await other.close()
    expect(await catalogOf(db)).toEqual(whole)
  })
})

/** The published catalog in comparable form: what people see of it, without the numbers and times a database hands out. */
async function catalogOf(of: Db): Promise<unknown[]> {
  const hidden = new Set(['id', 'unit_id', 'created_at', 'updated_at', 'published_at', 'sequence'])
  const records = (await listPublishedOptionsAfter(of, 0, 10_000)).map(toRecord)
  const seen: unknown[] = JSON.parse(JSON.stringify(records, (name, value) => (hidden.has(name) ? undefined : value)))
  return seen.map((record) => JSON.stringify(record)).sort()
}

async function runsOf(of: Db): Promise<{ uid: string; sequence: number; first: string | null }[]> {
  const { rows } = await sql<{ uid: string; sequence: number; first: string | null }>`
    select r.uid, r.sequence, min(p.starts_at)::text as first from option_runs r left join option_parts p on p.run_id = r.id group by r.id order by r.uid`.execute(
    of,
  )
  return rows
}

/** Every row of every table, a digest each. */
async function contentOf(of: Db): Promise<Record<string, string>> {
  const tables = await of.introspection.getTables()
  const digests: [string, string][] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ digest: string }>`
      select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as digest from ${sql.table(name)} t`.execute(of)
    digests.push([name, rows[0]?.digest ?? ''])
  }
  return Object.fromEntries(digests)
}
