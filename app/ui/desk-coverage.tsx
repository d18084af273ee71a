import { deskOptionsWords } from '#app/words/desk-options.ts'
import { usePage } from './page-context.tsx'

export type CoverageRow = { name: string; total: number; edi: number; recognition: number }
export type Coverage = { all: CoverageRow; levels: CoverageRow[]; formats: CoverageRow[] }

const rowHeight = 40
const nameWidth = 210
const barWidth = 330
const width = nameWidth + barWidth + 90

/** How much is answered, drawn as two bars a row; the same numbers stand below it as a table. */
export function CoverageChart({ coverage }: { coverage: Coverage }) {
  const words = deskOptionsWords[usePage().lang]
  return (
    <>
      <ul className="desk-key small">
        <li className="edi">{words.edi}</li>
        <li className="earn">{words.recognition}</li>
      </ul>
      {(
        [
          [words.byLevel, coverage.levels],
          [words.byFormat, coverage.formats],
        ] as const
      ).map(([title, rows]) => (
        <div key={title} className="scroll-x" tabIndex={0} role="group" aria-label={title}>
          <h3>{title}</h3>
          <svg
            className="desk-chart"
            viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
            width={width}
            height={rows.length * rowHeight}
            role="img"
            aria-label={`${words.coverage}. ${title}`}
          >
            <title>{`${words.coverage}. ${title}`}</title>
            <desc>
              {rows.map((row) => `${row.name}: ${words.share(row.edi, row.total)}, ${words.share(row.recognition, row.total)}`).join('; ')}
            </desc>
            {rows.map((row, at) => (
              <Bars key={row.name} row={row} y={at * rowHeight} />
            ))}
          </svg>
        </div>
      ))}
      <details>
        <summary>{words.sameNumbers}</summary>
        <CoverageTable rows={[coverage.all, ...coverage.levels, ...coverage.formats]} />
      </details>
    </>
  )
}

function Bars({ row, y }: { row: CoverageRow; y: number }) {
  const words = deskOptionsWords[usePage().lang]
  const long = (count: number) => (row.total === 0 ? 0 : (count / row.total) * barWidth)
  const name = row.name.length > 26 ? `${row.name.slice(0, 25)}…` : row.name
  return (
    <g transform={`translate(0 ${y})`}>
      <text x="0" y="22">
        {name}
      </text>
      <rect className="ground" x={nameWidth} y="5" width={barWidth} height="11" />
      <rect className="edi" x={nameWidth} y="5" width={long(row.edi)} height="11" />
      <rect className="ground" x={nameWidth} y="19" width={barWidth} height="11" />
      <rect className="earn" x={nameWidth} y="19" width={long(row.recognition)} height="11" />
      <text className="number" x={nameWidth + barWidth + 10} y="15">
        {words.share(row.edi, row.total)}
      </text>
      <text className="number" x={nameWidth + barWidth + 10} y="30">
        {words.share(row.recognition, row.total)}
      </text>
    </g>
  )
}

function CoverageTable({ rows }: { rows: readonly CoverageRow[] }) {
  const words = deskOptionsWords[usePage().lang]
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={words.sameNumbers}>
      <table className="desk-numbers small num">
        <caption className="unseen">{words.coverage}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.edi}</th>
            <th scope="col">{words.recognition}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{words.share(row.edi, row.total)}</td>
              <td>{words.share(row.recognition, row.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
