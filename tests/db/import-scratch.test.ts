import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { test } from 'vitest'
import { importOptions } from '#app/domain/catalog/import/import-options.ts'
import { prepareCatalog } from '#app/domain/catalog/import/testing/kit.ts'
import { testDatabase } from '../support/database.ts'
import * as B from '../bench/import.ts'
test('bench', async () => {
  const t = await testDatabase()
  await prepareCatalog(t.db)
  await (B as any).writeRows('/tmp/imp/rows.csv', 100000)
  for (let k = 0; k < 4; k++) {
    const s = performance.now(), c = process.cpuUsage()
    let n = 0, last = performance.now(); const marks: string[] = []
    await importOptions(t.db, { files: '/tmp/imp/rows.csv', unit: 'south', onBatch: (b) => { n += b.rows; if (n % 20000 < b.rows) { marks.push(((performance.now() - last) / 1000).toFixed(1)); last = performance.now() } } })
    const u = process.cpuUsage(c)
    console.log(k, ((performance.now() - s) / 1000).toFixed(1), 'cpu', (u.user / 1e6).toFixed(1), (u.system / 1e6).toFixed(1), marks.join(' '), readFileSync('/proc/loadavg', 'utf8').trim())
    const w = await sql<any>`select query, state, wait_event, backend_type from pg_stat_activity where backend_type like 'auto%' or backend_type='checkpointer'`.execute(t.db); console.log(w.rows.map((r) => `${r.backend_type} ${r.wait_event} ${r.query}`).join(' | '))
  }
  await t.drop()
}, 900000)
