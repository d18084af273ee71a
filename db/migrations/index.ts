import type { Migration } from 'kysely'
import * as catalog from './20261124T1200-catalog.ts'
import * as vocabularyChanges from './20261124T1600-vocabulary-changes.ts'
import * as phrases from './20261124T1610-phrases.ts'
import * as members from './20261124T1700-members.ts'
import * as roleOffers from './20261124T1710-role-offers.ts'
import * as savedSearches from './20261124T1720-saved-searches.ts'
import * as passkeys from './20261124T1730-passkeys.ts'
import * as desk from './20261124T1740-desk.ts'
import * as deletions from './20261124T1750-deletions.ts'

/** Every migration by the name of its file. Kept by hand, since the code is bundled; a test compares it with the folder. */
export const migrations: Record<string, Migration> = {
  '20261124T1200-catalog': catalog,
  '20261124T1600-vocabulary-changes': vocabularyChanges,
  '20261124T1610-phrases': phrases,
  '20261124T1700-members': members,
  '20261124T1710-role-offers': roleOffers,
  '20261124T1720-saved-searches': savedSearches,
  '20261124T1730-passkeys': passkeys,
  '20261124T1740-desk': desk,
  '20261124T1750-deletions': deletions,
}
