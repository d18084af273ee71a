import { recordWords } from '#app/words/records.ts'
import { usePage, useValueWords } from './page-context.tsx'

/** What is offered now by level and format: the rows are levels, the columns the formats that occur. */
export type Figures = { formats: string[]; rows: { level: string; counts: number[] }[] }

/** Level by format as a table; a zero is a gap and is marked by weight as well as color. */
export function Matrix({ figures, caption }: { figures: Figures; caption: string }) {
  const words = recordWords[usePage().lang]
  const values = useValueWords()
  const name = (list: Record<string, string>, key: string) => list[key] ?? key
  if (figures.formats.length === 0) return null
  return (
    <section className="scroll-x" tabIndex={0} aria-label={caption}>
      <table className="matrix small">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.level}</th>
            {figures.formats.map((format) => (
              <th key={format} scope="col">
                {name(values.format, format)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.rows.map((row) => (
            <tr key={row.level}>
              <th scope="row">{name(values.level, row.level)}</th>
              {row.counts.map((count, at) => (
                <td key={figures.formats[at]} className={count === 0 ? 'zero' : undefined}>
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
