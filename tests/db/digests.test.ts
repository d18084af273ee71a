import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Catalog, openCatalog } from '#app/domain/catalog/live.ts'
import { deleteSearch, mostSearches, renameSearch, saveSearch, stopDigests, switchDigest } from '#app/domain/members/saved-searches.ts'
import { prepareMail } from '#app/domain/prepare-mail.ts'
import { digestUntil, sendDigests } from '#app/domain/send-digests.ts'
import { claimMail } from '#db/queries/mails.ts'
import { listSavedSearches } from '#db/queries/saved-searches.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { asMember } from '../support/members.ts'
import { addOption, addReference, type MadeOption, type Reference } from '../support/options.ts'
import { addMember } from '../support/people.ts'

const week = 7 * 86_400_000
/** A Tuesday morning, and the Mondays that follow. */
const tuesday = new Date('2026-11-24T12:00:00Z')
const monday = new Date('2026-11-30T15:00:00Z')
const nextMonday = new Date(monday.getTime() + week)

describeEachDatabase('saved searches and the weekly mail', (version) => {
  let database: TestDatabase
  let units: Reference
  let catalog: Catalog
  beforeAll(async () => {
    database = await testDatabase({ version, max: 20 })
    units = await addReference(database.db)
    catalog = await openCatalog(database.db, { pollMs: 0 })
  })
  afterAll(async () => {
    catalog.close()
    await database.drop()
  })
  beforeEach(async () => {
    await database.db.deleteFrom('mails').execute()
    await database.db.deleteFrom('members').execute()
    await database.db.updateTable('options').set({ state: 'withdrawn' }).execute()
  })

  const publish = (at: Date, more: MadeOption = {}) =>
    addOption(database.db, units.alpha, { topics: ['weeding'], published_at: at, ...more })
  const member = (address: string | null = 'ada@library.example', more: { verified?: boolean } = {}) =>
    addMember(database.db, { address, ...more })
  const save = async (id: number, query = 'topic=weeding', more: { digest?: boolean; now?: Date } = {}) =>
    saveSearch(database.db, await asMember(database.db, id), { name: query, query, digest: more.digest ?? true }, more.now ?? tuesday)
  const send = (now: Date) => sendDigests(database.db, catalog, now)
  const mails = async () =>
    (await database.db.selectFrom('mails').select(['member_id', 'kind', 'about']).orderBy('id').execute()).map(
      ({ member_id, kind, about }) => ({
        member_id,
        kind,
        options: (about.searches as { options: number[] }[]).map(({ options }) => options),
      }),
    )
  const hour = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000)

  test('one mail a week, however many searches; each option once; nothing new, no mail', async () => {
    const ada = await member()
    await save(ada, 'topic=weeding')
    await save(ada, 'cost=free&topic=collections')
    await publish(hour(tuesday, -1))
    const [one, two] = [await publish(hour(tuesday, 5)), await publish(hour(tuesday, 6), { cost: 'more', title: 'Two' })]
    const three = await publish(hour(tuesday, 7), { topics: ['collections'] })
    expect(await send(hour(tuesday, 48))).toBe(0)
    expect(await send(monday)).toBe(1)
    expect(await mails()).toEqual([{ member_id: ada, kind: 'digest', options: [[three, one], [two]] }])
    expect(await send(monday)).toBe(0)
    expect(await send(hour(monday, 100))).toBe(0)
    expect(await send(nextMonday)).toBe(0)
    const late = await publish(hour(nextMonday, 1))
    expect(await send(new Date(nextMonday.getTime() + week))).toBe(1)
    expect((await mails()).at(-1)?.options).toEqual([[late]])
  })

  test('what the page of results shows is what the mail tells: words, filters, and only what is offered', async () => {
    const ada = await member()
    await save(ada, 'q=gardening')
    const garden = await publish(hour(tuesday, 1), { title: 'Gardening with patrons' })
    await publish(hour(tuesday, 1), {
      title: 'Gardening, long ago',
      kind: 'event',
      dated: true,
      parts: [{ starts: '2019-05-01T10:00:00' }],
    })
    await publish(hour(tuesday, 1), { title: 'Cooking with patrons' })
    expect(await send(monday)).toBe(1)
    expect((await mails())[0]?.options).toEqual([[garden]])
  })

  test('a search whose filter is not known any more tells of nothing, rather than of everything', async () => {
    await save(await member(), 'topic=no-such-topic')
    await publish(hour(tuesday, 1))
    expect(await send(monday)).toBe(0)
  })

  test('the switch: off tells of nothing, on again of what comes from then on', async () => {
    const ada = await member()
    await save(ada, 'topic=weeding', { digest: false })
    await publish(hour(tuesday, 1))
    expect(await send(monday)).toBe(0)
    const [search] = await listSavedSearches(database.db, ada)
    await switchDigest(database.db, await asMember(database.db, ada), search?.id ?? 0, true, hour(monday, 1))
    const late = await publish(hour(monday, 2))
    expect(await send(nextMonday)).toBe(1)
    expect((await mails())[0]?.options).toEqual([[late]])
  })

  test('switching on what is on loses nothing', async () => {
    const ada = await member()
    await save(ada)
    const option = await publish(hour(tuesday, 1))
    const [search] = await listSavedSearches(database.db, ada)
    await switchDigest(database.db, await asMember(database.db, ada), search?.id ?? 0, true, hour(tuesday, 2))
    expect(await send(monday)).toBe(1)
    expect((await mails())[0]?.options).toEqual([[option]])
  })

  test('only whoever has shown that an address is theirs gets it', async () => {
    for (const id of [await member('typed@library.example', { verified: false }), await member(null)]) await save(id)
    await publish(hour(tuesday, 1))
    expect(await send(monday)).toBe(0)
  })

  test('several processes at once write each mail once', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, (_, at) => member(`m${at}@library.example`)))
    for (const id of ids) await save(id)
    await publish(hour(tuesday, 1))
    const sent = await Promise.all(Array.from({ length: 4 }, () => send(monday)))
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(120)
    expect(new Set((await mails()).map(({ member_id }) => member_id)).size).toBe(120)
  })

  test('stopped, nothing more is written, and what waits is not sent', async () => {
    const ada = await member()
    await save(ada)
    await publish(hour(tuesday, 1))
    await send(monday)
    const prepared = async () => {
      await database.db
        .updateTable('mails')
        .set({ next_at: new Date(0) })
        .execute()
      const mail = await claimMail(database.db, 60)
      return mail && (await prepareMail(database.db, mail, (id, stops) => `${id} ${stops}`))
    }
    expect(await prepared()).toMatchObject({ stopToken: `${ada} digest`, lists: [{ search: { query: 'topic=weeding' }, more: 0 }] })
    await stopDigests(database.db, ada)
    expect(await prepared()).toBeNull()
    await publish(hour(monday, 1))
    expect(await send(nextMonday)).toBe(0)
    expect(await listSavedSearches(database.db, ada)).toHaveLength(1)
  })

  test('more than ten are counted, not listed', async () => {
    const ada = await member()
    await save(ada)
    for (let n = 0; n < 13; n++) await publish(hour(tuesday, 1 + n))
    await send(monday)
    const { about } = await database.db.selectFrom('mails').select('about').where('member_id', '=', ada).executeTakeFirstOrThrow()
    expect(about).toMatchObject({ searches: [{ more: 3 }] })
  })

  test('a search is saved once, however many presses there were; fifty are the most', async () => {
    const ada = await member()
    expect(await Promise.all(Array.from({ length: 5 }, () => save(ada)))).toEqual(Array(5).fill('saved'))
    for (let n = 1; n < mostSearches; n++) await save(ada, `q=${n}`)
    expect(await save(ada, 'q=one-more')).toBe('many')
    expect(await save(ada, '')).toBe('nothing-asked')
    expect(await save(ada, `q=${'a'.repeat(2_000)}`)).toBe('query-long')
    expect(await listSavedSearches(database.db, ada)).toHaveLength(mostSearches)
  })

  test('another’s search is not there: it cannot be renamed, switched or deleted', async () => {
    const [ada, bo] = [await member(), await member('bo@library.example')]
    await save(ada)
    const [search] = await listSavedSearches(database.db, ada)
    const other = await asMember(database.db, bo)
    const id = search?.id ?? 0
    expect(await renameSearch(database.db, other, id, 'Mine')).toBe('missing')
    expect(await switchDigest(database.db, other, id, false, tuesday)).toBe('missing')
    expect(await deleteSearch(database.db, other, id)).toBeUndefined()
    expect(await listSavedSearches(database.db, ada)).toEqual([search])
  })

  test('the Monday that a digest tells until lies before it', () => {
    expect(digestUntil(monday) < monday).toBe(true)
    expect(digestUntil(tuesday) < tuesday).toBe(true)
  })
})
