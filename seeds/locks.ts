import type { Trx } from '#db/schema.ts'
import type { LinkTable } from './load-context.ts'

/** Columns of `options`, and tables of links, that a hand has locked against the seeds. */
export type Locked = { columns: ReadonlySet<string>; links: ReadonlySet<LinkTable> }

/** Fields that are more than the column of their name. */
const fields: Record<string, { columns?: readonly string[]; links?: readonly LinkTable[] }> = {
  unit: { columns: ['unit_id'], links: ['option_units'] },
  level: { columns: ['level', 'level_note'] },
  language: { columns: ['languages', 'text_language'] },
  minutes: { columns: ['minutes', 'span_days', 'length_note'] },
  price: { columns: ['cost', 'cost_note'], links: ['option_prices'] },
  recognition: { columns: ['recognition', 'recognition_note'] },
  topics: { links: ['option_topics'] },
  goals: { links: ['option_goals'] },
  themes: { columns: ['edi_answer', 'leadership_answer'], links: ['option_themes'] },
}
const none: Locked = { columns: new Set(), links: new Set() }

export async function readLocks(trx: Trx, ids: readonly number[]): Promise<ReadonlyMap<number, Locked>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('option_sources')
    .select(['option_id', 'field'])
    .where('option_id', 'in', ids)
    .where('locked', '=', true)
    .execute()
  return new Map(ids.map((id) => [id, toLocked(rows.flatMap((row) => (row.option_id === id ? row.field : [])))]))
}

export function locksOf(locks: ReadonlyMap<number, Locked>, id: number): Locked {
  return locks.get(id) ?? none
}

/** An answer and the themes that it speaks of are kept together, or they would disagree. */
function toLocked(names: readonly string[]): Locked {
  const all = names.map((name) => (name === 'edi_answer' || name === 'leadership_answer' ? 'themes' : name))
  return {
    columns: new Set(all.flatMap((name) => fields[name]?.columns ?? [name])),
    links: new Set(all.flatMap((name) => fields[name]?.links ?? [])),
  }
}
