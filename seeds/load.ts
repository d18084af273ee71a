import { sql } from 'kysely'
import type { Db, Trx } from '#db/schema.ts'
import { loadOptions } from './load-options.ts'
import { loadPeople, missingPeople } from './load-people.ts'
import { loadVocabulary } from './load-vocabulary.ts'
import { readSeeds } from './read.ts'
import type { OptionSeed, Seeds } from './shape.ts'

/** Options in one transaction: short enough that no page waits for it. */
const batch = 50
/** After so many days a demonstration's dates are moved ahead again. */
const datesLastDays = 28

export type SeedOptions = { demo: boolean; now: Date; onStep?: (words: string) => void }
export type SeedReport = { changed: boolean; units: number; goals: number; topics: number; options: number }

/**
 * Loads the reference data and the catalog; with `demo`, demonstration entries, illustrative dates and the demonstration's people too.
 * Run twice it changes nothing; after a kill it goes on, since what is loaded is only noted as done at the end;
 * two processes that load at once take turns, and the later one finds little to do.
 */
export async function loadSeeds(db: Db, { demo, now, onStep = () => {} }: SeedOptions): Promise<SeedReport> {
  const all = await readSeeds()
  const invented = demo ? new Set<string>() : inventedUnits(all)
  const seeds = { ...all, units: all.units.filter((unit) => !invented.has(unit.slug)) }
  const options = seeds.options.filter((option) => demo || !option.demonstration)
  const report = { units: seeds.units.length, goals: seeds.goals.length, topics: seeds.topics.length, options: options.length }
  const mark = `${seeds.hash} ${demo ? 'demo' : 'plain'}`
  const facts = new Map(
    (await db.selectFrom('hub_facts').selectAll().where('name', 'in', ['seeds', 'dates_since']).execute()).map((row) => [
      row.name,
      row.value,
    ]),
  )
  const today = now.toISOString().slice(0, 10)
  const datesSince = facts.get('dates_since')
  const lasting = datesSince !== undefined && (Date.parse(today) - Date.parse(datesSince)) / 86_400_000 < datesLastDays
  const complete = !demo || (lasting && (await missingPeople(db, seeds.people)).length === 0)
  if (facts.get('seeds') === mark && complete) return { changed: false, ...report }

  await inTurn(db, (trx) => loadVocabulary(trx, seeds))
  onStep(`${report.units} units, ${report.goals} goals, ${report.topics} topics`)
  const unitIds = new Map((await db.selectFrom('units').select(['id', 'slug']).execute()).map((row) => [row.slug, row.id]))
  const context = { unitIds, demo, today: lasting ? datesSince : today }
  for (let at = 0; at < options.length; at += batch) await inTurn(db, (trx) => loadOptions(trx, options.slice(at, at + batch), context))
  await inTurn(db, async (trx) => {
    await joinSessions(trx, options)
    if (demo) await loadPeople(trx, seeds.people, { unitIds, now })
    else await removeInvented(trx, invented)
    await noteFacts(trx, demo ? { seeds: mark, dates_since: context.today } : { seeds: mark })
  })
  onStep(`${report.options} options`)
  return { changed: true, ...report }
}

/** A transaction that no other loading process is in; the lock ends with it, also behind a connection pooler. */
function inTurn(db: Db, work: (trx: Trx) => Promise<void>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7234518, 2)`.execute(trx)
    await work(trx)
  })
}

/** Sessions know the conference that holds them once both are there. */
async function joinSessions(trx: Trx, options: readonly OptionSeed[]): Promise<void> {
  await sql`
    update options s set part_of_id = w.id
    from unnest(${options.map((option) => option.externalId)}::text[], ${options.map((option) => option.partOf)}::text[]) as given(session, whole)
    left join options w on w.source = 'seed' and w.external_id = given.whole
    where s.source = 'seed' and s.external_id = given.session and s.part_of_id is distinct from w.id`.execute(trx)
}

/** Units that exist in a demonstration alone: those of which only demonstration entries are known. */
function inventedUnits({ units, options }: Seeds): Set<string> {
  const named = (demonstration: boolean) =>
    new Set(options.filter((option) => option.demonstration === demonstration).flatMap((option) => [option.unit, ...option.withUnits]))
  const [invented, real] = [named(true), named(false)]
  return new Set(units.map((unit) => unit.slug).filter((slug) => invented.has(slug) && !real.has(slug)))
}

/** What a demonstration left behind, its people first; a unit stays while something else has come to rely on it. */
async function removeInvented(trx: Trx, units: ReadonlySet<string>): Promise<void> {
  await trx.deleteFrom('members').where('demo_slug', 'is not', null).execute()
  await trx.deleteFrom('options').where('source', '=', 'seed').where('demonstration', '=', true).execute()
  await sql`
    delete from units u where slug = any(${[...units]}::text[])
      and not exists (select from options where unit_id = u.id) and not exists (select from option_units where unit_id = u.id)
      and not exists (select from member_roles where unit_id = u.id) and not exists (select from role_offers where unit_id = u.id)
      and not exists (select from audit where unit_id = u.id)
      and not exists (select from imports where unit_id = u.id) and not exists (select from units c where c.parent_id = u.id)`.execute(trx)
  await trx.deleteFrom('hub_facts').where('name', '=', 'dates_since').execute()
}

async function noteFacts(trx: Trx, facts: Record<string, string>): Promise<void> {
  await trx
    .insertInto('hub_facts')
    .values(Object.entries(facts).map(([name, value]) => ({ name, value })))
    .onConflict((oc) => oc.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .execute()
}
