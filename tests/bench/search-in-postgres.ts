/** What the index is measured against: a table of the same documents with a GIN index on its text, and one statement a search. */
import type { SearchDocument, SearchQuery } from '#app/search/search.ts'
import { facetNames, syntheticDocument } from '../support/synthetic-documents.ts'

/** A `pg` pool or client. */
export type Queryable = { query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

const schema = 'search_bench'
const batch = 1000

/** Makes and fills the table. @returns what takes it away again */
export async function fillTable(pool: Queryable, size: number): Promise<() => Promise<void>> {
  await pool.query(`drop schema if exists ${schema} cascade`)
  await pool.query(`create schema ${schema}`)
  await pool.query(`create table ${schema}.options (
    id integer primary key, words tsvector not null, ends timestamptz, always_open boolean not null,
    ${facetNames.map((name) => `${name} text[] not null`).join(', ')})`)
  for (let from = 0; from < size; from += batch) {
    const rows = Array.from({ length: Math.min(batch, size - from) }, (_, n) => toRow(syntheticDocument(from + n)))
    await pool.query(
      `insert into ${schema}.options
       select id, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', topics), 'B')
         || setweight(to_tsvector('english', summary), 'C') || setweight(to_tsvector('english', description), 'D'),
         ends, always_open, ${facetNames.join(', ')}
       from jsonb_to_recordset($1::jsonb) as row (id integer, title text, topics text, summary text, description text,
         ends timestamptz, always_open boolean, ${facetNames.map((name) => `${name} text[]`).join(', ')})`,
      [JSON.stringify(rows)],
    )
  }
  await pool.query(`create index on ${schema}.options using gin (words)`)
  for (const name of facetNames) await pool.query(`create index on ${schema}.options using gin (${name})`)
  await pool.query(`analyze ${schema}.options`)
  return async () => {
    await pool.query(`drop schema ${schema} cascade`)
  }
}

function toRow({ id, texts, spans, alwaysOpen, keys }: SearchDocument): Record<string, unknown> {
  const ends = spans.length > 0 ? new Date(Math.max(...spans.map(([, end]) => end))).toISOString() : null
  return {
    id,
    title: texts.title,
    topics: texts.topics,
    summary: texts.summary,
    description: texts.description,
    ends,
    always_open: alwaysOpen,
    ...keys,
  }
}

/** 20 results, the total, and the counts of 8 facets, each without its own filter. */
export async function searchTable(pool: Queryable, query: SearchQuery): Promise<unknown> {
  const words = query.q.split(/\s+/).filter(Boolean)
  const values: unknown[] = [new Date(query.now).toISOString()]
  const bind = (value: unknown) => `$${values.push(value)}`
  const asked = words.length > 0 ? `to_tsquery('english', ${bind(words.join(' | '))})` : null
  const conditions = Object.entries(query.filters).map(([name, wanted]) => ({ name, sql: `${name} && ${bind(wanted)}::text[]` }))
  const without = (name: string | null) =>
    ['true', ...conditions.flatMap((condition) => (condition.name === name ? [] : condition.sql))].join(' and ')
  const counts = facetNames.map(
    (name) =>
      `select '${name}' as facet, value, count(*)::int as count from found, unnest(${name}) as value where ${without(name)} group by value`,
  )
  const order = asked ? 'rank desc, id' : 'ends nulls last, id'
  const { rows } = await pool.query(
    `with found as materialized (
       select *, ${asked ? `ts_rank(words, ${asked})` : '0'} as rank from ${schema}.options
       where (always_open or ends > $1) ${asked ? `and words @@ ${asked}` : ''})
     select (select count(*)::int from found where ${without(null)}) as total,
       (select json_agg(top) from (select id, rank from found where ${without(null)} order by ${order} limit 20) as top) as hits,
       (select json_agg(counted) from (${counts.join(' union all ')}) as counted) as facets`,
    values,
  )
  return rows[0]
}
