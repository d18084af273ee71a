import { paths } from '#app/paths.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import type { DeskSort, DeskStanding, Kind } from '#db/values.ts'
import { usePage, useValueWords } from './page-context.tsx'
import { isoDay, shortDay } from './time.ts'

export type TableRow = {
  id: number
  title: string
  kind: Kind
  format: string
  standing: DeskStanding
  complete: boolean
  next: Date | null
  review_by: string | null
  updated_at: Date
  draft_saved_at: Date | null
  draft_by: string | null
}

type Props = {
  unit: string
  rows: readonly TableRow[]
  sort: DeskSort
  down: boolean
  /** the address of the same table by another column */
  sortTo: Record<DeskSort, string>
  chosen: readonly number[]
}

const columns = ['title', 'standing', 'next', 'review', 'changed'] as const

/** What a unit offers, a row each with a box to choose it by; on a phone every row is a block that names its columns. */
export function DeskTable({ unit, rows, sort, down, sortTo, chosen }: Props) {
  const words = deskOptionsWords[usePage().lang]
  return (
    <table className="desk-table">
      <caption className="unseen">{words.options}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.column.select}</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" aria-sort={column === sort ? (down ? 'descending' : 'ascending') : undefined}>
              <a href={sortTo[column]} aria-label={words.sortBy(words.column[column])}>
                {words.column[column]}
                {column === sort && <span aria-hidden="true"> {down ? '↓' : '↑'}</span>}
              </a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} unit={unit} row={row} chosen={chosen.includes(row.id)} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ unit, row, chosen }: { unit: string; row: TableRow; chosen: boolean }) {
  const { lang, now, zone } = usePage()
  const words = deskOptionsWords[lang]
  const values = useValueWords()
  const day = (at: Date) => shortDay(at, zone ?? 'UTC', lang, now)
  const title = row.title === '—' ? words.untitled : row.title
  const formats: Record<string, string> = values.format
  return (
    <tr>
      <td>
        <label className="desk-choose">
          <input type="checkbox" name="id" value={row.id} defaultChecked={chosen} />
          <span className="unseen">{words.selectOne(title)}</span>
        </label>
      </td>
      <th scope="row">
        <a href={paths.deskOption(unit, row.id)}>{title}</a>
        <span className="small soft">
          {row.format === 'not-stated' ? values.kind[row.kind] : formats[row.format]}
          {row.draft_saved_at && ` · ${words.draftBy(row.draft_by ?? words.someone)}`}
        </span>
      </th>
      <td data-name={words.column.standing}>
        <span className={`tag ${row.standing === 'published' ? 'good' : ''}`}>{words.standings[row.standing]}</span>
        {!row.complete && row.standing === 'published' && <span className="small soft">{words.incomplete}</span>}
      </td>
      <td data-name={words.column.next} className="num">
        {row.next ? day(row.next) : <span className="soft">{words.noDate}</span>}
      </td>
      <td data-name={words.column.review} className="num">
        {row.review_by ? (
          <span className={row.review_by < isoDay(now, zone ?? 'UTC') ? 'desk-late' : undefined}>
            {shortDay(new Date(`${row.review_by}T12:00:00Z`), 'UTC', lang, now)}
          </span>
        ) : (
          <span className="soft">{words.noDate}</span>
        )}
      </td>
      <td data-name={words.column.changed} className="num">
        {day(later(row.updated_at, row.draft_saved_at))}
      </td>
    </tr>
  )
}

function later(a: Date, b: Date | null): Date {
  return b && b > a ? b : a
}
