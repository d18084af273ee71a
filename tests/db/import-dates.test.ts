import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportReport, type ImportRequest, importOptions } from '#app/domain/catalog/import/import-options.ts'
import { counts, datesOf, optionsOf, prepareCatalog, withFiles } from '#app/domain/catalog/import/testing/kit.ts'
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
    expect((await datesOf(db)).map(({ starts, zone, mode, place }) => [starts, zone, mode, place])).toEqual(
      [3, 10, 17].map((day) => [`2027-03-${String(day).padStart(2, '0')} 10:00`, 'America/Chicago', 'in-person', 'Room 5']),
    )
    expect((await optionsOf(db))[0]).toMatchObject({ kind: 'event', dated: true, delivery: 'in-person', minutes: 60, last_seen: 2027 })
    expect(counts(await bringCalendar(...events))).toMatchObject({ unchanged: 3 })
    // next month's calendar begins later and goes on further
    expect(
      counts(await bringCalendar(...events.slice(1), 'UID:24\r\nURL:https://a.example/s\r\nDTSTART;TZID=America/Chicago:20270324T100000')),
    ).toMatchObject({ read: 3, created: 0, unchanged: 2, merged: 1 })
    expect(await datesOf(db)).toHaveLength(4)
  })

  test('an event that moves is the same date with a higher SEQUENCE; a cancelled one stays and says so', async () => {
    await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270303T100000')
    const [before] = await datesOf(db)
    expect(counts(await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270305T140000'))).toMatchObject({ updated: 1 })
    expect(await datesOf(db)).toEqual([{ ...before, starts: '2027-03-05 14:00', sequence: 1 }])
    await bringCalendar('UID:1\r\nSTATUS:CANCELLED\r\nDTSTART;TZID=America/Chicago:20270305T140000')
    expect(await datesOf(db)).toEqual([{ ...before, starts: '2027-03-05 14:00', sequence: 2, state: 'cancelled' }])
  })

  test('a rule gives dates; an occurrence told again is moved; one that the rule no longer gives is called off', async () => {
    const rule = 'UID:1\r\nDTSTART;TZID=America/Chicago:20270303T100000\r\nRRULE:FREQ=WEEKLY;COUNT=3'
    const moved = 'UID:1\r\nRECURRENCE-ID;TZID=America/Chicago:20270310T100000\r\nDTSTART;TZID=America/Chicago:20270311T120000'
    expect(counts(await bringCalendar(rule, moved))).toMatchObject({ created: 1, merged: 1 })
    expect((await datesOf(db)).map(({ starts }) => starts)).toEqual(['2027-03-03 10:00', '2027-03-11 12:00', '2027-03-17 10:00'])
    expect(counts(await bringCalendar(rule, moved))).toMatchObject({ unchanged: 2 })
    await bringCalendar(`${rule}\r\nEXDATE;TZID=America/Chicago:20270317T100000`, moved)
    expect((await datesOf(db)).map(({ starts, state }) => [starts, state])).toEqual([
      ['2027-03-03 10:00', 'scheduled'],
      ['2027-03-11 12:00', 'scheduled'],
      ['2027-03-17 10:00', 'cancelled'],
    ])
  })

  test('one UID for several dates is one option with several dates', async () => {
    const events = ['UID:1\r\nDTSTART:20270303T160000Z', 'UID:1\r\nDTSTART:20270304T160000Z', 'UID:1\r\nDTSTART:20270304T160000Z']
    expect(counts(await bringCalendar(...events))).toMatchObject({ created: 1, merged: 2 })
    expect(await datesOf(db)).toHaveLength(2)
    expect(counts(await bringCalendar(...events))).toMatchObject({ unchanged: 3 })
  })

  test('times without any zone are kept as days, in the unit’s zone where it has one', async () => {
    const floating = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20270303T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    const report = await bring(floating, { name: 'a.ics' })
    expect((await datesOf(db))[0]).toMatchObject({ starts: '2027-03-03 00:00', zone: 'UTC' })
    expect(report.warnings.map(({ reason }) => reason).join()).toMatch(/No time zone is stated/u)
    await bring(floating.replace('SUMMARY:A', 'SUMMARY:B'), { name: 'a.ics', unit: 'south' })
    expect((await datesOf(db)).find(({ title }) => title === 'B')).toMatchObject({ starts: '2027-03-03 10:00', zone: 'America/Chicago' })
  })

  test('a hand-locked set of dates stays', async () => {
    await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270303T100000')
    const [option] = await optionsOf(db)
    await db
      .insertInto('option_sources')
      .values({ option_id: option?.id ?? 0, field: 'runs', source: 'hand', locked: true })
      .execute()
    await bringCalendar('UID:1\r\nDTSTART;TZID=America/Chicago:20270305T100000')
    expect((await datesOf(db))[0]?.starts).toBe('2027-03-03 10:00')
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
    expect((await datesOf(db)).map(({ title, starts }) => [title, starts])).toEqual([
      ['Indexing', '2027-03-01 00:00'],
      ['Indexing', '2027-04-01 00:00'],
      ['Lone May', '2027-05-01 00:00'],
    ])
    expect((await optionsOf(db))[0]).toMatchObject({ title: 'Indexing', delivery: 'in-person' })
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
    expect((await optionsOf(db))[0]).toMatchObject({ level: 'introductory', minutes: 90 })
    expect(counts(await bringTwo())).toMatchObject({ unchanged: 2, updated: 0 })
  })
})
