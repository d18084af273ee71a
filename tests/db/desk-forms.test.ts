import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '#app/domain/catalog/desk/actions.ts'
import { differences } from '#app/domain/catalog/desk/differences.ts'
import { contentOf } from '#app/domain/catalog/desk/of-values.ts'
import { settleContent } from '#app/domain/catalog/desk/settle.ts'
import { readDeskOption } from '#app/domain/catalog/desk/taken.ts'
import { loadVocabulary } from '#app/domain/catalog/vocabulary.ts'
import { loadSeeds } from '#seeds/load.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { addMember, giveRole } from '../support/people.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await loadSeeds(database.db, { demo: true, now: new Date('2026-11-24T12:00:00Z') })
})
afterAll(() => database.drop())

test('every seeded option, shown in the form and sent as it is, says what it said: nothing would be locked', async () => {
  const vocabulary = await loadVocabulary(database.db)
  const rows = await database.db.selectFrom('options').select(['id', 'unit_id', 'slug']).execute()
  expect(rows.length).toBeGreaterThan(200)
  const changed: string[] = []
  for (const { id, unit_id, slug } of rows) {
    const option = await readDeskOption(database.db, { id, unitId: unit_id })
    if (!option) throw new Error(`${slug} is not there`)
    const { values } = option.snapshot
    const runIds = new Set(values.runs.flatMap((run) => run.id ?? []))
    const again = settleContent(contentOf(values, vocabulary.themes, 'America/Chicago'), { vocabulary, runIds })
    for (const field of differences(values, again.values)) changed.push(`${slug}: ${field}`)
    for (const wrong of again.wrong) changed.push(`${slug}: ${wrong.field} ${wrong.code}`)
  }
  expect(changed).toEqual([])
})

test('what an editor has changed of a seeded option, its dates and its state among it, outlasts the next seeding', async () => {
  const { db } = database
  const vocabulary = await loadVocabulary(db)
  const editor = await addMember(db, { name: 'Editor' })
  await giveRole(db, editor, 'editor', 'alsc')
  const { id, unit_id } = await db
    .selectFrom('options')
    .innerJoin('units', 'units.id', 'options.unit_id')
    .innerJoin('option_runs', 'option_runs.option_id', 'options.id')
    .select(['options.id', 'options.unit_id'])
    .where('units.slug', '=', 'alsc')
    .orderBy('options.id')
    .executeTakeFirstOrThrow()
  const before = await readDeskOption(db, { id, unitId: unit_id })
  if (!before) throw new Error('it is not there')
  const content = contentOf(before.snapshot.values, vocabulary.themes, 'America/Chicago')
  const [run] = content.runs
  const typed = {
    ...content,
    url: 'https://www.example.org/mended',
    recognition: ['none'],
    edi: ['none'],
    ediHow: 'By whose stories are told.',
    leadership: ['none'],
    runs: run ? [{ ...run, parts: run.parts.map((part) => ({ ...part, place: 'Main Library' })) }] : [],
  }
  const now = new Date('2026-11-24T13:00:00Z')
  const done = await publish(db, { memberId: editor, unitId: unit_id }, vocabulary, {
    subject: { id },
    content: typed,
    seen: before.seen,
    batch: 'b',
    now,
  })
  expect(done).toMatchObject({ ok: true, batch: 'b' })
  const written = await readDeskOption(db, { id, unitId: unit_id })
  // another month: the invented dates of a demonstration have moved on
  await loadSeeds(db, { demo: true, now: new Date('2027-02-01T12:00:00Z') })
  const after = await readDeskOption(db, { id, unitId: unit_id })
  expect(after?.snapshot).toEqual(written?.snapshot)
  expect(after?.snapshot.values.runs[0]?.parts[0]?.place).toBe('Main Library')
  expect(after?.row.origin).toBe('hand')
})
