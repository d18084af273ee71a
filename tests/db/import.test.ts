import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportReport, type ImportRequest, importOptions } from '#app/domain/catalog/import/import-options.ts'
import { counts, optionsOf, prepareCatalog, withFiles } from '#app/domain/catalog/import/testing/kit.ts'
import type { Db } from '#db/schema.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase
let db: Db
beforeEach(async () => {
  database = await testDatabase()
  db = database.db
  await prepareCatalog(db)
})
afterEach(() => database.drop())

const now = new Date('2027-01-10T12:00:00Z')

/** Imports a text as a file of that name. */
function bring(content: string, request: Partial<ImportRequest> & { name?: string } = {}): Promise<ImportReport> {
  const { name = 'rows.csv', ...rest } = request
  return withFiles({ [name]: content }, (folder) => importOptions(db, { files: join(folder, name), unit: 'north', now, ...rest }))
}

/** The change log as it stands: who follows it looks again at what moved. */
async function changeLog() {
  return db.selectFrom('catalog_changes').selectAll().orderBy('option_id').execute()
}

const table =
  'id,title,url,description,level,price,keywords\n1,Indexing,https://a.example/1,<p onclick="x()">About <b>indexes</b></p>,Beginner,$20,Cataloging; Magic\n2,Abstracts,https://a.example/2,About abstracts,Wizard,Free,\n'

