import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect } from '#db/connect.ts'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { loadSeeds } from '#seeds/load.ts'
import { benchCatalogSize } from './catalog-size.ts'
import { benchImport } from './import.ts'
import { benchPages } from './pages.ts'
import { benchSearch } from './search.ts'
import { startHub } from './serve.ts'
import { printTable } from './table.ts'

const parts = ['search', 'pages', 'size', 'import'] as const
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = asked.filter((part) => !(parts as readonly string[]).includes(part))
if (unknown.length > 0) throw new Error(`There is no bench “${unknown.join(', ')}”; there are: ${parts.join(', ')}`)
const wanted = (part: (typeof parts)[number]) => asked.length === 0 || asked.includes(part)
const million = process.argv.includes('--million')

const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'))
chmodSync(folder, 0o711)
try {
  if (wanted('search') || wanted('import')) await withDatabase()
  if (wanted('pages')) await withHub(0, async (origin) => void (await benchPages({ origin })))
  if (wanted('size')) await benchCatalogSize({ sizes: [1_000, 10_000, 100_000], withHub })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The parts that need a database and no server. */
async function withDatabase(): Promise<void> {
  const embedded = await startEmbedded({ dataDir: join(folder, 'database') })
  try {
    if (wanted('search')) {
      const pool = new pg.Pool({ ...embedded.connection, max: 4 })
      for (const size of million ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]) await benchSearch({ size, pool })
      await pool.end()
    }
    if (wanted('import')) {
      const { db, close } = await connect({ target: embedded.connection, statementTimeout: 0 })
      await migrateToLatest(db)
      await loadSeeds(db, { demo: false, now: new Date() })
      const { rows, seconds, rowsPerSecond, copySeconds, ratio, peakRss, longestTransaction, againSeconds } = await benchImport({
        db,
        rows: 100_000,
      })
      printTable(`Import of ${rows} CSV rows`, [
        {
          what: 'hub import',
          seconds: seconds.toFixed(1),
          'rows/s': rowsPerSecond,
          'longest transaction ms': Math.round(longestTransaction),
          'peak MiB': Math.round(peakRss),
        },
        {
          what: 'the same file again',
          seconds: againSeconds.toFixed(1),
          'rows/s': Math.round(rows / againSeconds),
          'longest transaction ms': '',
          'peak MiB': '',
        },
        {
          what: 'plain COPY of the same rows',
          seconds: copySeconds.toFixed(1),
          'rows/s': Math.round(rows / copySeconds),
          'longest transaction ms': '',
          'peak MiB': '',
        },
      ])
      process.stdout.write(`hub import takes ${ratio.toFixed(1)} times as long as COPY\n`)
      await close()
    }
  } finally {
    await embedded.stop()
  }
}

/** A real hub with so many synthetic options, for as long as `work` needs it. */
async function withHub<T>(size: number, work: (origin: string, pid: number) => Promise<T>): Promise<T> {
  const hub = await startHub({ dataDir: join(folder, `hub-${size}`), size })
  try {
    return await work(hub.origin, hub.pid)
  } finally {
    await hub.stop()
  }
}
