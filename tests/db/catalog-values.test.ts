import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { addOption, addReference, addRun, type MadeOption, partValues, type Reference, refusal } from '../support/options.ts'

/** Values that the types forbid, as a mistaken program or a hand at the database's prompt would send them. */
const wrong = (values: Record<string, unknown>) => values as MadeOption

describeEachDatabase('what a column of the catalog may hold', (version) => {
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
      const part = (more: Record<string, unknown>) =>
        db
          .insertInto('option_parts')
          .values({ ...partValues(run, {}), ...more })
          .execute()
      expect((await refusal(part({ mode: 'hybrid' }))).constraint).toBe('option_parts_mode_check')
      const price = (more: Record<string, unknown>) =>
        db
          .insertInto('option_prices')
          .values({ option_id: id, tier: 'everyone', amount_minor: 100, ...more })
          .execute()
      expect((await refusal(price({ tier: 'friends' }))).constraint).toBe('option_prices_tier_check')
      expect((await refusal(price({ currency: 'usd' }))).constraint).toBe('option_prices_currency_check')
      expect((await refusal(price({ amount_minor: -1 }))).constraint).toBe('option_prices_amount_minor_check')
      await price({})
      expect((await refusal(price({ amount_minor: 200 }))).constraint).toBe('option_prices_option_id_tier_key')
      const other = (more: Record<string, unknown>) =>
        db
          .insertInto('option_runs')
          .values({ option_id: id, uid: 'same@test', ...more })
          .execute()
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
      const part = db
        .insertInto('option_parts')
        .values({ ...partValues(run, {}), url: 'javascript:alert(1)' })
        .execute()
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
      const counts = {
        unit_id: units.alpha,
        source: 's',
        file_name: 'f',
        file_hash: 'h',
        format: 'csv',
        state: 'running' as const,
        counts: '{"read\\u0000": 1}',
      }
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
      await expect(
        db.selectFrom('catalog_changes').select('option_id').where('option_id', '>', 9_007_199_254_740_991).execute(),
      ).rejects.toThrow('9007199254740993')
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
      expect((await refusal(db.updateTable('options').set({ part_of_id: id }).where('id', '=', id).execute())).constraint).toMatch(
        /^options_check/,
      )
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
      const values = { slug: 'gamma', kind: 'office' as const, name: 'Gamma', source: 'test', confirmed: true, ...wrongValue }
      expect((await refusal(db.insertInto('units').values(values).execute())).constraint).toBe(constraint)
    })

    test('a unit is neither its own parent nor its own successor, and succession is dated as the source dates it', async () => {
      expect(
        (await refusal(db.updateTable('units').set({ parent_id: units.alpha }).where('id', '=', units.alpha).execute())).constraint,
      ).toBe('units_check')
      const succeed = (more: Record<string, unknown>) =>
        db
          .insertInto('unit_successions')
          .values({ from_unit_id: units.alpha, to_unit_id: units.beta, on_date: '2020-09-01', standing: 'done', source: 'test', ...more })
          .execute()
      expect((await refusal(succeed({ to_unit_id: units.alpha }))).constraint).toBe('unit_successions_check')
      expect((await refusal(succeed({ on_date: 'September' }))).constraint).toBe('unit_successions_on_date_check')
      expect((await refusal(succeed({ standing: 'rumored' }))).constraint).toBe('unit_successions_standing_check')
      await succeed({ on_date: '2020' })
      expect((await refusal(succeed({}))).constraint).toBe('unit_successions_pkey')
      expect(
        (
          await refusal(
            db
              .insertInto('unit_aliases')
              .values({ unit_id: units.alpha, alias: 'A', kind: 'nickname' as never })
              .execute(),
          )
        ).constraint,
      ).toBe('unit_aliases_kind_check')
    })

    test('goals, topics and their words keep to their forms', async () => {
      const goal = (id: string) =>
        sql`insert into goals (id, plan, year, direction, kind, scope, label_en, label_es, text_en, text_es, position)
          values (${id}, 'p', 2017, 'd', 'goal', 'core', 'l', 'l', 't', 't', 99)`.execute(db)
      for (const column of ['kind', 'scope'])
        expect((await refusal(sql`update goals set ${sql.ref(column)} = 'other'`.execute(db))).constraint).toBe(`goals_${column}_check`)
      expect((await refusal(sql`update goals set year = 1989`.execute(db))).constraint).toBe('goals_year_check')
      for (const column of ['side', 'shade'])
        expect((await refusal(sql`update themes set ${sql.ref(column)} = 'other'`.execute(db))).constraint).toBe(`themes_${column}_check`)
      for (const table of ['goals', 'themes'])
        expect((await refusal(sql`update ${sql.table(table)} set position = 0`.execute(db))).constraint).toBe(`${table}_position_key`)
      for (const id of ['', 'PLD', 'PLD-G0', 'PLD-G100', 'EDI-C1', 'pld-g1', 'PLD-G1 '])
        expect((await refusal(goal(id))).constraint).toBe('goals_id_check')
      const topic = db.updateTable('topics').set({ broader_slug: 'storytime' }).where('slug', '=', 'storytime').execute()
      expect((await refusal(topic)).constraint).toBe('topics_check')
      expect((await refusal(db.updateTable('topics').set({ broader_slug: 'alchemy' }).execute())).code).toBe('23503')
      const term = (more: Record<string, unknown>) =>
        db
          .insertInto('topic_terms')
          .values({ topic_slug: 'weeding', lang: 'en', term: 'deselection', kind: 'synonym', ...more })
          .execute()
      expect((await refusal(term({ term: '' }))).constraint).toBe('topic_terms_term_check')
      expect((await refusal(term({ kind: 'slang' }))).constraint).toBe('topic_terms_kind_check')
      expect((await refusal(term({ lang: 'fr' }))).constraint).toBe('topic_terms_lang_check')
      expect(
        (await refusal(db.insertInto('topic_relations').values({ topic_slug: 'weeding', related_slug: 'weeding' }).execute())).constraint,
      ).toBe('topic_relations_check')
    })

    test('a topic that options have stays', async () => {
      await add({ topics: ['storytime'] })
      expect((await refusal(db.deleteFrom('topics').where('slug', '=', 'storytime').execute())).code).toBe('23503')
    })
  })

  describe('imports, twins and misses', () => {
    test('an import is under way, done or stopped, and a problem refuses or warns', async () => {
      const values = { unit_id: units.alpha, source: 's', file_name: 'f', file_hash: 'h', format: 'csv', state: 'running' as const }
      expect(
        (
          await refusal(
            db
              .insertInto('imports')
              .values({ ...values, state: 'lost' as never })
              .execute(),
          )
        ).constraint,
      ).toBe('imports_state_check')
      const { id } = await db.insertInto('imports').values(values).returning('id').executeTakeFirstOrThrow()
      const problem = db
        .insertInto('import_problems')
        .values({ import_id: id, line: 1, severity: 'grave' as never, reason: 'r' })
        .execute()
      expect((await refusal(problem)).constraint).toBe('import_problems_severity_check')
    })

    test('what is proposed to be one names two different options, once', async () => {
      const [one, other] = [await add(), await add()]
      const merge = (more: Record<string, unknown>) =>
        db
          .insertInto('option_merges')
          .values({ option_id: one, other_option_id: other, source: 's', title: 't', reason: 'r', standing: 'proposed', ...more })
          .execute()
      expect((await refusal(merge({ other_option_id: one }))).constraint).toBe('option_merges_check')
      expect((await refusal(merge({ other_option_id: null }))).constraint).toBe('option_merges_check1')
      expect((await refusal(merge({ standing: 'guessed' }))).constraint).toBe('option_merges_standing_check')
      await merge({})
      expect((await refusal(merge({ option_id: other, other_option_id: one }))).constraint).toBe('option_merges_pair')
      await merge({ other_option_id: null, standing: 'merged', external_id: 'X' })
      expect((await refusal(merge({ option_id: other, other_option_id: null, standing: 'merged', external_id: 'X' }))).constraint).toBe(
        'option_merges_merged',
      )
    })

    test('words that found nothing are some, and not a page of them', async () => {
      const miss = (more: Record<string, unknown>) =>
        db
          .insertInto('search_misses')
          .values({ words: 'w', lang: 'en', times: 1, last_on: '2027-01-01', ...more })
          .execute()
      expect((await refusal(miss({ words: '' }))).constraint).toBe('search_misses_words_check')
      expect((await refusal(miss({ words: 'a'.repeat(201) }))).constraint).toBe('search_misses_words_check')
      expect((await refusal(miss({ times: 0 }))).constraint).toBe('search_misses_times_check')
      expect((await refusal(miss({ lang: 'fr' }))).constraint).toBe('search_misses_lang_check')
    })
  })
})
