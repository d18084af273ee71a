import { migrateToLatest } from '#db/migrate.ts'
import { type Command, readArgs, withDatabase } from '../command.ts'
import { print, printJson, say } from '../say.ts'

const usage = 'Usage: hub migrate [--json]'

export const migrate: Command = {
  summary: 'makes the schema, or brings it up to date',
  usage,
  about: 'Applies the migrations that the database lacks, each in a transaction of its own. Run again it changes nothing.',
  async run(args) {
    const { values } = readArgs(args, {}, usage)
    const steps = await withDatabase(({ db }) => migrateToLatest(db, (step) => say(`${step.name} (${step.ms} ms)`)))
    if (values.json) printJson({ applied: steps.map((step) => step.name) })
    else print(steps.length === 0 ? 'The schema is up to date.' : `Applied ${steps.length}.`)
    return 0
  },
}
