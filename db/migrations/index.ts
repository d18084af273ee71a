import type { Migration } from 'kysely'
import * as catalog from './20261124T1200-catalog.ts'

/** Every migration by the name of its file. Kept by hand, since the code is bundled; a test compares it with the folder. */
export const migrations: Record<string, Migration> = {
  '20261124T1200-catalog': catalog,
}
