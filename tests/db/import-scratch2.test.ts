import { test } from 'vitest'
import { prepareCatalog } from '#app/domain/catalog/import/testing/kit.ts'
import { benchImport, printImportBench } from '../bench/import.ts'
import { testDatabase } from '../support/database.ts'

test('bench', async () => {
  const t = await testDatabase()
  await prepareCatalog(t.db)
  console.log(printImportBench(await benchImport({ db: t.db, rows: Number(process.env.ROWS ?? 20000) })))
  await t.drop()
}, 600000)
