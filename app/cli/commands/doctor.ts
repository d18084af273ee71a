import { listPending } from '#db/migrate.ts'
import { findVitals } from '#db/queries/health.ts'
import { type Command, readArgs, withDatabase } from '../command.ts'
import { print, printJson } from '../say.ts'

const usage = 'Usage: hub doctor [--json]'

type Finding = { check: string; ok: boolean; words: string }

export const doctor: Command = {
  summary: 'looks whether everything the hub stands on is in order',
  usage,
  about: 'Checks the database, its schema, the seeds and the catalog. Changes nothing. Exit 1 when something is wrong.',
  async run(args) {
    const { values } = readArgs(args, {}, usage)
    const findings = await withDatabase(async ({ db, version }, settings): Promise<Finding[]> => {
      const first: Finding[] = [
        { check: 'node', ok: true, words: process.versions.node },
        {
          check: 'database',
          ok: true,
          words: `PostgreSQL ${version}, ${settings.databaseUrl ? 'by DATABASE_URL' : `in ${settings.dataDir}`}`,
        },
      ]
      const pending = await listPending(db)
      const schema = {
        check: 'schema',
        ok: pending.length === 0,
        words: pending.length === 0 ? 'up to date' : `lacks ${pending.join(', ')}: run “hub migrate”`,
      }
      if (!schema.ok) return [...first, schema]
      const { seeded, published, drifted, fsync } = await findVitals(db)
      return [
        ...first,
        schema,
        { check: 'seeds', ok: seeded, words: seeded ? 'loaded' : 'not loaded: run “hub seed”' },
        { check: 'catalog', ok: published > 0, words: `${published} published options` },
        {
          check: 'zones',
          ok: true,
          words:
            drifted === 0
              ? 'all instants agree with the database’s own zone rules'
              : `${drifted} instants differ from the database’s zone rules, which may be older or newer than ours`,
        },
        { check: 'fsync', ok: fsync === 'on', words: fsync },
      ]
    })
    if (values.json) printJson({ ok: findings.every((finding) => finding.ok), checks: findings })
    else print(findings.map(({ check, ok, words }) => `${ok ? 'ok   ' : 'WRONG'} ${check}: ${words}`).join('\n'))
    return findings.every((finding) => finding.ok) ? 0 : 1
  },
}
