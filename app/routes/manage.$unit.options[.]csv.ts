import type { LoaderFunctionArgs } from '@remix-run/node'
import { escapeFormula } from '#app/domain/catalog/formats/csv.ts'
import { withoutControls } from '#app/domain/catalog/formats/text.ts'
import { deskPlace } from '#app/web/desk.ts'
import { readTableQuery, toDeskQuery } from '#app/web/desk-table.ts'
import { document } from '#app/web/replies.ts'
import { type DeskRow, listDesk } from '#db/queries/desk-table.ts'

const columns = ['id', 'title', 'kind', 'format', 'state', 'complete', 'next_start', 'review_by', 'changed', 'draft_saved'] as const
/** Everything that fits. */
const most = 100_000

/** Who may: editors of the unit. The rows that the table shows, all pages of them. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { unit } = deskPlace(context, params.unit)
  const query = toDeskQuery(readTableQuery(new URL(request.url).searchParams), unit.id, new Date())
  const rows = await listDesk(context.hub.db, query, { limit: most, offset: 0 })
  const lines = [columns.join(','), ...rows.map((row) => cellsOf(row).map(csvCell).join(','))]
  return document(`\ufeff${lines.join('\r\n')}\r\n`, 'text/csv; charset=utf-8', {
    shared: false,
    headers: { 'Content-Disposition': `attachment; filename="${unit.slug}-options.csv"` },
  })
}

function cellsOf(row: DeskRow): string[] {
  return [
    String(row.id),
    row.title,
    row.kind,
    row.format,
    row.standing,
    row.complete ? 'yes' : 'no',
    row.next?.toISOString() ?? '',
    row.review_by ?? '',
    row.updated_at.toISOString(),
    row.draft_saved_at?.toISOString() ?? '',
  ]
}

function csvCell(value: string): string {
  const text = escapeFormula(withoutControls(value))
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
