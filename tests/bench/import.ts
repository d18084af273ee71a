import { chmod, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { importOptions } from '#app/domain/catalog/import/import-options.ts'
import type { Db } from '#db/schema.ts'

/** The import of one large file, against a plain COPY of the same rows as the limit of what the database can take in. */

export type ImportBench = {
  rows: number
  rowsPerSecond: number
  seconds: number
  copySeconds: number
  /** how many times longer than COPY */
  ratio: number
  /** of this process, MiB */
  peakRss: number
  longestTransaction: number
  transactions: number
  againSeconds: number
}

const UNIT = 'import-bench'
const SUBJECTS = [
  'Cataloging',
  'Storytime',
  'Reference',
  'Preservation',
  'Outreach',
  'Data',
  'Copyright',
  'Assessment',
  'Accessibility',
  'Leadership',
]
const FORMS = ['Workshop', 'Webinar', 'Introduction', 'Clinic', 'Seminar', 'Primer', 'Practicum']
const LEVELS = ['Beginner', 'Intermediate', 'Advanced', 'Mixed']

/** @param db a migrated database with the goals loaded; a unit of the bench's own is made in it, and goes with the database */
export async function benchImport({ db, rows }: { db: Db; rows: number }): Promise<ImportBench> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-bench-'))
  try {
    await chmod(folder, 0o755)
    const file = join(folder, 'rows.csv')
    await writeRows(file, rows)
    await db
      .insertInto('units')
      .values({
        slug: UNIT,
        kind: 'other',
        name: 'Import bench',
        acronym: null,
        parent_id: null,
        zone: 'America/Chicago',
        source: 'a bench',
      })
      .onConflict((oc) => oc.doNothing())
      .execute()
    const copySeconds = await timeCopy(db, file)
    const first = await timeImport(db, file, rows)
    const again = await timeImport(db, file, 0)
    return {
      ...first,
      rows,
      rowsPerSecond: Math.round(rows / first.seconds),
      copySeconds,
      ratio: first.seconds / copySeconds,
      againSeconds: again.seconds,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function timeImport(
  db: Db,
  file: string,
  created: number,
): Promise<Pick<ImportBench, 'seconds' | 'peakRss' | 'longestTransaction' | 'transactions'>> {
  let peak = 0
  let longest = 0
  let transactions = 0
  const started = performance.now()
  const report = await importOptions(db, {
    files: file,
    unit: UNIT,
    onBatch({ ms }) {
      transactions += 1
      longest = Math.max(longest, ms)
      peak = Math.max(peak, process.memoryUsage.rss())
    },
  })
  if (report.created !== created || report.refused.length > 0)
    throw new Error(`The import went wrong: ${JSON.stringify({ ...report, warnings: report.warnings.length })}`)
  return {
    seconds: (performance.now() - started) / 1000,
    peakRss: Math.round(peak / 2 ** 20),
    longestTransaction: Math.round(longest),
    transactions,
  }
}

async function timeCopy(db: Db, file: string): Promise<number> {
  await sql`create unlogged table import_bench_copy (id text, title text, url text, description text, level text, duration text, price text, delivery text, language text, keywords text, starts text, ends text)`.execute(
    db,
  )
  const started = performance.now()
  try {
    await sql.raw(`copy import_bench_copy from '${file.replaceAll("'", "''")}' with (format csv, header)`).execute(db)
    return (performance.now() - started) / 1000
  } finally {
    await sql`drop table import_bench_copy`.execute(db)
  }
}

/** About 900 bytes a row, some of them with HTML, dates, topics and words that no list knows. */
async function writeRows(path: string, rows: number): Promise<void> {
  const handle = await open(path, 'w', 0o644)
  try {
    await handle.write('id,title,url,description,level,duration,price,delivery,language,keywords,starts,ends\n')
    for (let at = 0; at < rows; at += 1000)
      await handle.write(Array.from({ length: Math.min(1000, rows - at) }, (_, offset) => toRow(at + offset)).join(''))
  } finally {
    await handle.close()
  }
}

function toRow(n: number): string {
  const pick = <T>(list: readonly T[], by: number) => list[Math.floor(n / by) % list.length]
  const title = `${pick(FORMS, 1)} on ${pick(SUBJECTS, 7)} for Libraries, Part ${n}`
  const sentence = `This ${String(pick(FORMS, 3)).toLowerCase()} looks at ${String(pick(SUBJECTS, 2)).toLowerCase()} in everyday library work, with examples to take home and time for questions (${n}). `
  const description = n % 4 === 0 ? `<p>${sentence.repeat(3)}</p><ul><li>One</li><li>Two &amp; three</li></ul>` : sentence.repeat(5)
  const day = new Date(Date.UTC(2027, 0, 1 + (n % 700))).toISOString().slice(0, 10)
  const starts = n % 2 === 0 ? `${day} ${10 + (n % 8)}:00` : ''
  const ends = n % 2 === 0 ? `${day} ${11 + (n % 8)}:30` : ''
  const cells = [
    `B${n}`,
    title,
    `https://bench.example/courses/${n}`,
    description,
    pick(LEVELS, 1),
    n % 3 === 0 ? '4 weeks' : '90 minutes',
    n % 5 === 0 ? 'Free' : `$${20 + (n % 80)}`,
    n % 2 === 0 ? 'Online, live' : 'Self-paced',
    'English',
    `${pick(SUBJECTS, 1)}; ${pick(SUBJECTS, 5)}`,
    starts,
    ends,
  ]
  return `${cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\n`
}

export function printImportBench(bench: ImportBench): string {
  return [
    `import of ${bench.rows.toLocaleString('en-US')} rows   ${bench.seconds.toFixed(1)} s (${bench.rowsPerSecond.toLocaleString('en-US')} rows/s), ${bench.ratio.toFixed(0)} times a plain COPY (${bench.copySeconds.toFixed(2)} s)`,
    `the same file again      ${bench.againSeconds.toFixed(1)} s`,
    `transactions             ${bench.transactions}, the longest ${bench.longestTransaction} ms`,
    `memory                   ${bench.peakRss} MiB at most`,
  ].join('\n')
}
