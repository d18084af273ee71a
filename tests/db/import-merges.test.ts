import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ImportReport, type ImportRequest, importOptions } from '#app/domain/catalog/import/import-options.ts'
import { counts, optionsOf, prepareCatalog, withFiles } from '#app/domain/catalog/import/testing/kit.ts'
import type { Db } from '#db/schema.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase
let db: Db

const now = new Date('2027-01-10T12:00:00Z')

/** Imports a text as a file of that name. */
function bring(content: string, request: Partial<ImportRequest> & { name?: string } = {}): Promise<ImportReport> {
  const { name = 'rows.csv', ...rest } = request
  return withFiles({ [name]: content }, (folder) => importOptions(db, { files: join(folder, name), unit: 'north', now, ...rest }))
}

describeEachDatabase('the same thing told twice', (version) => {
  beforeEach(async () => {
    database = await testDatabase({ version })
    db = database.db
    await prepareCatalog(db)
  })
  afterEach(() => database.drop())

  test('in one file: the first row stands, later ones fill what it leaves open, and all stay as they are the next time', async () => {
    const twice = 'title,url,level,description\nMaps,https://a.example/m,,First\nMaps!,http://www.a.example/m/,Advanced,Second\n'
    const report = await bring(twice)
    expect(counts(report)).toEqual({ read: 2, created: 1, updated: 0, unchanged: 0, merged: 1, refused: 0 })
    expect((await optionsOf(db))[0]).toMatchObject({ title: 'Maps', level: 'advanced', description: '<p>First</p>' })
    expect(report.warnings).toContainEqual({
      line: 3,
      reason: 'description differs from what was told first of the same option, which was kept',
    })
    expect(counts(await bring(twice))).toEqual({ read: 2, created: 0, updated: 0, unchanged: 2, merged: 0, refused: 0 })
  })

  test('one page with two titles: two options, and the same ones the next time', async () => {
    const shared = 'title,url\nMaps,https://a.example/m\nCharts,https://a.example/m\n'
    expect(counts(await bring(shared))).toMatchObject({ created: 2 })
    expect(counts(await bring(shared))).toMatchObject({ unchanged: 2 })
  })

  test('by two units with the same page and title: one option that both offer', async () => {
    await bring('title,url,level\nMaps,https://a.example/m,\n')
    const report = await bring('title,url,level\nMAPS,http://a.example/m/,Beginner\n', { unit: 'south' })
    expect(counts(report)).toMatchObject({ created: 0, merged: 1 })
    const [maps, ...others] = await optionsOf(db)
    expect(others).toEqual([])
    expect(maps).toMatchObject({ title: 'Maps', level: 'introductory' })
    expect(await db.selectFrom('option_merges').select(['source', 'title', 'reason', 'standing']).execute()).toEqual([
      { source: 'import:south', title: 'MAPS', reason: 'Same web page and same title', standing: 'merged' },
    ])
    expect(await db.selectFrom('option_units').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('option_sources').select(['field', 'source', 'locked']).execute()).toEqual([
      { field: 'level', source: 'import:south/rows.csv', locked: false },
    ])
    for (const unit of ['north', 'south', 'north'])
      expect(
        counts(
          await bring(
            unit === 'north' ? 'title,url,level\nMaps,https://a.example/m,\n' : 'title,url,level\nMAPS,http://a.example/m/,Beginner\n',
            { unit },
          ),
        ),
      ).toMatchObject({ unchanged: 1, updated: 0 })
  })

  test('by two units with much in common: two options and a proposal with the reason', async () => {
    await bring('title,url,starts,zone\nMaps for beginners,https://a.example/m,2027-03-04 10:00,America/Chicago\n')
    await bring(
      'title,url,starts,zone\nMaps for a beginner,https://b.example/x,2027-03-04 11:00,America/New_York\nMaps and charts,https://a.example/m,,\n',
      { unit: 'south' },
    )
    expect(await optionsOf(db)).toHaveLength(3)
    const proposals = await db.selectFrom('option_merges').select(['title', 'reason', 'standing']).orderBy('title').execute()
    expect(proposals).toEqual([
      { title: 'Maps and charts', reason: expect.stringMatching(/^Same web page; the titles differ/u), standing: 'proposed' },
      {
        title: 'Maps for a beginner',
        reason: expect.stringMatching(/alike and same start \(2027-03-04 16:00 UTC\), told by different units/u),
        standing: 'proposed',
      },
    ])
  })

  test('without an id or a page it is known by unit, title and first start', async () => {
    const rows = 'title,starts,zone\nMaps,2027-03-04 10:00,America/Chicago\nMaps,2027-03-05 10:00,America/Chicago\n'
    expect(counts(await bring(rows))).toMatchObject({ created: 2 })
    expect(counts(await bring(rows))).toMatchObject({ unchanged: 2 })
    expect((await optionsOf(db))[0]).toMatchObject({ external_id: null, dedupe_key: expect.stringMatching(/2027-03-04T16:00:00/u) })
  })
})
