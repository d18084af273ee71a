import { type ImportReport, importOptions } from '#app/domain/catalog/import/import-options.ts'
import { type ImportFormat, importFormats } from '#app/domain/catalog/import/records.ts'
import { type Assignments, readAssignments } from '#app/domain/catalog/import/settings.ts'
import { listPending } from '#db/migrate.ts'
import { type Command, readArgs, withDatabase } from '../command.ts'
import { print, printJson, progress, Refused, say } from '../say.ts'

const usage =
  'Usage: hub import <file|folder> --unit <slug> [--format csv|ics|rss|jsonld|json] [--map field=column,…] [--set field=value,…] [--dry-run] [--json]'
const linesShown = 20

export const importCommand: Command = {
  summary: 'reads learning options from files of other places',
  usage,
  about: `Reads CSV, iCalendar, RSS and Atom, JSON-LD or JSON, a file or a folder. Good rows stay; bad ones are reported by line. The same file again changes nothing.
  --unit <slug>            whose options they are
  --format                 told by the file itself unless said
  --map field=column,…     which column holds a field, in place of the guess; a+b joins two
  --set field=value,…      a value for every row, in place of its own
  --dry-run                says what would happen and changes nothing
Fields: external_id title url summary description unit delivery format level audience library_types language minutes price topics starts ends zone`,
  async run(args) {
    const { values, positionals } = readArgs(
      args,
      {
        unit: { type: 'string' },
        format: { type: 'string' },
        map: { type: 'string', multiple: true },
        set: { type: 'string', multiple: true },
        'dry-run': { type: 'boolean', default: false },
      },
      usage,
    )
    if (positionals.length === 0) throw new Refused(`a file or a folder is needed\n${usage}`)
    if (values.unit === undefined) throw new Refused(`--unit: whose options are they?\n${usage}`)
    const unit = values.unit
    const request = {
      files: positionals,
      unit,
      format: readFormat(values.format),
      map: assignments('--map', values.map),
      set: assignments('--set', values.set),
    }
    const stop = new AbortController()
    const onSignal = () => stop.abort()
    process.once('SIGINT', onSignal)
    process.once('SIGTERM', onSignal)
    const show = progress()
    const report = await withDatabase(async ({ db }) => {
      if ((await listPending(db)).length > 0)
        throw new Refused('the database has no up-to-date schema: run “hub migrate” and “hub seed” first')
      return importOptions(db, {
        ...request,
        dryRun: values['dry-run'],
        signal: stop.signal,
        onProgress: (at) => show(`${at.file}: ${at.read} read, ${Math.round((at.bytes / Math.max(1, at.size)) * 100)} %`),
      })
    })
    if (process.stderr.isTTY) say('')
    if (values.json) printJson(report)
    else print(describe(report, values['dry-run']))
    const cameIn = report.created + report.updated + report.unchanged + report.merged
    return report.stopped || (cameIn === 0 && report.refused.length > 0) ? 1 : 0
  },
}

function readFormat(text: string | undefined): ImportFormat | undefined {
  const format = importFormats.find((known) => known === text)
  if (text !== undefined && !format) throw new Refused(`--format: expected one of ${importFormats.join(' ')}, not “${text}”`)
  return format
}

function assignments(option: string, texts: string[] | undefined): Assignments {
  const read = readAssignments((texts ?? []).join(','), option)
  if ('refusal' in read) throw new Refused(read.refusal)
  return read.values
}

function describe(report: ImportReport, dryRun: boolean): string {
  const { read, created, updated, unchanged, merged, refused, warnings, mapping } = report
  const list = (title: string, items: string[]) =>
    items.length === 0
      ? []
      : [
          title,
          ...items.slice(0, linesShown).map((item) => `  ${item}`),
          ...(items.length > linesShown ? [`  … and ${items.length - linesShown} more (--json has all)`] : []),
        ]
  const at = ({ file, line, reason }: { file?: string; line: number; reason: string }) =>
    `${[file, line > 0 ? `line ${line}` : ''].filter(Boolean).join(', ')}${line > 0 || file ? ': ' : ''}${reason}`
  return [
    `${dryRun ? 'Would be: ' : ''}${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${merged} merged, ${refused.length} refused; ${warnings.length} warnings.`,
    ...list(
      'How the columns were understood:',
      mapping.map(({ field, column, reason, file }) => `${file ? `${file}: ` : ''}${field} ← ${column} (${reason})`),
    ),
    ...list('Refused:', refused.map(at)),
    ...list('Warnings:', warnings.map(at)),
    ...(report.stopped ? ['Stopped before its end: run it again to go on.'] : []),
  ].join('\n')
}
