import { deskOptionsWords } from '#app/words/desk-options.ts'
import { usePage } from './page-context.tsx'

export type DifferenceRow = { field: string; from: string; to: string }

/** What was and what is, field by field. */
export function Differences({ rows, from, to, caption }: { rows: readonly DifferenceRow[]; from: string; to: string; caption: string }) {
  const words = deskOptionsWords[usePage().lang]
  if (rows.length === 0) return null
  return (
    <section className="scroll-x" tabIndex={0} aria-label={caption}>
      <table className="desk-differences small">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{from}</th>
            <th scope="col">{to}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field}>
              <th scope="row">{row.field}</th>
              <td>{row.from || <span className="soft">{words.empty}</span>}</td>
              <td>{row.to || <span className="soft">{words.empty}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
