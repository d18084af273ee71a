import { openCatalog } from '#app/domain/catalog/live.ts'
import type { Settings } from '#app/settings.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { loadSeeds } from '#seeds/load.ts'
import { openDatabase } from './database.ts'
import type { Hub } from './hub.ts'

/** Opens everything that pages stand on: database, schema, seeds, catalog. `log` hears each step. */
export async function createHub(settings: Settings, log: (line: string) => void = toStdout): Promise<Hub> {
  const database = await openDatabase(settings, 'server', log)
  try {
    await migrateToLatest(database.db, (step) => log(`schema: ${step.name} (${step.ms} ms)`))
    await loadSeeds(database.db, { demo: settings.mode === 'demo', now: new Date(), onStep: (words) => log(`seeds: ${words}`) })
    const catalog = await openCatalog(database.read)
    return {
      settings,
      db: database.db,
      catalog,
      async close() {
        catalog.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function toStdout(line: string): void {
  process.stdout.write(`${line}\n`)
}
