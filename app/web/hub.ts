import type { Catalog } from '#app/domain/catalog/live.ts'
import type { Settings } from '#app/settings.ts'
import type { Db } from '#db/schema.ts'

/** What every loader and action is handed: the one process's database and catalog. */
export type Hub = {
  settings: Settings
  db: Db
  catalog: Catalog
  close: () => Promise<void>
}
