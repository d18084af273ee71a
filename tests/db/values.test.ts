import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as values from '#db/values.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'

/** Which list of `db/values.ts` a coded column keeps to. */
const columns: Record<string, readonly string[]> = {
  'units.kind': values.unitKinds,
  'unit_aliases.kind': values.aliasKinds,
  'themes.side': values.sides,
  'topic_terms.lang': values.languages,
  'topic_terms.kind': values.termKinds,
  'search_misses.lang': values.languages,
  'options.kind': values.kinds,
  'options.origin': values.origins,
  'options.text_language': values.languages,
  'options.delivery': values.deliveries,
  'options.format': values.formats,
  'options.level': values.levels,
  'options.stages': values.stages,
  'options.audience': values.audiences,
  'options.library_types': values.libraryTypes,
  'options.cost': values.costs,
  'options.recognition': values.credits,
  'options.edi_answer': values.answers,
  'options.leadership_answer': values.answers,
  'options.access': values.accessFeatures,
  'options.state': values.optionStates,
  'option_prices.tier': values.priceTiers,
  'option_runs.state': values.runStates,
  'option_parts.mode': values.partModes,
  'option_revisions.kind': values.revisionKinds,
  'members.lang': values.languages,
  'members.job_role': values.jobRoles,
  'members.library_type': values.libraryTypes,
  'members.membership': values.memberships,
  'member_tokens.purpose': values.tokenPurposes,
  'sign_in_starts.purpose': values.startPurposes,
  'member_roles.role': values.roleNames,
  'role_offers.role': values.unitRoles,
  'option_wishes.wish': values.wishes,
  'mails.lang': values.languages,
  'mails.state': values.mailStates,
}

/** Coded columns whose few values only `db/schema.ts` lists, as types. */
const listedAsTypes = [
  'goals.kind',
  'goals.scope',
  'themes.shade',
  'unit_successions.standing',
  'option_merges.standing',
  'imports.state',
  'import_problems.severity',
]

describeEachDatabase('the closed lists of values', (version) => {
  let database: TestDatabase
  let checks: Map<string, string>

  beforeAll(async () => {
    database = await testDatabase({ version })
    checks = await readListChecks(database)
  })
  afterAll(() => database.drop())

  test.each(Object.entries(columns))('%s: the database takes exactly the values of the list', (column, list) => {
    expect(quoted(checks.get(column) ?? '').sort()).toEqual([...list].sort())
  })

  test('no coded column of the database is without a list here', () => {
    expect([...checks.keys()].sort()).toEqual([...Object.keys(columns), ...listedAsTypes].sort())
  })

  test('the buckets of length are those that the database derives', async () => {
    const { rows } = await sql<{ derived: string }>`
      select pg_get_expr(adbin, adrelid) as derived from pg_attrdef
      join pg_attribute on attrelid = adrelid and attnum = adnum where adrelid = 'options'::regclass and attname = 'length'`.execute(
      database.db,
    )
    expect(new Set(quoted(rows[0]?.derived ?? ''))).toEqual(new Set(values.lengths))
  })
})

/** The check of every column that is held to a list of words, by `table.column`. */
async function readListChecks({ db }: TestDatabase): Promise<Map<string, string>> {
  const { rows } = await sql<{ column: string; text: string }>`
    select format('%s.%s', c.conrelid::regclass, a.attname) as column, pg_get_constraintdef(c.oid) as text
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'c' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1 and pg_get_constraintdef(c.oid) like '%ARRAY[%'`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.column, row.text]))
}

/** The words between single quotes, each once. */
function quoted(text: string): string[] {
  return [...new Set([...text.matchAll(/'([^']*)'/g)].map((found) => found[1] ?? ''))]
}
