import { test } from 'vitest'
import { sql } from 'kysely'
import { readFileSync, createReadStream } from 'node:fs'
import { prepareCatalog } from '#app/domain/catalog/import/testing/kit.ts'
import { testDatabase } from '../support/database.ts'
import { readCsv } from '#app/domain/catalog/import/read-csv.ts'
import { guessMapping } from '#app/domain/catalog/import/mapping.ts'
import { normalize } from '#app/domain/catalog/import/normalize.ts'
import { decideBatch } from '#app/domain/catalog/import/decide-batch.ts'
import { readIndex } from '#app/domain/catalog/import/store-read.ts'
import { writeBatch } from '#app/domain/catalog/import/store-write.ts'
import * as B from '../bench/import.ts'
test('profile', async () => {
  const t = await testDatabase({ max: 1 })
  const pid = (await sql<any>`select pg_backend_pid() as p`.execute(t.db)).rows[0].p
  const pg = () => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
  await prepareCatalog(t.db)
  const N = 6000
  await (B as any).writeRows('/tmp/imp/rows.csv', N)
  const cpu = () => process.cpuUsage().user / 1000
  let c = cpu(); const recs: any[] = []
  for await (const i of readCsv(() => createReadStream('/tmp/imp/rows.csv') as any)) if (i.is === 'record') recs.push(i)
  console.log('read cpu', cpu() - c)
  const m: any = guessMapping(recs.slice(0, 1000).map((r) => r.values), 'csv', {}, [])
  c = cpu(); const w0 = performance.now()
  const drafts = recs.map((r) => (normalize(r, { format: 'csv', mapping: m.mapping, set: {}, lookups: { unitId: () => null, topic: (x) => (x === 'Cataloging' ? 'cataloging' : null) }, unit: { id: 1, zone: 'America/Chicago' }, warn() {} }) as any).draft)
  console.log('normalize cpu', cpu() - c, 'wall', performance.now() - w0)
  const T: any = {}
  const time = async (n: string, f: () => any) => { const s = performance.now(), c0 = cpu(), p0 = pg(); const r = await f(); T[n] ??= [0, 0, 0];  T[n][0] += performance.now() - s; T[n][1] += cpu() - c0; T[n][2] += pg() - p0; return r }
  for (const round of [0, 1]) {
    for (let at = 0; at < N; at += 200) {
      const batch = drafts.slice(at, at + 200)
      const s = performance.now(); const pp = pg()
      await db_trx(t.db, async (trx) => {
        const index = await time('index' + round, () => readIndex(trx, batch, 'import:x', new Map()))
        const d: any = await time('decide' + round, () => decideBatch(batch, index, { source: 'import:x', file: 0, fileName: 'f', now: new Date() }))
        await time('write' + round, () => writeBatch(trx, d.targets, d.proposals, { source: 'import:x', provenance: 'x', now: new Date() }))
        T.end = performance.now()
      })
      T['commit' + round] ??= [0, 0]; T['commit' + round][0] += performance.now() - T.end
      T['total' + round] ??= [0, 0]; T['total' + round][0] += performance.now() - s; T['total' + round][1] += pg() - pp
    }
  }
  console.log(T)
  await t.drop()
}, 300000)
const db_trx = (db: any, f: any) => db.transaction().execute(f)
