import { sql } from 'kysely'
import type { Trx } from '#db/schema.ts'
import type { LinkTable, LoadContext, Loaded } from './load-context.ts'
import { type Locked, locksOf } from './locks.ts'

const columns = {
  option_units: ['option_id', 'unit_id'],
  option_prices: ['option_id', 'tier', 'amount_minor', 'currency', 'note'],
  option_topics: ['option_id', 'topic_slug'],
  option_goals: ['option_id', 'goal_id'],
  option_themes: ['option_id', 'theme_slug'],
} as const satisfies Record<LinkTable, readonly string[]>
type Link = { option_id: number } & Record<string, string | number | null>

/** Makes the links of the options what the seeds say; returns the ids of those that had others. */
export async function loadLinks(
  trx: Trx,
  loaded: readonly Loaded[],
  context: LoadContext,
  locks: ReadonlyMap<number, Locked>,
): Promise<number[]> {
  const changed: number[] = []
  for (const table of Object.keys(columns) as LinkTable[]) {
    const free = loaded.filter(({ id }) => !locksOf(locks, id).links.has(table))
    const wanted = new Map(free.map(({ id, seed }) => [id, toLinks(table, id, seed, context)]))
    changed.push(...(await exchangeLinks(trx, table, wanted)))
  }
  return changed
}

function toLinks(table: LinkTable, option_id: number, seed: Loaded['seed'], { unitIds }: LoadContext): Link[] {
  switch (table) {
    case 'option_units':
      return seed.withUnits.map((slug) => ({ option_id, unit_id: unitIds.get(slug) ?? 0 }))
    case 'option_prices':
      return seed.prices.map((price) => ({
        option_id,
        tier: price.tier,
        amount_minor: price.cents,
        currency: price.currency,
        note: price.note,
      }))
    case 'option_topics':
      return seed.topics.map((topic_slug) => ({ option_id, topic_slug }))
    case 'option_goals':
      return seed.goals.map((goal_id) => ({ option_id, goal_id }))
    case 'option_themes':
      return [...seed.edi.themes, ...seed.leadership.themes].map((theme_slug) => ({ option_id, theme_slug }))
  }
}

async function exchangeLinks(trx: Trx, table: LinkTable, wanted: ReadonlyMap<number, readonly Link[]>): Promise<number[]> {
  const names = sql.join(columns[table].map((name) => sql.ref(name)))
  const standing = await sql<Link>`select ${names} from ${sql.table(table)} where option_id = any(${[...wanted.keys()]}::bigint[])`.execute(
    trx,
  )
  const standingOf = (id: number) => standing.rows.filter((row) => row.option_id === id)
  const differing = [...wanted].filter(([id, links]) => inOneOrder(table, links) !== inOneOrder(table, standingOf(id)))
  if (differing.length === 0) return []
  const ids = differing.map(([id]) => id)
  const rows = differing.flatMap(([, links]) => links)
  await sql`delete from ${sql.table(table)} where option_id = any(${ids}::bigint[])`.execute(trx)
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(trx)
  return ids
}

function inOneOrder(table: LinkTable, links: readonly Link[]): string {
  return links
    .map((link) => JSON.stringify(columns[table].map((name) => (link as Record<string, unknown>)[name])))
    .sort()
    .join()
}
