import { type ImportRequest, importOptions } from '#app/domain/catalog/import/import-options.ts'
import { connect } from '#db/connect.ts'

/** An import in a process of its own, for tests that kill it: says `{rows}` for each batch that is committed, then the report. */
const { target, ...request } = JSON.parse(process.argv[2] ?? '{}') as ImportRequest & { target: string }
const { db, close } = await connect({ target, max: 2 })
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
const report = await importOptions(db, { ...request, now: new Date('2027-01-10T12:00:00Z'), onBatch: ({ rows }) => say({ rows }) })
say({ report: { ...report, warnings: report.warnings.length, mapping: undefined } })
await close()