describe('a file', () => {
  test('becomes published options with what is known, and nothing invented', async () => {
    const report = await bring(table)
    expect(counts(report)).toEqual({ read: 2, created: 2, updated: 0, unchanged: 0, merged: 0, refused: 0 })
    const [indexing, abstracts] = await optionsOf(db)
    expect(indexing).toMatchObject({
      slug: 'indexing',
      origin: 'import',
      source: 'import:north',
      external_id: '1',
      state: 'published',
      description: '<p>About <strong>indexes</strong></p>',
      summary: 'About indexes',
      level: 'introductory',
      cost: 'to-50',
      delivery: 'not-stated',
      edi_answer: 'not-answered',
      leadership_answer: 'not-answered',
      provenance: 'Imported from rows.csv',
      dated: false,
    })
    expect(indexing?.published_at).not.toBeNull()
    expect(abstracts).toMatchObject({ level: 'not-stated', level_note: 'Wizard', cost: 'free' })
    expect(await db.selectFrom('option_goals').select('goal_id').execute()).toEqual([{ goal_id: 'PLD-G1' }, { goal_id: 'PLD-G1' }])
    expect(await db.selectFrom('option_topics').selectAll().execute()).toEqual([{ option_id: indexing?.id, topic_slug: 'cataloging' }])
    expect(await db.selectFrom('option_prices').select(['tier', 'amount_minor', 'currency']).orderBy('id').execute()).toEqual([
      { tier: 'everyone', amount_minor: 2000, currency: 'USD' },
      { tier: 'everyone', amount_minor: 0, currency: 'USD' },
    ])
  })

  test('tells how its columns were read, and what it did not understand, by line', async () => {
    const report = await bring(table)
    expect(report.mapping.find(({ field }) => field === 'title')).toEqual({
      field: 'title',
      column: 'title',
      reason: 'the column is called “title”, and 2 of 2 of its values read so',
    })
    expect(report.warnings).toContainEqual({
      line: 3,
      reason: 'The level “Wizard” is none of the three; it is not stated, and kept as a note',
    })
    expect(report.warnings).toContainEqual({ line: 2, reason: 'Not in the vocabulary, so not taken as topics: “Magic”' })
    const [books] = await db.selectFrom('imports').selectAll().execute()
    expect(books).toMatchObject({
      state: 'done',
      position: 2,
      file_name: 'rows.csv',
      format: 'csv',
      source: 'import:north',
      counts: { created: 2, read: 2, refused: 0 },
    })
    expect(await db.selectFrom('import_problems').select(['line', 'reason', 'severity']).execute()).toHaveLength(report.warnings.length)
  })

  test('changes nothing when it comes again, not even in the change log', async () => {
    await bring(table)
    const before = [await optionsOf(db), await changeLog()]
    expect(counts(await bring(table))).toEqual({ read: 2, created: 0, updated: 0, unchanged: 2, merged: 0, refused: 0 })
    expect([await optionsOf(db), await changeLog()]).toEqual(before)
  })

  test('updates what has changed, under whatever name it comes, and leaves the address of the page alone', async () => {
    await bring(table)
    const report = await bring(table.replace('1,Indexing', '1,Indexing for all').replace('$20', ''), { name: 'next-month.csv' })
    expect(counts(report)).toEqual({ read: 2, created: 0, updated: 1, unchanged: 1, merged: 0, refused: 0 })
    expect((await optionsOf(db))[0]).toMatchObject({ slug: 'indexing', title: 'Indexing for all', cost: 'not-stated' })
    expect(await db.selectFrom('option_prices').selectAll().execute()).toHaveLength(1)
  })

  test('a column that it lacks says nothing about the field', async () => {
    await bring(table)
    expect(counts(await bring('id,title,url\n1,Indexing,https://a.example/1\n2,Abstracts,https://a.example/2\n'))).toMatchObject({
      unchanged: 2,
    })
  })

  test('refuses the bad rows by line and keeps the good ones', async () => {
    const report = await bring(
      `id,title,url\n1,,https://a.example/1\n2,${'x'.repeat(400)},https://a.example/2\n3,Good,https://a.example/3\n"4,Open,https://a.example/4\n`,
    )
    expect(counts(report)).toMatchObject({ read: 4, created: 1, refused: 3 })
    expect(report.refused.map(({ line }) => line).sort()).toEqual([2, 3, 5])
  })

  test.each([
    ['a unit that is none', { unit: 'nowhere' }, /--unit nowhere: there is no such unit/u],
    ['a field that is none', { map: { titel: 'x' } as never }, /--map: there is no field “titel”/u],
    ['a column that is none', { map: { title: 'nope' } }, /there is no column “nope”/u],
    ['a value that is none', { set: { level: 'huge' } }, /--set level=huge: expected one of/u],
    ['a file that is none', { files: '/nowhere/x.csv' }, /there is no such file or folder/u],
  ])('%s is refused before anything is read', async (_name, request, reason) => {
    const report = await bring(table, request)
    expect(counts(report)).toEqual({ read: 0, created: 0, updated: 0, unchanged: 0, merged: 0, refused: 1 })
    expect(report.refused[0]?.reason).toMatch(reason)
  })

  test('without a column that looks like a title nothing is guessed', async () => {
    expect((await bring('a,b\n1,2\n3,4\n')).refused[0]?.reason).toMatch(/No column looks like a title.*--map title=.*a, b/u)
  })

  test('a dry run tells the same and writes nothing', async () => {
    const doubled = `${table}3,Indexing,https://a.example/1,x,,,\n`
    const dry = await bring(doubled, { dryRun: true })
    expect(await optionsOf(db)).toEqual([])
    expect(await db.selectFrom('imports').selectAll().execute()).toEqual([])
    const real = await bring(doubled)
    expect({ ...dry, warnings: dry.warnings.length }).toEqual({ ...real, warnings: real.warnings.length })
    expect(counts(real)).toMatchObject({ created: 2, merged: 1 })
  })

  test('what is given by --map and --set wins over the guess', async () => {
    await bring('name,other name,url\nA,Alpha,https://a.example/1\nB,Beta,https://a.example/2\n', {
      map: { title: 'other name' },
      set: { delivery: 'on-demand', topics: 'storytime', unit: 'south' },
    })
    const [alpha] = await optionsOf(db)
    expect(alpha).toMatchObject({ title: 'Alpha', delivery: 'on-demand' })
    expect(
      await db
        .selectFrom('units')
        .select('slug')
        .where('id', '=', alpha?.unit_id ?? 0)
        .executeTakeFirst(),
    ).toEqual({ slug: 'south' })
  })

  test('two titles alike get addresses of their own, and keep them', async () => {
    const twins = 'id,title,url\n1,Indexing,https://a.example/1\n2,Indexing,https://a.example/2\n'
    await bring(twins)
    const slugs = (await optionsOf(db)).map(({ slug }) => slug)
    expect(slugs[0]).toBe('indexing')
    expect(slugs[1]).toMatch(/^indexing-[0-9a-f]{6}$/u)
    await bring(twins)
    expect((await optionsOf(db)).map(({ slug }) => slug)).toEqual(slugs)
  })
})

