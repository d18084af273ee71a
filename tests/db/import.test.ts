import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportReport, type ImportRequest, importOptions } from '#app/domain/catalog/import/import-options.ts'
import { prepareCatalog, withFiles } from '#app/domain/catalog/import/testing/kit.ts'
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

function counts({ read, created, updated, unchanged, merged, refused }: ImportReport) {
  return { read, created, updated, unchanged, merged, refused: refused.length }
}

async function options() {
  return db.selectFrom('options').selectAll().orderBy('id').execute()
}

async function parts() {
  const { rows } = await sql<{
    title: string
    uid: string
    sequence: number
    state: string
    starts: string
    zone: string
    mode: string
    place: string | null
  }>`
    select o.title, r.uid, r.sequence, r.state, to_char(p.starts_local, 'YYYY-MM-DD HH24:MI') as starts, p.zone, p.mode, p.place
    from options o join option_runs r on r.option_id = o.id join option_parts p on p.run_id = r.id order by p.starts_at, r.id`.execute(db)
  return rows
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
    const [indexing, abstracts] = await options()
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
    const before = [await options(), await changeLog()]
    expect(counts(await bring(table))).toEqual({ read: 2, created: 0, updated: 0, unchanged: 2, merged: 0, refused: 0 })
    expect([await options(), await changeLog()]).toEqual(before)
  })

  test('updates what has changed, under whatever name it comes, and leaves the address of the page alone', async () => {
    await bring(table)
    const report = await bring(table.replace('1,Indexing', '1,Indexing for all').replace('$20', ''), { name: 'next-month.csv' })
    expect(counts(report)).toEqual({ read: 2, created: 0, updated: 1, unchanged: 1, merged: 0, refused: 0 })
    expect((await options())[0]).toMatchObject({ slug: 'indexing', title: 'Indexing for all', cost: 'not-stated' })
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
    expect(await options()).toEqual([])
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
    const [alpha] = await options()
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
    const slugs = (await options()).map(({ slug }) => slug)
    expect(slugs[0]).toBe('indexing')
    expect(slugs[1]).toMatch(/^indexing-[0-9a-f]{6}$/u)
    await bring(twins)
    expect((await options()).map(({ slug }) => slug)).toEqual(slugs)
  })
})

