import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importOptions } from '#app/domain/catalog/import/import-options.ts'
import { counts, prepareCatalog } from '#app/domain/catalog/import/testing/kit.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
  await prepareCatalog(database.db)
})
afterEach(() => database.drop())

const now = new Date('2027-01-10T12:00:00Z')

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
    expect(counts(await importOptions(database.db, request))).toEqual({ read, created, updated: 0, unchanged: 0, merged, refused: 0 })
    expect(counts(await importOptions(database.db, request))).toEqual({
      read,
      created: 0,
      updated: 0,
      unchanged: read,
      merged: 0,
      refused: 0,
    })
  })
})
