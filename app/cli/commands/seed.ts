import { migrateToLatest } from '#db/migrate.ts'
import { loadSeeds } from '#seeds/load.ts'
import { loadSynthetic } from '#seeds/synthetic.ts'
import { type Command, readArgs, wholeNumber, withDatabase } from '../command.ts'
import { print, printJson, progress, Refused, say } from '../say.ts'

const usage = 'Usage: hub seed [--demo] [--size n] [--json]'

export const seed: Command = {
  summary: 'loads the reference data and the catalog',
  usage,
  about: `Loads units, goals, topics and the catalog of learning options. Run twice it changes nothing.
  --demo     adds the demonstration’s people, entries and illustrative dates; not where the hub runs in production
  --size n   adds synthetic options for load tests, until there are n of them`,
  async run(args) {
    const { values } = readArgs(args, { demo: { type: 'boolean', default: false }, size: { type: 'string' } }, usage)
    const size = wholeNumber('size', values.size, { from: 1, to: 5_000_000 })
    const report = await withDatabase(async ({ db }, settings) => {
      if (values.demo && settings.mode === 'production')
        throw new Refused('--demo: this hub runs in production, where nobody may be able to sign in as one of a demonstration’s people')
      await migrateToLatest(db)
      const demo = values.demo || settings.mode === 'demo'
      const seeded = await loadSeeds(db, { demo, now: new Date(), onStep: say })
      const synthetic = size === undefined ? 0 : await loadSynthetic(db, size, progress())
      return { ...seeded, synthetic }
    })
    if (values.json) printJson(report)
    else
      print(
        `${report.changed ? 'Loaded' : 'Nothing to change:'} ${report.units} units, ${report.goals} goals, ${report.topics} topics, ${report.options} options${report.synthetic ? `, ${report.synthetic} synthetic options added` : ''}.`,
      )
    return 0
  },
}
