import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { highlight } from './highlight.ts'
import { hole, keptMarkup, minuteOf } from './kept-markup.tsx'
import { type Page, useCatalogWords } from './page-context.tsx'
import { ResultRow } from './result-row.tsx'
import { saveMarkup } from './save-button.tsx'

/** Rows of results as markup; `version`: of the catalog that the rows were read from; `saved`: ids that the reader has put by. */
export function resultRows(
  rows: readonly CatalogRow[],
  words: readonly string[],
  version: number,
  page: Page,
  saved: ReadonlySet<number>,
): string {
  const { lang, zone, now } = page
  const key = `row ${version} ${minuteOf(now)} ${lang} ${zone} `
  const searched = highlight(words)
  let html = ''
  for (const row of rows) {
    const [before = '', between = '', after = ''] = keptMarkup(key + row.id, page, () => (
      <ResultRow row={{ ...row, summary: hole }} pick save={hole} />
    ))
    html += before + searched(row.summary) + between + saveMarkup(row, saved.has(row.id), version, page) + after
  }
  return html
}

/** Rows that `resultRows` has made: those that were searched for, then those of neighboring topics under a heading of their own. */
export function ResultList({ rows, nearRows, near }: { rows: string; nearRows: string; near: number }) {
  const words = useCatalogWords()
  return (
    <>
      {rows && <ol dangerouslySetInnerHTML={{ __html: rows }} />}
      {nearRows && (
        <section className="near" aria-labelledby="near">
          <h2 id="near">{words.near(near)}</h2>
          <ol dangerouslySetInnerHTML={{ __html: nearRows }} />
        </section>
      )}
    </>
  )
}
