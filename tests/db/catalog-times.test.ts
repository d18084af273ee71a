import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { addOption, addReference, addRun, type MadeOption, partValues, type Reference, refusal } from '../support/options.ts'

/** Values that the types forbid, as a mistaken program or a hand at the database's prompt would send them. */
const wrong = (values: Record<string, unknown>) => values as MadeOption

describeEachDatabase('times and lengths', (version) => {
  let database: TestDatabase
  let db: Db
  let units: Reference

  beforeAll(async () => {
    database = await testDatabase({ version })
    db = database.db
    units = await addReference(db)
  })
  afterAll(() => database.drop())

  const add = (option: MadeOption = {}) => addOption(db, units.alpha, option)

  describe('times', () => {
    const dated = { starts: '2027-01-05T13:00:00', ends: '2027-01-05T14:00:00' }
    let run: number
    beforeAll(async () => {
      run = await addRun(db, await add(), [])
    })
    const part = (more: Record<string, unknown>) =>
      db
        .insertInto('option_parts')
        .values({ ...partValues(run, dated), position: 7, ...more })
        .execute()
    const wrongPart = async (more: Record<string, unknown>) => (await refusal(part(more))).constraint ?? (await refusal(part(more))).code

    test('a part has its whole date or none of it', async () => {
      for (const column of ['starts_local', 'ends_local', 'zone', 'starts_at', 'ends_at']) {
        expect(await wrongPart({ [column]: null })).toBe('option_parts_check')
        const alone = {
          starts_local: null,
          ends_local: null,
          zone: null,
          starts_at: null,
          ends_at: null,
          [column]: partValues(run, dated)[column as 'zone'],
        }
        expect(await wrongPart(alone)).toBe('option_parts_check')
      }
      await expect(
        db
          .insertInto('option_parts')
          .values(partValues(run, { position: 8 }))
          .execute(),
      ).resolves.toBeDefined()
    })

    test('a part does not end before it starts', async () => {
      const back = partValues(run, { starts: '2027-01-05T13:00:00', ends: '2027-01-05T12:59:00', position: 7 })
      expect((await refusal(db.insertInto('option_parts').values(back).execute())).constraint).toBe('option_parts_check1')
    })

    test('local times and instants belong together', async () => {
      expect(await wrongPart({ starts_at: new Date('2027-01-06T19:00:00Z'), ends_at: new Date('2027-01-06T20:00:00Z') })).toBe(
        'option_parts_instants',
      )
      expect(await wrongPart({ starts_local: '2027-01-04T13:00:00' })).toBe('option_parts_instants')
      for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Pacific/Honolulu', 'Asia/Kathmandu', 'UTC']) {
        const values = partValues(run, { ...dated, zone, position: 100 + zone.length })
        await expect(db.insertInto('option_parts').values(values).execute()).resolves.toBeDefined()
      }
    })

    test.each([
      '0000-01-01T00:00:00',
      '300000-01-01T00:00:00',
      'infinity',
      '-infinity',
      '1899-12-31T00:00:00',
      '2200-01-02T00:00:00',
      '2027-02-30T10:00:00',
    ])('a date such as %s is refused wherever one stands', async (date) => {
      for (const column of ['starts_local', 'ends_local', 'starts_at', 'ends_at']) await refusal(part({ [column]: date }))
      await refusal(part({ starts_local: date, starts_at: date, ends_local: date, ends_at: date }))
      const id = await add()
      for (const column of ['review_by', 'published_at', 'updated_at'])
        await refusal(
          db
            .updateTable('options')
            .set({ [column]: date })
            .where('id', '=', id)
            .execute(),
        )
      await refusal(add(wrong({ created_at: date })))
      await refusal(db.updateTable('option_runs').set({ closes_at: date }).where('id', '=', run).execute())
    })

    test('two parts do not stand at one place of a run, nor before the first', async () => {
      await part({ position: 50 })
      expect(await wrongPart({ position: 50 })).toBe('option_parts_run_id_position_key')
      expect(await wrongPart({ position: -1 })).toBe('option_parts_position_check')
      expect(await wrongPart({ minutes: 0 })).toBe('option_parts_minutes_check')
    })
  })

  describe('the length a reader filters by follows from minutes and days', () => {
    test.each<[number | null, number | null, string]>([
      [null, null, 'not-stated'],
      [1, null, '30m'],
      [30, null, '30m'],
      [31, null, '1h'],
      [60, null, '1h'],
      [61, null, 'half-day'],
      [240, null, 'half-day'],
      [241, null, 'day'],
      [2880, null, 'day'],
      [2881, null, 'weeks'],
      [null, 1, 'day'],
      [90, 1, 'half-day'],
      [90, 2, 'day'],
      [null, 6, 'day'],
      [null, 7, 'weeks'],
      [60, 28, 'weeks'],
    ])('%j minutes over %j days: %s', async (minutes, span_days, length) => {
      const id = await add({ minutes, span_days })
      expect(await db.selectFrom('options').select('length').where('id', '=', id).executeTakeFirst()).toEqual({ length })
    })

    test('and cannot be set by hand', async () => {
      expect((await refusal(sql`update options set length = '30m'`.execute(db))).code).toBe('428C9')
    })
  })
})
