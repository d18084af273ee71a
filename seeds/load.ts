import type { Db } from '#db/schema.ts'
import { loadOption } from './load-options.ts'
import { loadVocabulary } from './load-vocabulary.ts'
import { readSeeds } from './read.ts'

/** Options in one transaction: short enough that no page waits for it. */
const batch = 25
/** After so many days a demonstration's dates are moved ahead again. */
const datesLastDays = 28

export type SeedOptions = { demo: boolean; now: Date; onStep?: (words: string) => void }
export type SeedReport = { changed: boolean; units: number; goals: number; topics: number; options: number }

/**
 * Loads the reference data and the catalog; with `demo`, demonstration entries and illustrative dates too.
 * Run twice it changes nothing; after a kill it goes on, since what is loaded is only noted as done at the end.
 */
export async function loadSeeds(db: Db, { demo, now, onStep = () => {} }: SeedOptions): Promise<SeedReport> {
  const seeds = await readSeeds()
  const options = seeds.options.filter((option) => demo || !option.demonstration)
  const report = { units: seeds.units.length, goals: seeds.goals.length, topics: seeds.topics.length, options: options.length }
  const today = now.toISOString().slice(0, 10)
  const mark = `${seeds.hash} ${demo ? 'demo' : 'plain'}`
  const facts = new Map((await db.selectFrom('hub_facts').selectAll().where('name', 'in', ['seeds', 'seeded_on']).execute()).map((row) => [row.name, row.value]))
  const fresh = !demo || (Date.parse(today) - Date.parse(facts.get('seeded_on') ?? '2000-01-01')) / 86_400_000 < datesLastDays
  if (facts.get('seeds') === mark && fresh) return { changed: false, ...report }

  await db.transaction().execute((trx) => loadVocabulary(trx, seeds))
  onStep(`${report.units} units, ${report.goals} goals, ${report.topics} topics`)
  const unitIds = new Map((await db.selectFrom('units').select(['id', 'slug']).execute()).map((row) => [row.slug, row.id]))
  const slugs = new Set((await db.selectFrom('options').select('slug').execute()).map((row) => row.slug))
  for (let at = 0; at < options.length; at += batch)
    await db.transaction().execute(async (trx) => {
      for (const option of options.slice(at, at + batch)) await loadOption(trx, option, { unitIds, slugs, demo, today })
    })
  await db.transaction().execute((trx) => joinSessions(trx, options))
  if (!demo) await db.deleteFrom('options').where('source', '=', 'seed').where('demonstration', '=', true).execute()
  await db
    .insertInto('hub_facts')
    .values([
      { name: 'seeds', value: mark },
      { name: 'seeded_on', value: today },
    ])
    .onConflict((oc) => oc.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .execute()
  onStep(`${report.options} options`)
  return { changed: true, ...report }
}

/** Sessions know the conference that holds them once both are there. */
async function joinSessions(trx: Db, options: { externalId: string; partOf: string | null }[]): Promise<void> {
  for (const option of options)
    if (option.partOf)
      await trx
        .updateTable('options')
        .set((eb) => ({
          part_of_id: eb.selectFrom('options as whole').select('whole.id').where('whole.source', '=', 'seed').where('whole.external_id', '=', option.partOf),
        }))
        .where('source', '=', 'seed')
        .where('external_id', '=', option.externalId)
        .execute()
}
