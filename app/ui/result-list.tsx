import { type CatalogRow, minuteOf } from '#app/domain/catalog/row.ts'
import { highlight } from './highlight.ts'
import { hole, keptMarkup } from './kept-markup.tsx'
import { type Page, useCatalogWords } from './page-context.tsx'
import { ResultRow } from './result-row.tsx'
import { SaveButton } from './save-button.tsx'

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
    // a row is the same for everyone who has saved the option, and for everyone who has not
    const isSaved = saved.has(row.id)
    const [before = '', after = ''] = keptMarkup(key + (isSaved ? 'saved ' : '') + row.id, page, () => (
      <ResultRow row={{ ...row, summary: hole }} pick save={<SaveButton option={row} saved={isSaved} />} />
    ))
    html += before + searched(row.summary) + after
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