describe('fields locked by hand', () => {
  test('are never overwritten, and that is said', async () => {
    await bring(table)
    const [indexing] = await options()
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
    expect((await options())[0]).toMatchObject({
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
    expect((await options())[0]?.title).toBe('Indexing')
  })
})

describe('the same thing told twice', () => {
  test('in one file: the first row stands, later ones fill what it leaves open, and all stay as they are the next time', async () => {
    const twice = 'title,url,level,description\nMaps,https://a.example/m,,First\nMaps!,http://www.a.example/m/,Advanced,Second\n'
    const report = await bring(twice)
    expect(counts(report)).toEqual({ read: 2, created: 1, updated: 0, unchanged: 0, merged: 1, refused: 0 })
    expect((await options())[0]).toMatchObject({ title: 'Maps', level: 'advanced', description: '<p>First</p>' })
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
    const [maps, ...others] = await options()
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
    expect(await options()).toHaveLength(3)
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
    expect((await options())[0]).toMatchObject({ external_id: null, dedupe_key: expect.stringMatching(/2027-03-04T16:00:00/u) })
  })
})

describe('dates', () => {
  const calendar = (...events: string[]) =>
    `BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:America/Chicago\r\n${events.map((event) => `BEGIN:VEVENT\r\nSUMMARY:Storytime\r\n${event}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`
  const bringCalendar = (...events: string[]) => bring(calendar(...events), { name: 'events.ics' })

  test('events of one page and one title are the dates of one option', async () => {
    const events = [3, 10, 17].map(
      (day) =>
        `UID:${day}\r\nURL:https://a.example/s\r\nLOCATION:Room 5\r\nDTSTART;TZID=America/Chicago:202703${String(day).padStart(2, '0')}T100000\r\nDTEND;TZID=America/Chicago:202703${String(day).padStart(2, '0')}T110000`,
    )
    expect(counts(await bringCalendar(...events))).toEqual({ read: 3, created: 1, updated: 0, unchanged: 0, merged: 2, refused: 0 })
    expect((await parts()).map(({ starts, zone, mode, place }) => [starts, zone, mode, place])).toEqual(
      [3, 10, 17].map((day) => [`2027-03-${String(day).padStart(2, '0')} 10:00`, 'America/Chicago', 'in-person', 'Room 5']),
    )
    expect((await options())[0]).toMatchObject({ kind: 'event', dated: true, delivery: 'in-person', minutes: 60, last_seen: 2027 })
    expect(counts(await bringCalendar(...events))).toMatchObject({ unchanged: 3 })
    // next month's calendar begins later and goes on further
    expect(
      counts(await bringCalendar(...events.slice(1), 'UID:24\r\nURL:https://a.example/s\r\nDTSTART;TZID=America/Chicago:20270324T100000')),
    ).toMatchObject({ read: 3, created: 0, unchanged: 2, merged: 1 })
    expect(await parts()).toHaveLength(4)
  })

  test('an event that moves is the same date with a higher SEQUENCE; a cancelled one stays and says so', async () => {
    await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270303T100000')
    const [before] = await parts()
    expect(counts(await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270305T140000'))).toMatchObject({ updated: 1 })
    expect(await parts()).toEqual([{ ...before, starts: '2027-03-05 14:00', sequence: 1 }])
    await bringCalendar('UID:1\r\nSTATUS:CANCELLED\r\nDTSTART;TZID=America/Chicago:20270305T140000')
    expect(await parts()).toEqual([{ ...before, starts: '2027-03-05 14:00', sequence: 2, state: 'cancelled' }])
  })

  test('a rule gives dates; an occurrence told again is moved; one that the rule no longer gives is called off', async () => {
    const rule = 'UID:1\r\nDTSTART;TZID=America/Chicago:20270303T100000\r\nRRULE:FREQ=WEEKLY;COUNT=3'
    const moved = 'UID:1\r\nRECURRENCE-ID;TZID=America/Chicago:20270310T100000\r\nDTSTART;TZID=America/Chicago:20270311T120000'
    expect(counts(await bringCalendar(rule, moved))).toMatchObject({ created: 1, merged: 1 })
    expect((await parts()).map(({ starts }) => starts)).toEqual(['2027-03-03 10:00', '2027-03-11 12:00', '2027-03-17 10:00'])
    expect(counts(await bringCalendar(rule, moved))).toMatchObject({ unchanged: 2 })
    await bringCalendar(`${rule}\r\nEXDATE;TZID=America/Chicago:20270317T100000`, moved)
    expect((await parts()).map(({ starts, state }) => [starts, state])).toEqual([
      ['2027-03-03 10:00', 'scheduled'],
      ['2027-03-11 12:00', 'scheduled'],
      ['2027-03-17 10:00', 'cancelled'],
    ])
  })

  test('one UID for several dates is one option with several dates', async () => {
    const events = ['UID:1\r\nDTSTART:20270303T160000Z', 'UID:1\r\nDTSTART:20270304T160000Z', 'UID:1\r\nDTSTART:20270304T160000Z']
    expect(counts(await bringCalendar(...events))).toMatchObject({ created: 1, merged: 2 })
    expect(await parts()).toHaveLength(2)
    expect(counts(await bringCalendar(...events))).toMatchObject({ unchanged: 3 })
  })

  test('times without any zone are kept as days, in the unit’s zone where it has one', async () => {
    const floating = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20270303T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    const report = await bring(floating, { name: 'a.ics' })
    expect((await parts())[0]).toMatchObject({ starts: '2027-03-03 00:00', zone: 'UTC' })
    expect(report.warnings.map(({ reason }) => reason).join()).toMatch(/No time zone is stated/u)
    await bring(floating.replace('SUMMARY:A', 'SUMMARY:B'), { name: 'a.ics', unit: 'south' })
    expect((await parts()).find(({ title }) => title === 'B')).toMatchObject({ starts: '2027-03-03 10:00', zone: 'America/Chicago' })
  })

  test('a hand-locked set of dates stays', async () => {
    await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270303T100000')
    const [option] = await options()
    await db
      .insertInto('option_sources')
      .values({ option_id: option?.id ?? 0, field: 'runs', source: 'hand', locked: true })
      .execute()
    await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270305T100000')
    expect((await parts())[0]?.starts).toBe('2027-03-03 10:00')
  })
})

describe('a folder', () => {
  const folder = {
    'a-runs.json': JSON.stringify([
      { CO_Title: 'IDX March', Course_Id: 'c1', Start_Date: '2027-03-01', Delivery: 'In Person' },
      { CO_Title: 'IDX April', Course_Id: 'c1', Start_Date: '2027-04-01', Delivery: 'In Person' },
      { CO_Title: 'Lone May', Course_Id: 'c9', Start_Date: '2027-05-01', Delivery: 'Online' },
    ]),
    'b-courses.json': JSON.stringify([
      { Title: 'Indexing', Course_Id: 'c1', Description: 'All about it', URL: 'https://a.example/1' },
      { Title: 'Abstracts', Course_Id: 'c2', Description: 'All about them', URL: 'https://a.example/2' },
    ]),
    'c-more.csv': 'title,url\nMaps,https://a.example/m\n',
    'notes.md': '# nothing to import',
  }
  const bringFolder = () =>
    withFiles(folder, (path) => importOptions(db, { files: path, unit: 'north', now, set: { zone: 'America/Chicago' } }))

  test('courses come before their dates, whatever the files are called; the report names the files', async () => {
    const report = await bringFolder()
    expect(counts(report)).toEqual({ read: 6, created: 4, updated: 0, unchanged: 0, merged: 2, refused: 0 })
    expect((await parts()).map(({ title, starts }) => [title, starts])).toEqual([
      ['Indexing', '2027-03-01 00:00'],
      ['Indexing', '2027-04-01 00:00'],
      ['Lone May', '2027-05-01 00:00'],
    ])
    expect((await options())[0]).toMatchObject({ title: 'Indexing', delivery: 'in-person' })
    expect(report.warnings).toContainEqual({
      line: 1,
      file: 'a-runs.json',
      reason: 'No option has the id c9; the date is listed under its own title',
    })
    expect(report.warnings).toContainEqual({ line: 0, file: 'notes.md', reason: expect.stringMatching(/what kind of file/u) })
    expect(counts(await bringFolder())).toEqual({ read: 6, created: 0, updated: 0, unchanged: 6, merged: 0, refused: 0 })
  })

  test('files that tell of the same things agree the next time', async () => {
    const two = {
      'one.csv': 'title,url,level\nMaps,https://a.example/m,Beginner\n',
      'two.csv': 'title,url,level,duration\nMaps,https://a.example/m,Advanced,90 minutes\n',
    }
    const bringTwo = () => withFiles(two, (path) => importOptions(db, { files: path, unit: 'north', now }))
    expect(counts(await bringTwo())).toMatchObject({ created: 1, merged: 1 })
    expect((await options())[0]).toMatchObject({ level: 'introductory', minutes: 90 })
    expect(counts(await bringTwo())).toMatchObject({ unchanged: 2, updated: 0 })
  })
})

test('a draft at its source is a draft here, and published when it is', async () => {
  const events = (status: string) =>
    JSON.stringify([
      { id: 1, name: 'Maps', url: 'https://a.example/m', status },
      { id: 2, name: 'Charts', url: 'https://a.example/c', status: 'live' },
    ])
  await bring(events('draft'), { name: 'e.json' })
  expect((await options()).map(({ state }) => state)).toEqual(['draft', 'published'])
  expect(counts(await bring(events('live'), { name: 'e.json' }))).toMatchObject({ updated: 1, unchanged: 1 })
  expect((await options()).map(({ state }) => state)).toEqual(['published', 'published'])
})

/** What stands in `../shared/data`, counted by other programs and by hand: rows read, options made of them, folded into others. */
const shared = '../shared/data'
const known: [path: string, read: number, created: number, merged: number][] = [
  ['catalogs/coursera_1000_multiline.csv', 1000, 1000, 0],
  ['catalogs/coursera_3600.csv', 3600, 3600, 0],
  ['catalogs/coursera_programs_learning_outcomes.csv', 2186, 1993, 193],
  ['catalogs/edx_975_clean.csv', 975, 974, 1],
  // 5,273 pages, one of which is the front page of a site with three courses
  ['catalogs/mooc_online_courses.csv', 8092, 5275, 2817],
  ['catalogs/udacity_short_rows.csv', 263, 263, 0],
  ['catalogs/uiuc_catalog_2017_summer.csv', 1575, 1119, 456],
  ['ics/iu_libcal_scholars_commons.ics', 24, 14, 10],
  ['ics/libcal_durhamcounty.ics', 500, 500, 0],
  ['ics/tess_indico_events.ics', 2, 2, 0],
  ['ics/tess_pacer_seminar.ics', 1, 1, 0],
  ['ics/ucdavis_library.ics', 121, 51, 70],
  ['ics/yolo_library.ics', 128, 128, 0],
  ['feeds/davis_events.rss.xml', 637, 407, 230],
  ['feeds/mit_open_learning_medium.rss', 3, 3, 0],
  ['jsonld/ctdl_learning_opportunity_2.json', 1, 1, 0],
  ['jsonld/library_carpentry_openrefine.jsonld', 3, 3, 0],
  ['jsonld/nbis_course_instances.jsonld', 32, 32, 0],
  ['jsonld/ols_learning_resource.jsonld', 1, 1, 0],
  ['jsonld/tess_mentions.jsonld', 1, 1, 0],
  ['sessions/code4lib_2018_presentation-proposals.json', 93, 93, 0],
  ['sessions/code4lib_2018_workshop-proposals.json', 32, 32, 0],
  ['sessions/eventbrite_ardc_page2.json', 18, 18, 0],
  ['sessions/mit_sloan_courses.json', 99, 99, 0],
  ['sessions/mit_sloan_runs.json', 137, 92, 45],
  // 99 courses and 137 dates of 92 ids, one of which no course has
  ['sessions', 379, 243, 136],
]

describe('files that nobody here wrote', () => {
  test.for(known)('%s', { timeout: 300_000 }, async ([path, read, created, merged], { skip }) => {
    if (!existsSync(shared)) skip('The folder ../shared/data is not here: it is not part of the project')
    const request = { files: join(shared, path), unit: 'north', now }
    expect(counts(await importOptions(db, request))).toEqual({ read, created, updated: 0, unchanged: 0, merged, refused: 0 })
    expect(counts(await importOptions(db, request))).toEqual({ read, created: 0, updated: 0, unchanged: read, merged: 0, refused: 0 })
  })
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