describe('fields locked by hand', () => {
  test('are never overwritten, and that is said', async () => {
    await bring(table)
    const [indexing] = await optionsOf(db)
    await db
      .updateTable('options')
      .set({ title: 'By hand', level: 'advanced' })
      .where('id', '=', indexing?.id ?? 0)
      .execute()
    await db
      .insertInto('option_sources')
      .values([
        { option_id: indexing?.id ?? 0, field: 'title', source: 'hand', locked: true },
        { option_id: indexing?.id ?? 0, field: 'level', source: 'hand', locked: true },
      ])
      .execute()
    const report = await bring(table.replace('About <b>', 'More about <b>'))
    expect(counts(report)).toMatchObject({ updated: 1, unchanged: 1 })
    expect((await optionsOf(db))[0]).toMatchObject({
      title: 'By hand',
      level: 'advanced',
      description: '<p>More about <strong>indexes</strong></p>',
    })
    expect(report.warnings.map(({ reason }) => reason).join('\n')).toMatch(
      /title was edited by hand and is locked[\s\S]*level was edited by hand/u,
    )
  })

  test('an edit without a lock is the source’s to correct', async () => {
    await bring(table)
    await db.updateTable('options').set({ title: 'By hand' }).where('slug', '=', 'indexing').execute()
    expect(counts(await bring(table))).toMatchObject({ updated: 1 })
    expect((await optionsOf(db))[0]?.title).toBe('Indexing')
  })
})

test('a draft at its source is a draft here, and published when it is', async () => {
  const events = (status: string) =>
    JSON.stringify([
      { id: 1, name: 'Maps', url: 'https://a.example/m', status },
      { id: 2, name: 'Charts', url: 'https://a.example/c', status: 'live' },
    ])
  await bring(events('draft'), { name: 'e.json' })
  expect((await optionsOf(db)).map(({ state }) => state)).toEqual(['draft', 'published'])
  expect(counts(await bring(events('live'), { name: 'e.json' }))).toMatchObject({ updated: 1, unchanged: 1 })
  expect((await optionsOf(db)).map(({ state }) => state)).toEqual(['published', 'published'])
})

test('a stopped import says so, and the next one goes on', async () => {
  const rows = `title,url\n${Array.from({ length: 400 }, (_, n) => `Course number ${n},https://a.example/${n}`).join('\n')}\n`
  await withFiles({ 'rows.csv': rows }, async (folder) => {
    const file = join(folder, 'rows.csv')
    const stop = new AbortController()
    const stopped = await importOptions(db, { files: file, unit: 'north', now, signal: stop.signal, onBatch: () => stop.abort() })
    expect(stopped.stopped).toBe(true)
    expect(stopped.created).toBeGreaterThan(0)
    expect(stopped.created).toBeLessThan(400)
    const rest = await importOptions(db, { files: file, unit: 'north', now })
    expect(counts(rest)).toEqual({
      read: 400,
      created: 400 - stopped.created,
      updated: 0,
      unchanged: stopped.created,
      merged: 0,
      refused: 0,
    })
    expect(await db.selectFrom('imports').select(['state', 'position']).orderBy('id').execute()).toEqual([
      { state: 'stopped', position: stopped.created },
      { state: 'done', position: 400 },
    ])
    await writeFile(file, rows.replace('Course number 7,', 'Course number seven,'))
    expect(counts(await importOptions(db, { files: file, unit: 'north', now }))).toMatchObject({ updated: 1, unchanged: 399 })
  })
})
