import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { addOption, addReference, type MadeOption, type Reference, refusal } from '../support/options.ts'

/** Values that the types forbid, as a mistaken program or a hand at the database's prompt would send them. */
const wrong = (values: Record<string, unknown>) => values as MadeOption

describeEachDatabase('the invariants of the catalog', (version) => {
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
  const refused = async (option: MadeOption) => (await refusal(add(option))).constraint

  describe('what an editor publishes is complete', () => {
    test('a complete option is published', async () => {
      await expect(add()).resolves.toBeGreaterThan(0)
    })

    test.each<[string, MadeOption]>([
      ['a recognition line', { recognition: [] }],
      ['an answer on equity', { edi_answer: 'not-answered' }],
      ['an answer on leadership', { leadership_answer: 'not-answered' }],
      ['words on how equity is part of it', { edi_how: null }],
    ])('without %s it is not published', async (_, gap) => {
      expect(await refused(gap)).toBe('options_published_complete')
      await expect(add({ ...gap, state: 'draft', published_at: null })).resolves.toBeGreaterThan(0)
    })

    test.each<[string, Pick<MadeOption, 'recognition' | 'edi_how'>]>([
      ['a recognition line', { recognition: [] }],
      ['words on how equity is part of it', { edi_how: null }],
    ])('a draft without %s cannot be made public later, and a public option cannot lose it', async (_, gap) => {
      const draft = await add({ ...gap, state: 'draft', published_at: null })
      const publish = db.updateTable('options').set({ state: 'published', published_at: new Date() }).where('id', '=', draft).execute()
      expect((await refusal(publish)).constraint).toBe('options_published_complete')
      const published = await add()
      const lose = db.updateTable('options').set(gap).where('id', '=', published).execute()
      expect((await refusal(lose)).constraint).toBe('options_published_complete')
    })

    test('words on equity that are only blanks are no words', async () => {
      expect(await refused({ edi_how: ' \n\t ' })).toBe('options_edi_how_check')
    })

    test('without a unit there is no option, published or not', async () => {
      expect(await refusal(add(wrong({ unit_id: null })))).toMatchObject({ code: '23502' })
      expect(await refused({ unit_id: 0 })).toBe('options_unit_id_fkey')
      expect(await refused({ unit_id: 999_999_999, state: 'draft' })).toBe('options_unit_id_fkey')
    })

    test('a unit that offers something cannot be taken away', async () => {
      await addOption(db, units.beta)
      expect((await refusal(db.deleteFrom('units').where('id', '=', units.beta).execute())).constraint).toBe('options_unit_id_fkey')
    })

    test('what was seeded or imported may be published with gaps', async () => {
      const gaps: MadeOption = { recognition: [], edi_answer: 'not-answered', leadership_answer: 'not-answered', edi_how: null }
      await expect(add({ ...gaps, origin: 'seed', source: 'seed' })).resolves.toBeGreaterThan(0)
      await expect(add({ ...gaps, origin: 'import', source: 'list' })).resolves.toBeGreaterThan(0)
    })

    test('published says since when', async () => {
      expect(await refused({ published_at: null })).toMatch(/^options_check/)
    })
  })

  describe('a published option serves a goal', () => {
    test('without one it is not published, wherever it came from', async () => {
      expect(await refused({ goals: [] })).toBe('options_serve_a_goal')
      expect(await refused({ goals: [], origin: 'seed', source: 'seed' })).toBe('options_serve_a_goal')
      expect(await refused({ goals: [], origin: 'import', source: 'list' })).toBe('options_serve_a_goal')
    })

    test('a goal that follows from a theme is one', async () => {
      await expect(add({ goals: [], themes: ['theme-edi'], edi_answer: 'themes' })).resolves.toBeGreaterThan(0)
    })

    test('a draft without a goal cannot be made public', async () => {
      const draft = await add({ goals: [], state: 'draft', published_at: null })
      const publish = db.updateTable('options').set({ state: 'published', published_at: new Date() }).where('id', '=', draft).execute()
      expect((await refusal(publish)).constraint).toBe('options_serve_a_goal')
    })

    test('its last goal cannot be taken from it', async () => {
      const id = await add({ goals: ['PLD-G1', 'PLD-G2'] })
      await db.deleteFrom('option_goals').where('option_id', '=', id).where('goal_id', '=', 'PLD-G1').execute()
      expect((await refusal(db.deleteFrom('option_goals').where('option_id', '=', id).execute())).constraint).toBe('options_serve_a_goal')
    })

    test('its last goal cannot be moved to another option', async () => {
      const id = await add()
      const other = await add({ goals: ['PLD-G2'] })
      const move = db.updateTable('option_goals').set({ option_id: other }).where('option_id', '=', id).execute()
      expect((await refusal(move)).constraint).toBe('options_serve_a_goal')
    })

    test('two hands that each take one of its two goals do not both succeed', async () => {
      const id = await add({ goals: ['PLD-G1', 'PLD-G2'] })
      const take = (goal: string) => db.deleteFrom('option_goals').where('option_id', '=', id).where('goal_id', '=', goal).execute()
      const both = await Promise.allSettled([take('PLD-G1'), take('PLD-G2')])
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    })

    test('the last goal of a theme on which it relies cannot be taken', async () => {
      await add({ goals: [], themes: ['theme-leadership'], leadership_answer: 'themes' })
      const take = db.deleteFrom('theme_goals').where('theme_slug', '=', 'theme-leadership').execute()
      expect((await refusal(take)).constraint).toBe('options_serve_a_goal')
      const swap = db.transaction().execute(async (trx) => {
        await trx.deleteFrom('theme_goals').where('theme_slug', '=', 'theme-leadership').execute()
        await trx.insertInto('theme_goals').values({ theme_slug: 'theme-leadership', goal_id: 'PLD-G2' }).execute()
      })
      await expect(swap).resolves.toBeUndefined()
    })

    test('goals may be exchanged within one transaction', async () => {
      const id = await add()
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('option_goals').where('option_id', '=', id).execute()
        await trx.insertInto('option_goals').values({ option_id: id, goal_id: 'PLD-G2' }).execute()
      })
      expect(await db.selectFrom('option_goals').select('goal_id').where('option_id', '=', id).execute()).toEqual([{ goal_id: 'PLD-G2' }])
    })

    test('a goal that is served, and a goal that nobody knows', async () => {
      await add()
      expect((await refusal(db.deleteFrom('goals').where('id', '=', 'PLD-G1').execute())).code).toBe('23503')
      expect(await refused({ goals: ['PLD-G99'] })).toBe('option_goals_goal_id_fkey')
    })
  })

  describe('answers say what the themes say', () => {
    test.each<[string, MadeOption, string]>([
      ['“themes” with none', { edi_answer: 'themes' }, 'options_edi_answer'],
      [
        '“themes” with those of the other side only',
        { edi_answer: 'themes', themes: ['theme-leadership'], leadership_answer: 'themes' },
        'options_edi_answer',
      ],
      ['“none” with some', { themes: ['theme-edi'] }, 'options_edi_answer'],
      ['“not answered” with some', { themes: ['theme-edi'], edi_answer: 'not-answered', origin: 'seed' }, 'options_edi_answer'],
      ['leadership “themes” with none', { leadership_answer: 'themes' }, 'options_leadership_answer'],
      ['leadership “none” with some', { themes: ['theme-leadership'] }, 'options_leadership_answer'],
      ['a draft’s “themes” with none', { edi_answer: 'themes', state: 'draft', published_at: null }, 'options_edi_answer'],
    ])('%s is refused', async (_, option, constraint) => {
      expect(await refused(option)).toBe(constraint)
    })

    test('a theme cannot be put on, taken off or moved while the answer stays', async () => {
      const bare = await add()
      const themed = await add({ themes: ['theme-edi'], edi_answer: 'themes' })
      const put = db.insertInto('option_themes').values({ option_id: bare, theme_slug: 'theme-edi' }).execute()
      expect((await refusal(put)).constraint).toBe('options_edi_answer')
      const take = db.deleteFrom('option_themes').where('option_id', '=', themed).execute()
      expect((await refusal(take)).constraint).toBe('options_edi_answer')
      const move = db.updateTable('option_themes').set({ option_id: bare }).where('option_id', '=', themed).execute()
      expect((await refusal(move)).constraint).toBe('options_edi_answer')
      const exchange = db.updateTable('option_themes').set({ theme_slug: 'theme-leadership' }).where('option_id', '=', themed).execute()
      expect((await refusal(exchange)).constraint).toBe('options_edi_answer')
    })

    test('a theme that options have keeps its side, and stays', async () => {
      await add({ themes: ['theme-edi'], edi_answer: 'themes' })
      const turn = db.updateTable('themes').set({ side: 'leadership' }).where('slug', '=', 'theme-edi').execute()
      expect((await refusal(turn)).constraint).toBe('themes_keep_their_side')
      expect((await refusal(db.deleteFrom('themes').where('slug', '=', 'theme-edi').execute())).code).toBe('23503')
    })

    test('a theme may be given another address, and the options keep it', async () => {
      const id = await add({ themes: ['theme-edi'], edi_answer: 'themes' })
      await db.updateTable('themes').set({ slug: 'theme-renamed' }).where('slug', '=', 'theme-edi').execute()
      expect(await db.selectFrom('option_themes').select('theme_slug').where('option_id', '=', id).execute()).toEqual([
        { theme_slug: 'theme-renamed' },
      ])
      await db.updateTable('themes').set({ slug: 'theme-edi' }).where('slug', '=', 'theme-renamed').execute()
    })
  })

  describe('an option is known by one name', () => {
    test('a source gives an id once', async () => {
      await add({ source: 'list', external_id: 'A-1' })
      expect(await refused({ source: 'list', external_id: 'A-1' })).toBe('options_external')
      await expect(add({ source: 'other', external_id: 'A-1' })).resolves.toBeGreaterThan(0)
    })

    test('without an id from its source it is known by its dedupe key, once', async () => {
      await add({ external_id: null, dedupe_key: 'alpha|weeding|2027-01-05' })
      expect(await refused({ external_id: null, dedupe_key: 'alpha|weeding|2027-01-05', source: 'other' })).toBe('options_dedupe')
      await expect(add({ external_id: 'A-2', dedupe_key: 'alpha|weeding|2027-01-05' })).resolves.toBeGreaterThan(0)
    })

    test('with neither it is refused, and a blank is none', async () => {
      expect(await refused({ external_id: null, dedupe_key: null })).toBe('options_known_by')
      expect(await refused({ external_id: '' })).toBe('options_external_id_check')
      expect(await refused({ external_id: null, dedupe_key: '' })).toBe('options_dedupe_key_check')
      expect(await refused({ source: '' })).toBe('options_source_check')
    })

    test('of two that come at once one stands', async () => {
      const both = await Promise.allSettled([add({ source: 'list', external_id: 'A-3' }), add({ source: 'list', external_id: 'A-3' })])
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    })

    test('an address is one option’s, and made of small letters', async () => {
      await add({ slug: 'weeding' })
      expect(await refused({ slug: 'weeding' })).toBe('options_slug_key')
      for (const slug of ['', 'Weeding', 'weeding-', '-weeding', 'a--b', '../etc', 'a/b', 'a b', 'año', 'a\nb'])
        expect(await refused({ slug })).toBe('options_slug_check')
    })
  })

  test('what hangs on an option goes with it; a session stays when its conference goes', async () => {
    const whole = await add({
      topics: ['weeding'],
      themes: ['theme-edi'],
      edi_answer: 'themes',
      parts: [{ starts: '2027-01-05T13:00:00' }],
    })
    const session = await add({ part_of_id: whole })
    await db.insertInto('option_prices').values({ option_id: whole, tier: 'everyone', amount_minor: 0 }).execute()
    await db.insertInto('option_units').values({ option_id: whole, unit_id: units.beta }).execute()
    await db.insertInto('option_sources').values({ option_id: whole, field: 'title', source: 'hand' }).execute()
    await db.deleteFrom('options').where('id', '=', whole).execute()
    expect(await db.selectFrom('options').select('part_of_id').where('id', '=', session).executeTakeFirst()).toEqual({ part_of_id: null })
    const { rows } = await sql<{ left: number }>`select (select count(*) from option_topics where option_id = ${whole})
      + (select count(*) from option_themes where option_id = ${whole}) + (select count(*) from option_goals where option_id = ${whole})
      + (select count(*) from option_prices where option_id = ${whole}) + (select count(*) from option_units where option_id = ${whole})
      + (select count(*) from option_sources where option_id = ${whole}) + (select count(*) from option_runs where option_id = ${whole})
      + (select count(*) from option_parts where run_id not in (select id from option_runs)) as left`.execute(db)
    expect(rows).toEqual([{ left: 0 }])
  })
})
