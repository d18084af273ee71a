import type { SetForAll } from './field-values.ts'
import type { Field } from './header-words.ts'
import { guessMapping } from './mapping.ts'
import type { Given, Mapping } from './mapping-entry.ts'
import type { RawValues, ReadItem } from './records.ts'
import { readItems, type SourceFile } from './source-files.ts'

/** Looks into a file before it is read: which column holds what. */

/** Records looked at for the guess. */
const SAMPLE = 1000

export type FilePlan = { file: SourceFile; mapping: Mapping } | { file: SourceFile; refusals: { line: number; reason: string }[] }

export async function planFile(file: SourceFile, given: Given, set: SetForAll, now: Date): Promise<FilePlan> {
  const sample: RawValues[] = []
  const refusals: { line: number; reason: string }[] = []
  for await (const item of readItems(file, now)) {
    if (item.is === 'record') sample.push(item.values)
    if (item.is === 'refused') refusals.push(item)
    if (sample.length >= SAMPLE) break
  }
  if (sample.length === 0)
    return {
      file,
      refusals:
        refusals.length > 0
          ? refusals.slice(0, 1000).map(({ line, reason }) => ({ line, reason }))
          : [{ line: 1, reason: 'The file holds no records' }],
    }
  const result = guessMapping(sample, file.format, given, Object.keys(set) as Field[])
  if ('refusal' in result) return { file, refusals: [{ line: 1, reason: result.refusal }] }
  if (set.title === undefined && !result.mapping.entries.some(({ field }) => field === 'title')) {
    const columns = [...new Set(sample.flatMap((values) => Object.keys(values)))].slice(0, 40).join(', ')
    return {
      file,
      refusals: [{ line: 1, reason: `No column looks like a title. Say which one it is with --map title=…; the columns are: ${columns}` }],
    }
  }
  return { file, mapping: result.mapping }
}

/** True for what is read: a reading of the whole file that is refused as a whole counts no record. */
export function isRecord(item: ReadItem): boolean {
  return item.is === 'record' || (item.is === 'refused' && item.whole !== true)
}
