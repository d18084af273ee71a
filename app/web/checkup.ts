import type { Settings } from '#app/settings.ts'
import { checkupWords } from '#app/words/checkup.ts'
import { listPending } from '#db/migrate.ts'
import { findVitals } from '#db/queries/health.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import type { Finding } from './findings.ts'

/** Looks whether everything the hub stands on is in order. Changes nothing; without its schema it looks no further. */
export async function checkUp(
  db: Db,
  { settings, version, now }: { settings: Pick<Settings, 'databaseUrl' | 'dataDir' | 'mode' | 'smtpUrl'>; version?: number; now: Date },
): Promise<Finding[]> {
  const demo = settings.mode === 'demo'
  const place = settings.databaseUrl ? null : settings.dataDir
  const pending = await listPending(db)
  const vitals = pending.length === 0 ? await findVitals(db, now) : null
  const first: Finding[] = [
    { check: 'node', ok: true, facts: { version: process.versions.node } },
    { check: 'database', ok: true, facts: { server: vitals?.server ?? version ?? '', place } },
    { check: 'schema', ok: pending.length === 0, facts: { pending } },
  ]
  if (!vitals) return first
  const { seeded, published, drifted, fsync, members, demoMembers, administrators, staleSessions, lateMails, refusedMails } = vitals
  return [
    ...first,
    { check: 'seeds', ok: seeded, facts: {} },
    { check: 'catalog', ok: published > 0, facts: { published } },
    { check: 'members', ok: true, facts: { members } },
    { check: 'administrators', ok: demo || administrators > 0, facts: { administrators, demo } },
    { check: 'demonstration', ok: demo || demoMembers === 0, facts: { demoMembers } },
    { check: 'sessions', ok: staleSessions === 0, facts: { stale: staleSessions } },
    { check: 'mail', ok: lateMails === 0, facts: { late: lateMails, refused: refusedMails, byServer: settings.smtpUrl !== undefined } },
    { check: 'zones', ok: true, facts: { drifted } },
    { check: 'fsync', ok: fsync === 'on', facts: { fsync } },
  ]
}

/** A finding in words. */
export function wordsOf(finding: Finding, lang: Language): { name: string; said: string } {
  // the words of a check take what that check has found: the list of them is keyed by the same name
  const words = checkupWords[lang][finding.check] as { name: string; said: (facts: Finding['facts'], ok: boolean) => string }
  return { name: words.name, said: words.said(finding.facts, finding.ok) }
}
