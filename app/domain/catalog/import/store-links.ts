import { sql } from 'kysely'
import type { Trx } from '#db/schema.ts'
import type { Target } from './target.ts'

/** What hangs on options: the goal that an import defaults to, topics, the price, further names, further units, and who said what. */

/** Until a provider answers for themes, what is imported serves the association's learning goal as a whole. */
export const DEFAULT_GOAL = 'PLD-G1'

export async function writeLinks(trx: Trx, targets: readonly Target[], made: readonly Target[], source: string): Promise<void> {
  await insertGoals(trx, made)
  await writeTopics(
    trx,
    targets.filter(({ write }) => write.topics),
  )
  await writePrices(
    trx,
    targets.filter(({ write }) => write.price),
  )
  await writeNames(trx, targets, source)
  await writeSaid(trx, targets)
}

async function insertGoals(trx: Trx, targets: readonly Target[]): Promise<void> {
  const ids = targets.map(({ id }) => id)
  if (ids.length > 0)
    await sql`insert into option_goals (option_id, goal_id) select id, ${DEFAULT_GOAL} from unnest(${ids}::bigint[]) as id on conflict do nothing`.execute(
      trx,
    )
}

async function writeTopics(trx: Trx, targets: readonly Target[]): Promise<void> {
  if (targets.length === 0) return
  await sql`delete from option_topics where option_id = any(${targets.map(({ id }) => id)})`.execute(trx)
  const rows = targets.flatMap(({ id, topics }) => topics.map((topic_slug) => ({ option_id: id, topic_slug })))
  if (rows.length === 0) return
  await sql`insert into option_topics (option_id, topic_slug) select * from json_to_recordset(${JSON.stringify(rows)}::json) as x(option_id bigint, topic_slug text)`.execute(
    trx,
  )
}

async function writePrices(trx: Trx, targets: readonly Target[]): Promise<void> {
  const gone = targets.filter(({ price }) => price === null).map(({ id }) => id)
  if (gone.length > 0) await sql`delete from option_prices where tier = 'everyone' and option_id = any(${gone})`.execute(trx)
  const rows = targets.flatMap(({ id, price }) =>
    price === null ? [] : [{ option_id: id, amount_minor: price.amount, currency: price.currency }],
  )
  if (rows.length === 0) return
  await sql`
    insert into option_prices (option_id, tier, amount_minor, currency)
    select x.option_id, 'everyone', x.amount_minor, x.currency from json_to_recordset(${JSON.stringify(rows)}::json) as x(option_id bigint, amount_minor int, currency text)
    on conflict (option_id, tier) do update set amount_minor = excluded.amount_minor, currency = excluded.currency`.execute(trx)
}

async function writeNames(trx: Trx, targets: readonly Target[], source: string): Promise<void> {
  const names = targets.flatMap(({ id, write }) =>
    write.aliases.map(({ externalId, title, reason }) => ({ option_id: id, external_id: externalId, title, reason })),
  )
  if (names.length > 0) {
    await sql`
      insert into option_merges (option_id, source, external_id, title, reason, standing)
      select x.option_id, ${source}, x.external_id, x.title, x.reason, 'merged'
      from json_to_recordset(${JSON.stringify(names)}::json) as x(option_id bigint, external_id text, title text, reason text) on conflict do nothing`.execute(
      trx,
    )
  }
  const units = targets.flatMap(({ id, write }) => write.units.map((unit_id) => ({ option_id: id, unit_id })))
  if (units.length === 0) return
  await sql`insert into option_units (option_id, unit_id) select * from json_to_recordset(${JSON.stringify(units)}::json) as x(option_id bigint, unit_id bigint) on conflict do nothing`.execute(
    trx,
  )
}

async function writeSaid(trx: Trx, targets: readonly Target[]): Promise<void> {
  const gone = targets.flatMap(({ id, write }) => [...write.unsaid].map((field) => ({ option_id: id, field })))
  if (gone.length > 0) {
    await sql`
      delete from option_sources s using json_to_recordset(${JSON.stringify(gone)}::json) as x(option_id bigint, field text)
      where s.option_id = x.option_id and s.field = x.field and not s.locked`.execute(trx)
  }
  const said = targets.flatMap(({ id, write }) => [...write.said].map(([field, source]) => ({ option_id: id, field, source })))
  if (said.length === 0) return
  await sql`
    insert into option_sources (option_id, field, source) select * from json_to_recordset(${JSON.stringify(said)}::json) as x(option_id bigint, field text, source text)
    on conflict (option_id, field) do update set source = excluded.source, said_at = now() where not option_sources.locked`.execute(trx)
}
