import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { test } from 'vitest'
import { importOptions } from '#app/domain/catalog/import/import-options.ts'
import { prepareCatalog } from '#app/domain/catalog/import/testing/kit.ts'
import { testDatabase } from '../support/database.ts'

test('all', async () => {
  const t = await testDatabase()
  await prepareCatalog(t.db)
  const root = '/work/shared/data'
  for (const dir of ['catalogs', 'ics', 'feeds', 'jsonld', 'sessions'])
    for (const f of readdirSync(`${root}/${dir}`)) {
      const one = []
      for (let k = 0; k < 2; k++) {
        const s = performance.now()
        let max = 0
        const r = await importOptions(t.db, {
          files: `${root}/${dir}/${f}`,
          unit: 'north',
          onBatch: (b) => {
            max = Math.max(max, b.ms)
          },
        })
        one.push(
          `${r.read} read ${r.created}c ${r.updated}u ${r.unchanged}= ${r.merged}m ${r.refused.length}r ${r.warnings.length}w ${Math.round(performance.now() - s)}ms max ${Math.round(max)}`,
        )
        if (k === 1 && (r.created || r.updated || r.merged)) console.log('NOT IDEMPOTENT', f, r)
        if (r.refused.length) console.log(r.refused.slice(0, 3))
      }
      console.log(f, '|', one.join(' | '))
    }
  const p = await sql<any>`select title, reason, standing from option_merges where standing='proposed' limit 20`.execute(t.db)
  console.log(p.rows, (await sql<any>`select standing, count(*) from option_merges group by 1`.execute(t.db)).rows)
  await t.drop()
  // folder, with dry run
  const u = await testDatabase()
  await prepareCatalog(u.db)
  for (const dir of ['catalogs', 'ics', 'feeds', 'jsonld', 'sessions'])
    for (let k = 0; k < 4; k++) {
      const s = performance.now()
      const r = await importOptions(u.db, { files: `${root}/${dir}`, unit: 'south', dryRun: k === 0 || k === 3 })
      console.log(
        dir,
        k,
        `${r.read} read ${r.created}c ${r.updated}u ${r.unchanged}= ${r.merged}m ${r.refused.length}r ${r.warnings.length}w ${Math.round(performance.now() - s)}ms`,
      )
    }
  await u.drop()
}, 300000)
