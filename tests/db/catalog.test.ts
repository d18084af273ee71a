import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { addOption, addReference, addRun, type MadeOption, partValues, type Reference, refusal } from '../support/options.ts'

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
  afterAll(async () => { const { allOf } = await import('../support/options.ts'); const { writeFileSync } = await import('node:fs'); writeFileSync('/tmp/all.txt', (await allOf.execute(db)).rows.map(r=>r.name).join('\n')); await database.drop() })

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

    test.each<[string, MadeOption]>([
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
      ['“themes” with those of the other side only', { edi_answer: 'themes', themes: ['theme-leadership'], leadership_answer: 'themes' }, 'options_edi_answer'],
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
      expect(await db.selectFrom('option_themes').select('theme_slug').where('option_id', '=', id).execute()).toEqual([{ theme_slug: 'theme-renamed' }])
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
      for (const slug of ['', 'Weeding', 'weeding-', '-weeding', 'a--b', '../etc', 'a/b', 'a b', 'año', 'a\nb']) expect(await refused({ slug })).toBe('options_slug_check')
    })
  })

  describe('codes are those of the lists', () => {
    test.each<[string, unknown]>([
      ['kind', 'hobby'],
      ['origin', 'rumor'],
      ['delivery', 'hybird'],
      ['format', 'Webinar'],
      ['level', 'beginner'],
      ['cost', 'Free'],
      ['state', 'public'],
      ['text_language', 'fr'],
      ['edi_answer', ''],
      ['leadership_answer', 'yes'],
      ['stages', ['entry', 'veteran']],
      ['audience', ['everyone']],
      ['audience', [null]],
      ['library_types', ['public', 'Public']],
      ['recognition', ['contact hours']],
      ['access', ['smell']],
    ])('%s %j is none', async (column, value) => {
      expect(await refused(wrong({ [column]: value }))).toBe(`options_${column}_check`)
    })

    test('“none” stands alone among what an option earns', async () => {
      expect(await refused({ recognition: ['none', 'ceu'] })).toBe('options_recognition_check')
      expect(await refused({ recognition: ['none', 'none'] })).toBe('options_recognition_check')
      await expect(add({ recognition: ['ceu', 'badge'] })).resolves.toBeGreaterThan(0)
    })

    test('parts, prices and runs keep to theirs', async () => {
      const id = await add()
      const run = await addRun(db, id, [])
      const part = (more: Record<string, unknown>) => db.insertInto('option_parts').values({ ...partValues(run, {}), ...more }).execute()
      expect((await refusal(part({ mode: 'hybrid' }))).constraint).toBe('option_parts_mode_check')
      const price = (more: Record<string, unknown>) => db.insertInto('option_prices').values({ option_id: id, tier: 'everyone', amount_minor: 100, ...more }).execute()
      expect((await refusal(price({ tier: 'friends' }))).constraint).toBe('option_prices_tier_check')
      expect((await refusal(price({ currency: 'usd' }))).constraint).toBe('option_prices_currency_check')
      expect((await refusal(price({ amount_minor: -1 }))).constraint).toBe('option_prices_amount_minor_check')
      await price({})
      expect((await refusal(price({ amount_minor: 200 }))).constraint).toBe('option_prices_option_id_tier_key')
      const other = (more: Record<string, unknown>) => db.insertInto('option_runs').values({ option_id: id, uid: 'same@test', ...more }).execute()
      expect((await refusal(other({ state: 'maybe' }))).constraint).toBe('option_runs_state_check')
      expect((await refusal(other({ seats: -1 }))).constraint).toBe('option_runs_seats_check')
      expect((await refusal(other({ sequence: -1 }))).constraint).toBe('option_runs_sequence_check')
      await other({})
      expect((await refusal(other({}))).constraint).toBe('option_runs_uid_key')
    })

    test('topics and themes are those of the vocabulary', async () => {
      expect(await refused({ topics: ['alchemy'] })).toBe('option_topics_topic_slug_fkey')
      expect(await refused({ themes: ['theme-fame'], edi_answer: 'themes' })).toBe('option_themes_theme_slug_fkey')
    })
  })

  describe('addresses and texts', () => {
    test.each([
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      ' https://example.org',
      '//example.org',
      'data:text/html,<script>',
      'ftp://example.org',
      'javascript:alert(1)//\nhttps://example.org',
      `https://example.org/${'a'.repeat(2000)}`,
      '',
    ])('%j is no address of an option', async (url) => {
      expect(await refused({ url })).toBe('options_url_check')
    })

    test('nor of a part, nor of a unit', async () => {
      const run = await addRun(db, await add(), [])
      const part = db.insertInto('option_parts').values({ ...partValues(run, {}), url: 'javascript:alert(1)' }).execute()
      expect((await refusal(part)).constraint).toBe('option_parts_url_check')
      const unit = db.updateTable('units').set({ url: 'javascript:alert(1)' }).where('id', '=', units.alpha).execute()
      expect((await refusal(unit)).constraint).toBe('units_url_check')
    })

    test('a title says something, and no text is without end', async () => {
      for (const title of ['', ' \u0009\n', 'a'.repeat(401)]) expect(await refused({ title })).toBe('options_title_check')
      expect(await refused({ summary: 'a'.repeat(1001) })).toBe('options_summary_check')
      expect(await refused({ description: 'a'.repeat(40_001) })).toBe('options_description_check')
      await expect(add({ title: '👩🏽‍💻'.repeat(50) })).resolves.toBeGreaterThan(0)
    })

    test('text with a zero byte is refused as text and inside JSON, and is not cut there', async () => {
      expect((await refusal(add({ title: 'before\u0000after' }))).code).toBe('22021')
      const counts = { unit_id: units.alpha, source: 's', file_name: 'f', file_hash: 'h', format: 'csv', state: 'running' as const, counts: '{"read\\u0000": 1}' }
      expect((await refusal(db.insertInto('imports').values(counts).execute())).code).toBe('22P05')
    })
  })

  describe('numbers and ids at the edge', () => {
    test('an id of 2^63 is refused, and one that is not exact as a number is never handed out', async () => {
      const byId = (id: string) => db.selectFrom('options').select('id').where('id', '=', sql<number>`${id}::bigint`).execute()
      expect((await refusal(byId('9223372036854775808'))).code).toBe('22003')
      expect(await byId('9223372036854775807')).toEqual([])
      const large = sql`insert into catalog_changes (option_id, xid) values (9007199254740993, '1')`.execute(db)
      await expect(large).resolves.toBeDefined()
      await expect(db.selectFrom('catalog_changes').select('option_id').where('option_id', '>', 9_007_199_254_740_991).execute()).rejects.toThrow('9007199254740993')
      await sql`delete from catalog_changes where option_id > 9007199254740991`.execute(db)
    })

    test.each<[string, MadeOption, string]>([
      ['no minutes at all', { minutes: 0 }, 'options_minutes_check'],
      ['minutes of a lifetime', { minutes: 600_001 }, 'options_minutes_check'],
      ['no days', { span_days: 0 }, 'options_span_days_check'],
      ['days of a lifetime', { span_days: 4001 }, 'options_span_days_check'],
      ['a year before libraries of this kind', { last_seen: 1899 }, 'options_last_seen_check'],
      ['the year 300,000', { last_seen: 300_000 }, 'options_last_seen_check'],
    ])('%s: refused', async (_, option, constraint) => {
      expect(await refused(option)).toBe(constraint)
    })

    test('an option is no part of itself', async () => {
      const id = await add()
      expect((await refusal(db.updateTable('options').set({ part_of_id: id }).where('id', '=', id).execute())).constraint).toMatch(/^options_check/)
    })
  })

  describe('times', () => {
    const dated = { starts: '2027-01-05T13:00:00', ends: '2027-01-05T14:00:00' }
    let run: number
    beforeAll(async () => {
      run = await addRun(db, await add(), [])
    })
    const part = (more: Record<string, unknown>) => db.insertInto('option_parts').values({ ...partValues(run, dated), position: 7, ...more }).execute()
    const wrongPart = async (more: Record<string, unknown>) => (await refusal(part(more))).constraint ?? (await refusal(part(more))).code

    test('a part has its whole date or none of it', async () => {
      for (const column of ['starts_local', 'ends_local', 'zone', 'starts_at', 'ends_at']) {
        expect(await wrongPart({ [column]: null })).toBe('option_parts_check')
        const alone = { starts_local: null, ends_local: null, zone: null, starts_at: null, ends_at: null, [column]: partValues(run, dated)[column as 'zone'] }
        expect(await wrongPart(alone)).toBe('option_parts_check')
      }
      await expect(db.insertInto('option_parts').values(partValues(run, { position: 8 })).execute()).resolves.toBeDefined()
    })

    test('a part does not end before it starts', async () => {
      const back = partValues(run, { starts: '2027-01-05T13:00:00', ends: '2027-01-05T12:59:00', position: 7 })
      expect((await refusal(db.insertInto('option_parts').values(back).execute())).constraint).toBe('option_parts_check1')
    })

    test('local times and instants belong together', async () => {
      expect(await wrongPart({ starts_at: new Date('2027-01-06T19:00:00Z'), ends_at: new Date('2027-01-06T20:00:00Z') })).toBe('option_parts_instants')
      expect(await wrongPart({ starts_local: '2027-01-04T13:00:00' })).toBe('option_parts_instants')
      for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Pacific/Honolulu', 'Asia/Kathmandu', 'UTC']) {
        const values = partValues(run, { ...dated, zone, position: 100 + zone.length })
        await expect(db.insertInto('option_parts').values(values).execute()).resolves.toBeDefined()
      }
    })

    test.each(['0000-01-01T00:00:00', '300000-01-01T00:00:00', 'infinity', '-infinity', '1899-12-31T00:00:00', '2200-01-02T00:00:00', '2027-02-30T10:00:00'])(
      'a date such as %s is refused wherever one stands',
      async (date) => {
        for (const column of ['starts_local', 'ends_local', 'starts_at', 'ends_at']) await refusal(part({ [column]: date }))
        await refusal(part({ starts_local: date, starts_at: date, ends_local: date, ends_at: date }))
        const id = await add()
        for (const column of ['review_by', 'published_at', 'updated_at']) await refusal(db.updateTable('options').set({ [column]: date }).where('id', '=', id).execute())
        await refusal(add(wrong({ created_at: date })))
        await refusal(db.updateTable('option_runs').set({ closes_at: date }).where('id', '=', run).execute())
      },
    )

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

  describe('units and the vocabulary', () => {
    test.each<[string, Record<string, unknown>, string]>([
      ['kind', { kind: 'club' }, 'units_kind_check'],
      ['slug', { slug: 'Not A Slug' }, 'units_slug_check'],
      ['slug of another', { slug: 'alpha' }, 'units_slug_key'],
      ['name', { name: '' }, 'units_name_check'],
      ['founding year', { founded: 1492 }, 'units_founded_check'],
    ])('a unit’s wrong %s is refused', async (_, wrongValue, constraint) => {
      const values = { slug: 'gamma', kind: 'office' as const, name: 'Gamma', source: 'test', ...wrongValue }
      expect((await refusal(db.insertInto('units').values(values).execute())).constraint).toBe(constraint)
    })

    test('a unit is neither its own parent nor its own successor, and succession is dated as the source dates it', async () => {
      expect((await refusal(db.updateTable('units').set({ parent_id: units.alpha }).where('id', '=', units.alpha).execute())).constraint).toBe('units_check')
      const succeed = (more: Record<string, unknown>) =>
        db.insertInto('unit_successions').values({ from_unit_id: units.alpha, to_unit_id: units.beta, on_date: '2020-09-01', standing: 'done', source: 'test', ...more }).execute()
      expect((await refusal(succeed({ to_unit_id: units.alpha }))).constraint).toBe('unit_successions_check')
      expect((await refusal(succeed({ on_date: 'September' }))).constraint).toBe('unit_successions_on_date_check')
      expect((await refusal(succeed({ standing: 'rumored' }))).constraint).toBe('unit_successions_standing_check')
      await succeed({ on_date: '2020' })
      expect((await refusal(succeed({}))).constraint).toBe('unit_successions_pkey')
      expect((await refusal(db.insertInto('unit_aliases').values({ unit_id: units.alpha, alias: 'A', kind: 'nickname' as never }).execute())).constraint).toBe('unit_aliases_kind_check')
    })

    test('goals, topics and their words keep to their forms', async () => {
      const goal = (id: string) =>
        sql`insert into goals (id, plan, year, direction, kind, scope, label_en, label_es, text_en, text_es, position)
          values (${id}, 'p', 2017, 'd', 'goal', 'core', 'l', 'l', 't', 't', 99)`.execute(db)
      for (const id of ['', 'PLD', 'PLD-G0', 'PLD-G100', 'EDI-C1', 'pld-g1', 'PLD-G1 ']) expect((await refusal(goal(id))).constraint).toBe('goals_id_check')
      const topic = db.updateTable('topics').set({ broader_slug: 'storytime' }).where('slug', '=', 'storytime').execute()
      expect((await refusal(topic)).constraint).toBe('topics_check')
      expect((await refusal(db.updateTable('topics').set({ broader_slug: 'alchemy' }).execute())).code).toBe('23503')
      const term = (more: Record<string, unknown>) =>
        db.insertInto('topic_terms').values({ topic_slug: 'weeding', lang: 'en', term: 'deselection', kind: 'synonym', ...more }).execute()
      expect((await refusal(term({ term: '' }))).constraint).toBe('topic_terms_term_check')
      expect((await refusal(term({ kind: 'slang' }))).constraint).toBe('topic_terms_kind_check')
      expect((await refusal(term({ lang: 'fr' }))).constraint).toBe('topic_terms_lang_check')
      expect((await refusal(db.insertInto('topic_relations').values({ topic_slug: 'weeding', related_slug: 'weeding' }).execute())).constraint).toBe('topic_relations_check')
    })

    test('a topic that options have stays', async () => {
      await add({ topics: ['storytime'] })
      expect((await refusal(db.deleteFrom('topics').where('slug', '=', 'storytime').execute())).code).toBe('23503')
    })
  })

  describe('twins and misses', () => {
    test('what is proposed to be one names two different options, once', async () => {
      const [one, other] = [await add(), await add()]
      const merge = (more: Record<string, unknown>) =>
        db.insertInto('option_merges').values({ option_id: one, other_option_id: other, source: 's', title: 't', reason: 'r', standing: 'proposed', ...more }).execute()
      expect((await refusal(merge({ other_option_id: one }))).constraint).toBe('option_merges_check')
      expect((await refusal(merge({ other_option_id: null }))).constraint).toBe('option_merges_check1')
      expect((await refusal(merge({ standing: 'guessed' }))).constraint).toBe('option_merges_standing_check')
      await merge({})
      expect((await refusal(merge({ option_id: other, other_option_id: one }))).constraint).toBe('option_merges_pair')
      await merge({ other_option_id: null, standing: 'merged', external_id: 'X' })
      expect((await refusal(merge({ option_id: other, other_option_id: null, standing: 'merged', external_id: 'X' }))).constraint).toBe('option_merges_merged')
    })

    test('words that found nothing are some, and not a page of them', async () => {
      const miss = (more: Record<string, unknown>) => db.insertInto('search_misses').values({ words: 'w', lang: 'en', times: 1, last_on: '2027-01-01', ...more }).execute()
      expect((await refusal(miss({ words: '' }))).constraint).toBe('search_misses_words_check')
      expect((await refusal(miss({ words: 'a'.repeat(201) }))).constraint).toBe('search_misses_words_check')
      expect((await refusal(miss({ times: 0 }))).constraint).toBe('search_misses_times_check')
      expect((await refusal(miss({ lang: 'fr' }))).constraint).toBe('search_misses_lang_check')
    })
  })

  test('what hangs on an option goes with it; a session stays when its conference goes', async () => {
    const whole = await add({ topics: ['weeding'], themes: ['theme-edi'], edi_answer: 'themes', parts: [{ starts: '2027-01-05T13:00:00' }] })
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
