import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { highlight } from './highlight.ts'
import { hole, keptMarkup, minuteOf } from './kept-markup.tsx'
import type { Page } from './page-context.tsx'
import { ResultRow } from './result-row.tsx'

/** Rows of results as markup; `version`: of the catalog that the rows were read from. */
export function resultRows(rows: readonly CatalogRow[], words: readonly string[], version: number, page: Page): string {
  const { lang, zone, now } = page
  const key = `row ${version} ${minuteOf(now)} ${lang} ${zone} `
  const searched = highlight(words)
  let html = ''
  for (const row of rows) {
    const [before, after] = keptMarkup(key + row.id, page, () => <ResultRow row={{ ...row, summary: hole }} pick />)
    html += before + searched(row.summary) + after
  }
  return html
}

/** A list of rows that have been made by `resultRows`. */
export function ResultList({ rows }: { rows: string }) {
  return <ol dangerouslySetInnerHTML={{ __html: rows }} />
}
