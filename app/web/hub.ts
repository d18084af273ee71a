import type { Catalog } from '#app/domain/catalog/live.ts'
import type { Settings } from '#app/settings.ts'
import type { Db } from '#db/schema.ts'
import type { Access } from './access.ts'
import type { HeldForms } from './held.ts'
import type { Oidc } from './oidc.ts'
import type { OidcTrips } from './oidc-trips.ts'
import type { Passkeys } from './passkeys.ts'
import type { Sessions } from './session.ts'

/** What every loader and action is handed: the one process's database and catalog. */
export type Hub = {
  settings: Settings
  db: Db
  catalog: Catalog
  sessions: Sessions
  held: HeldForms
  access: Access
  passkeys: Passkeys
  /** the membership system, where the operator has named one */
  oidc: (Oidc & { trips: OidcTrips }) | null
  close: () => Promise<void>
}
