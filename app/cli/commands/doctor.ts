import { checkUp, wordsOf } from '#app/web/checkup.ts'
import { type Command, readArgs, withDatabase } from '../command.ts'
import { print, printJson } from '../say.ts'

const usage = 'Usage: hub doctor [--json]'

export const doctor: Command = {
  summary: 'looks whether everything the hub stands on is in order',
  usage,
  about: `Checks the database, its schema, the seeds, the catalog, who runs the hub, sessions and mail, and says how to mend what is wrong.
Changes nothing. Exit 1 when something is wrong.`,
  async run(args) {
    const { values } = readArgs(args, {}, usage)
    const findings = await withDatabase(({ db, version }, settings) => checkUp(db, { settings, version, now: new Date() }))
    const ok = findings.every((finding) => finding.ok)
    const checks = findings.map((finding) => ({ check: finding.check, ok: finding.ok, words: wordsOf(finding, 'en').said }))
    if (values.json) printJson({ ok, checks })
    else print(checks.map(({ check, ok, words }) => `${ok ? 'ok   ' : 'WRONG'} ${check}: ${words}`).join('\n'))
    return ok ? 0 : 1
  },
}
