import { openCatalog } from '#app/domain/catalog/live.ts'
import { paths } from '#app/paths.ts'
import type { Settings } from '#app/settings.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { loadSeeds } from '#seeds/load.ts'
import { createAccess } from './access.ts'
import { openDatabase } from './database.ts'
import { createHeldForms } from './held.ts'
import type { Hub } from './hub.ts'
import { createOidc } from './oidc.ts'
import { createOidcTrips } from './oidc-trips.ts'
import { createPasskeys } from './passkeys.ts'
import { createSessions } from './session.ts'

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
      sessions: createSessions(database.db, settings.origin.startsWith('https:')),
      held: createHeldForms(settings.secret),
      access: createAccess(settings.secret, settings.origin.startsWith('https:')),
      passkeys: createPasskeys(settings.origin),
      oidc: membershipSystem(settings, log),
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

function membershipSystem({ oidc, origin, secret }: Settings, log: (line: string) => void): Hub['oidc'] {
  if (!oidc) return null
  return { ...createOidc(oidc, origin + paths.oidcCallback(), log), trips: createOidcTrips(secret, origin.startsWith('https:')) }
}

function toStdout(line: string): void {
  process.stdout.write(`${line}\n`)
}
