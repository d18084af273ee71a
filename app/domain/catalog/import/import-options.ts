import type { Db } from '#db/schema.ts'
import type { Finding, Noted } from './findings.ts'
import { importFile } from './import-file.ts'
import { loadLookups } from './lookups.ts'
import { type FilePlan, planFile } from './plan-file.ts'
import type { ImportFormat } from './records.ts'
import { emptyReport, type ImportProgress, type ImportReport, mappingLines, refusedReport } from './report.ts'
import { nothingImagined } from './run-batch.ts'
import { type Assignments, faultIn } from './settings.ts'
import { findFiles } from './source-files.ts'
import { DEFAULT_GOAL } from './store-links.ts'
import { readZone } from './zones.ts'

export type ImportRequest = {
  /** paths of files or folders */
  files: string | readonly string[]
  /** slug of the unit whose options they are; it is the source by which they are known, whatever the file is called */
  unit: string
  /** told by each file's beginning and name unless said */
  format?: ImportFormat
  /** field → column (`a+b` joins two), in place of a guess */
  map?: Assignments
  /** field → value, for every record */
  set?: Assignments
  /** decides all and writes nothing; what it would create is held in memory */
  dryRun?: boolean
  now?: Date
  signal?: AbortSignal
  onProgress?: (progress: ImportProgress) => void
  /** hears of each transaction: its rows and milliseconds */
  onBatch?: (batch: { rows: number; ms: number }) => void
}

/**
 * Imports learning options from CSV, iCalendar, RSS, Atom, JSON-LD or JSON. The same file again changes nothing; what was edited by
 * hand and locked stays; what is not understood is not stated, with a warning. Each batch is a transaction of its own, so that an
 * import that is cut off stands as far as it came, and the next one goes on from there.
 * Refusals (also of the settings: line 0) are in the report. Throws only where the database cannot be reached, or on a bug.
 */
export async function importOptions(db: Db, request: ImportRequest): Promise<ImportReport> {
  const { map = {}, set = {}, now = new Date() } = request
  const lookups = await loadLookups(db)
  const unit = await db.selectFrom('units').select(['id', 'slug', 'zone']).where('slug', '=', request.unit).executeTakeFirst()
  const fault =
    (unit ? null : `--unit ${request.unit}: there is no such unit`) ??
    faultIn('--map', map, lookups) ??
    faultIn('--set', set, lookups) ??
    (await missingGoal(db))
  if (fault !== null || !unit) return refusedReport(fault ?? '')
  const found = await findFiles(typeof request.files === 'string' ? [request.files] : request.files, request.format)
  if ('refusal' in found) return refusedReport(found.refusal)
  const report = emptyReport()
  for (const { file, reason } of found.passedOver) {
    if (found.folder) report.warnings.push({ line: 0, reason, file })
    else report.refused.push({ line: 0, reason })
  }
  const plans: FilePlan[] = []
  for (const file of found.files) plans.push(await planFile(file, map, set, now))
  const seen = new Map()
  const imagined = request.dryRun ? nothingImagined() : null
  for (const [number, plan] of inOrder(plans).entries()) {
    const name = found.folder ? plan.file.name : undefined
    if ('refusals' in plan) {
      report.refused.push(...plan.refusals.map((refusal) => named(refusal, name)))
      continue
    }
    report.mapping.push(...mappingLines(plan.mapping, set, name))
    const job = {
      file: plan.file,
      number,
      mapping: plan.mapping,
      set,
      source: `import:${unit.slug}`,
      unit: withZone(unit),
      lookups,
      seen,
      imagined,
      now,
      signal: request.signal,
    }
    const outcome = await importFile(db, { ...job, onProgress: request.onProgress ?? (() => {}), onBatch: request.onBatch ?? (() => {}) })
    report.read += outcome.read
    for (const count of ['created', 'updated', 'unchanged', 'merged'] as const) report[count] += outcome.counts[count] ?? 0
    for (const finding of outcome.findings) addFinding(report, finding, name)
    if (!outcome.stopped) continue
    report.stopped = true
    break
  }
  return report
}

async function missingGoal(db: Db): Promise<string | null> {
  const goal = await db.selectFrom('goals').select('id').where('id', '=', DEFAULT_GOAL).executeTakeFirst()
  return goal ? null : `The goals of the association are not loaded yet (${DEFAULT_GOAL} is missing): run hub seed first`
}

/** Files that hold dates of options come after those that hold the options. */
function inOrder(plans: readonly FilePlan[]): FilePlan[] {
  const isRuns = (plan: FilePlan) => 'mapping' in plan && plan.mapping.role === 'runs'
  return [...plans.filter((plan) => !isRuns(plan)), ...plans.filter(isRuns)]
}

function withZone({ id, zone }: { id: number; zone: string | null }): { id: number; zone: string | null } {
  return { id, zone: zone === null ? null : (readZone(zone)?.zone ?? null) }
}

function named(finding: Finding, file: string | undefined): Finding {
  return file === undefined ? finding : { ...finding, file }
}

function addFinding(report: ImportReport, { severity, line, reason }: Noted, file: string | undefined): void {
  const list = severity === 'refused' ? report.refused : report.warnings
  list.push(named({ line, reason }, file))
}

export type { ImportProgress, ImportReport }
