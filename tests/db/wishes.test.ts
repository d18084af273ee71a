import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setWish } from '#app/domain/members/wishes.ts'
import { prepareMail } from '#app/domain/prepare-mail.ts'
import { tellWishers } from '#app/domain/tell-wishers.ts'
import { claimMail } from '#db/queries/mails.ts'
import { countUnitWishes, listMemberWishes, listWishesOf } from '#db/queries/wishes.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { asMember } from '../support/members.ts'
import { addOption, addReference, addRun, type Reference } from '../support/options.ts'
import { addMember } from '../support/people.ts'

const now = new Date('2026-11-24T12:00:00Z')
const past = [{ starts: '2020-03-02T10:00:00' }]
const coming = [{ starts: '2027-01-12T10:00:00' }]

describeEachDatabase('what is wished of options', (version) => {
  let database: TestDatabase
  let units: Reference
  beforeAll(async () => {
    database = await testDatabase({ version, max: 30 })
    units = await addReference(database.db)
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    await database.db.deleteFrom('mails').execute()
    await database.db.deleteFrom('members').execute()
  })

  const event = (parts = past) => addOption(database.db, units.alpha, { kind: 'event', dated: true, parts })
  const wish = async (memberId: number, optionId: number, more: { wish?: 'tell-me' | 'ask'; on?: boolean; offered?: boolean } = {}) =>
    setWish(database.db, await asMember(database.db, memberId), { optionId, wish: 'tell-me', on: true, offered: false, ...more })
  const mails = () => database.db.selectFrom('mails').select(['member_id', 'kind', 'address', 'about']).orderBy('member_id').execute()

  test('are made once, however often, and taken back', async () => {
    const option = await event()
    const one = await addMember(database.db)
    for (let press = 0; press < 3; press++) await wish(one, option)
    expect(await listWishesOf(database.db, one, option)).toEqual(['tell-me'])
    await wish(one, option, { on: false })
    expect(await listWishesOf(database.db, one, option)).toEqual([])
  })

  test('nobody waits for what is there', async () => {
    const option = await event(coming)
    expect(await wish(await addMember(database.db), option, { offered: true })).toBe('offered-now')
    expect(await tellWishers(database.db, now)).toBe(0)
  })

  test('a return is told once to each who waits, and to nobody whose address is not theirs', async () => {
    const option = await event()
    const other = await event()
    const [ada, bo, stranger, nobody] = [
      await addMember(database.db, { address: 'ada@library.example' }),
      await addMember(database.db, { address: 'bo@library.example' }),
      await addMember(database.db, { address: 'typed@library.example', verified: false }),
      await addMember(database.db),
    ]
    for (const member of [ada, bo, stranger, nobody]) await wish(member, option)
    await wish(ada, other)
    await wish(ada, option, { wish: 'ask' })
    expect(await tellWishers(database.db, now)).toBe(0)
    await addRun(database.db, option, coming)
    const rounds = await Promise.all(Array.from({ length: 6 }, () => tellWishers(database.db, now)))
    expect(rounds.reduce((sum, told) => sum + told, 0)).toBe(2)
    expect(await mails()).toEqual([
      { member_id: ada, kind: 'option-returns', address: 'ada@library.example', about: { option } },
      { member_id: bo, kind: 'option-returns', address: 'bo@library.example', about: { option } },
    ])
    expect(await tellWishers(database.db, now)).toBe(0)
    // fulfilled, so it is not among what is wished any more; what is asked for stays
    expect((await listMemberWishes(database.db, ada, 10)).map(({ id, wish }) => [id, wish]).sort()).toEqual(
      [
        [option, 'ask'],
        [other, 'tell-me'],
      ].sort(),
    )
  })

  test('so is what comes back into the catalog, and what is wished again', async () => {
    const option = await event(coming)
    const ada = await addMember(database.db, { address: 'ada@library.example' })
    await database.db.updateTable('options').set({ state: 'withdrawn' }).where('id', '=', option).execute()
    await wish(ada, option)
    expect(await tellWishers(database.db, now)).toBe(0)
    await database.db.updateTable('options').set({ state: 'published' }).where('id', '=', option).execute()
    expect(await tellWishers(database.db, now)).toBe(1)
    await wish(ada, option)
    expect(await tellWishers(database.db, now)).toBe(1)
  })

  test('a run that is canceled is no return', async () => {
    const option = await event()
    await wish(await addMember(database.db, { address: 'ada@library.example' }), option)
    await addRun(database.db, option, coming, { state: 'cancelled' })
    expect(await tellWishers(database.db, now)).toBe(0)
  })

  test('the mail names what returns, and is dropped where it has gone again', async () => {
    const option = await event([{ starts: '2099-01-12T10:00:00' }])
    const ada = await addMember(database.db, { address: 'ada@library.example' })
    await wish(ada, option)
    await tellWishers(database.db, now)
    const made = async () => {
      await database.db
        .updateTable('mails')
        .set({ next_at: new Date(0) })
        .execute()
      const mail = await claimMail(database.db, 60)
      return mail && (await prepareMail(database.db, mail, (memberId, stops) => `${memberId} ${stops}`))
    }
    const mail = await made()
    expect(mail?.lists?.[0]?.items).toMatchObject([{ title: expect.stringContaining('Option'), unit: 'Unit alpha' }])
    expect(mail?.stopToken).toBe(`${ada} returns`)
    await database.db.updateTable('options').set({ state: 'withdrawn' }).where('id', '=', option).execute()
    expect(await made()).toBeNull()
  })

  describe('a unit', () => {
    test('sees how many, by option, of its own and of what it offers with others; and no more than that', async () => {
      const [own, shared, foreign] = [await event(), await addOption(database.db, units.beta), await addOption(database.db, units.beta)]
      await database.db.insertInto('option_units').values({ option_id: shared, unit_id: units.alpha }).execute()
      const members = await Promise.all(Array.from({ length: 3 }, () => addMember(database.db)))
      for (const member of members) await wish(member, own)
      for (const member of members.slice(0, 1)) {
        await wish(member, own, { wish: 'ask' })
        await wish(member, shared, { wish: 'ask' })
        await wish(member, foreign, { wish: 'ask' })
      }
      const counts = await countUnitWishes(database.db, 'alpha')
      expect(counts.map(({ optionId, tellMe, ask }) => [optionId, Number(tellMe), Number(ask)])).toEqual([
        [own, 3, 1],
        [shared, 0, 1],
      ])
      expect(Object.keys(counts[0] ?? {}).sort()).toEqual(['ask', 'optionId', 'slug', 'tellMe', 'title'])
    })
  })
})
