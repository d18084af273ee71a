import { cleanText } from '#app/domain/catalog/import/clean-text.ts'
import type { DeskQuery } from '#db/queries/desk-table.ts'
import {
  type DeskAttention,
  type DeskSort,
  type DeskStanding,
  deskAttentions,
  deskSorts,
  deskStandings,
  type Kind,
  kinds,
} from '#db/values.ts'

/** The table of a unit's options as its address asks for it. */
export type TableQuery = {
  q: string
  standing: DeskStanding | null
  kind: Kind | null
  attention: DeskAttention | null
  sort: DeskSort
  down: boolean
  page: number
}

export const tablePage = 50
const longestWords = 200
const lastPage = 10_000

/** What is not in the lists is left out: a table is shown whatever its address says. */
export function readTableQuery(params: URLSearchParams): TableQuery {
  const pick = <T extends string>(name: string, list: readonly T[]) => list.find((value) => value === params.get(name)) ?? null
  const page = /^\d{1,6}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1
  return {
    q: cleanText((params.get('q') ?? '').toWellFormed().slice(0, longestWords)).text.trim(),
    standing: pick('standing', deskStandings),
    kind: pick('kind', kinds),
    attention: pick('needs', deskAttentions),
    sort: pick('sort', deskSorts) ?? 'changed',
    down: params.get('sort') === null ? true : params.get('way') === 'down',
    page: Math.min(Math.max(page, 1), lastPage),
  }
}

export function toDeskQuery({ page: _, ...query }: TableQuery, unitId: number, now: Date): DeskQuery {
  return { ...query, unitId, now }
}

/** The address's query for this table, with some of it changed. */
export function tableParams(query: TableQuery, change: Partial<TableQuery> = {}): [string, string][] {
  const { q, standing, kind, attention, sort, down, page } = { ...query, ...change }
  const said: [string, string | null][] = [
    ['q', q || null],
    ['standing', standing],
    ['kind', kind],
    ['needs', attention],
    ['sort', sort === 'changed' && down ? null : sort],
    ['way', sort === 'changed' && down ? null : down ? 'down' : null],
    ['page', page > 1 ? String(page) : null],
  ]
  return said.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}
