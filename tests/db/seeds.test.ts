import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toRecord } from '#app/domain/catalog/from-row.ts'
import { loadVocabulary, unitWithSuccessors } from '#app/domain/catalog/vocabulary.ts'
import { listPublishedOptionsAfter } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import { loadSeeds } from '#seeds/load.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

/** A day in winter, so that the dates of a demonstration lie across the change to summer time. */
const now = new Date('2027-01-20T15:00:00Z')

const databases: TestDatabase[] = []
async function seeded(demo: boolean): Promise<Db> {
  const database = await testDatabase()
  databases.push(database)
  await loadSeeds(database.db, { demo, now })
  return database.db
}
afterAll(async () => {
  for (const database of databases) await database.drop()
})

const records = async (db: Db) => (await listPublishedOptionsAfter(db, 0, 10_000)).map(toRecord)

describe('a demonstration', () => {
  let db: Db
  let options: Awaited<ReturnType<typeof records>>
  beforeAll(async () => {
    db = await seeded(true)
    options = await records(db)
  })
  const numbered = (letter: string) => options.filter((option) => option.external_id?.startsWith(letter))

  test('holds all 204 facts, of which the four that no source backs say so', () => {
    const ids = Array.from({ length: 204 }, (_, n) => `F${String(n + 1).padStart(3, '0')}`)
    expect(
      numbered('F')
        .map((option) => option.external_id)
        .sort(),
    ).toEqual(ids)
    const unconfirmed = options.filter((option) => !option.confirmed).map((option) => option.external_id)
    expect(unconfirmed.sort()).toEqual(['F201', 'F202', 'F203', 'F204'])
  })

  test('invents nothing about a real body: not how equity is part of it, no run, no access features, and no demonstration under its name', async () => {
    const real = options.filter((option) => !option.demonstration)
    expect(real.filter((option) => option.edi_how !== null || option.access.length > 0)).toEqual([])
    expect(options.flatMap((option) => option.runs).filter((run) => !run.illustrative)).toEqual([])
    const invented = new Set(options.filter((option) => option.demonstration).map((option) => option.unit.slug))
    expect(real.filter((option) => invented.has(option.unit.slug))).toEqual([])
  })

  test('gives every option a goal, an answer on equity and one on leadership', () => {
    expect(options.filter((option) => option.goals.length === 0).map((option) => option.external_id)).toEqual([])
    const unanswered = options.filter((option) => option.edi_answer === 'not-answered' || option.leadership_answer === 'not-answered')
    expect(unanswered.map((option) => option.external_id)).toEqual([])
  })

  test.each(['unconscious-bias', 'power-dynamics', 'microaggressions', 'white-privilege'])('has something on %s', (topic) => {
    expect(options.filter((option) => option.topics.includes(topic)).length).toBeGreaterThanOrEqual(1)
  })

  test('has at least three blended options whose parts are of different modes, all within one run', () => {
    const blended = options.filter(
      (option) => option.delivery === 'blended' && option.runs.some((run) => new Set(run.parts.map((part) => part.mode)).size > 1),
    )
    expect(blended.length).toBeGreaterThanOrEqual(3)
  })

  test('has a conference that holds sessions as options of their own', () => {
    const conferences = options.filter((option) => option.format === 'conference' && option.sessions.length > 1)
    expect(conferences.length).toBeGreaterThanOrEqual(1)
    for (const { slug } of conferences.flatMap((option) => option.sessions))
      expect(options.find((option) => option.slug === slug)?.partOf).not.toBeNull()
  })

  test('has the 14 ways to be involved as services, with the time they ask where one is stated', () => {
    const ways = numbered('I')
    expect(ways).toHaveLength(14)
    expect(new Set(ways.map((option) => option.kind))).toEqual(new Set(['service']))
    expect(ways.some((option) => option.time_asked !== null)).toBe(true)
  })

  test('has 74 goals, each with words in both languages', async () => {
    const goals = await db.selectFrom('goals').selectAll().execute()
    expect(goals).toHaveLength(74)
    expect(goals.filter((goal) => goal.label_en === goal.label_es || goal.text_en === goal.text_es).map((goal) => goal.id)).toEqual([])
  })

  test('has 57 chapters, and the units of old that lead to what they became', async () => {
    const vocabulary = await loadVocabulary(db)
    expect([...vocabulary.units.values()].filter((unit) => unit.kind === 'chapter')).toHaveLength(57)
    for (const old of ['lita', 'alcts', 'llama']) expect(unitWithSuccessors(vocabulary, old)).toEqual([old, 'core'])
    expect(unitWithSuccessors(vocabulary, 'core')).toEqual(['core'])
    expect(
      vocabulary.units
        .get('core')
        ?.predecessors.map((unit) => unit.unit)
        .sort(),
    ).toEqual(['alcts', 'lita', 'llama'])
  })

  test('has a vocabulary in two levels or more, where every topic has words beside its name', async () => {
    const { topics } = await loadVocabulary(db)
    expect(topics.size).toBeGreaterThanOrEqual(140)
    expect([...topics.values()].filter((topic) => topic.terms.length === 0).map((topic) => topic.slug)).toEqual([])
    expect([...topics.values()].filter((topic) => topic.narrower.length > 0).length).toBeGreaterThanOrEqual(10)
  })

  test('dates what was seen since 2022 or bears no year, ahead of the day of seeding, and nothing older', () => {
    const dated = options.filter((option) => option.runs.length > 0)
    expect(dated.length).toBeGreaterThan(40)
    expect(dated.filter((option) => !option.dated || (option.last_seen ?? 2022) < 2022).map((option) => option.external_id)).toEqual([])
    const starts = dated.flatMap((option) => option.runs.flatMap((run) => run.parts.flatMap((part) => part.startsAt ?? [])))
    expect(starts.filter((start) => start <= now)).toEqual([])
  })

  test('lays a weekly series across the change of clocks, at the same hour on the wall', () => {
    const series = options.filter((option) => option.format === 'webinar-series' && option.demonstration).flatMap((option) => option.runs)
    const crossing = series.filter(({ parts }) => {
      const hours = new Set(parts.map((part) => part.startsLocal?.slice(11)))
      const instants = new Set(parts.map((part) => part.startsAt?.toISOString().slice(11)))
      return hours.size === 1 && instants.size === 2
    })
    expect(crossing.length).toBeGreaterThanOrEqual(1)
  })

  test('keeps its sessions within the days of their conference', () => {
    const outside = options.filter((option) => {
      const whole = options.find((other) => other.slug === option.partOf?.slug)
      const days = (of: typeof option) =>
        of.runs.flatMap((run) => run.parts.flatMap((part) => [part.startsLocal?.slice(0, 10) ?? '', part.endsLocal?.slice(0, 10) ?? '']))
      if (!whole || days(whole).length === 0) return false
      const [first, last] = [days(whole).sort()[0] ?? '', days(whole).sort().at(-1) ?? '']
      return days(option).some((day) => day < first || day > last)
    })
    expect(outside.map((option) => option.external_id)).toEqual([])
  })
})

describe('a catalog that is no demonstration', () => {
  let db: Db
  beforeAll(async () => {
    db = await seeded(false)
  })

  test('has nothing invented: no demonstration entry, no provider that does not exist, no date', async () => {
    const options = await records(db)
    expect(options.length).toBeGreaterThanOrEqual(218)
    expect(options.filter((option) => option.demonstration || option.runs.length > 0).map((option) => option.external_id)).toEqual([])
    const { units } = await loadVocabulary(db)
    expect([...units.keys()].filter((slug) => slug.startsWith('demo'))).toEqual([])
  })
})
