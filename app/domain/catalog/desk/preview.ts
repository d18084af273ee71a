import { toRecord } from '#app/domain/catalog/from-row.ts'
import { type OptionRecord, runSpan } from '#app/domain/catalog/record.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { DeskOption } from './taken.ts'
import type { OptionValues, PartValues } from './values.ts'

/** The record that pages would read if these values were published as they are. */
export function previewRecord({ row }: DeskOption, values: OptionValues, vocabulary: Vocabulary, now: Date): OptionRecord {
  const { prices, runs, kind, themes, goals, ...columns } = values
  const served = themes.flatMap((slug) => vocabulary.themes.get(slug)?.goals ?? [])
  const at = (iso: string | null) => (iso === null ? null : new Date(iso))
  const toPart = ({ starts_local, ends_local, all_day, starts_at, ends_at, ...part }: PartValues, position: number) => ({
    ...part,
    position,
    startsLocal: starts_local,
    endsLocal: ends_local,
    allDay: all_day,
    startsAt: at(starts_at),
    endsAt: at(ends_at),
  })
  return {
    ...toRecord(row),
    ...columns,
    kind: kind ?? row.kind,
    themes,
    goals: [...new Set([...goals, ...served])].sort(),
    prices: prices.map(({ amount_minor, ...price }) => ({ ...price, amountMinor: amount_minor })),
    runs: runs
      .map((run, index) => ({
        id: run.id ?? -index - 1,
        uid: `preview-${index}`,
        sequence: 0,
        state: run.state,
        seats: run.seats,
        closesAt: at(run.closes_at),
        illustrative: false,
        parts: run.parts.map(toPart),
      }))
      .sort((a, b) => Number(runSpan(a)?.start ?? 0) - Number(runSpan(b)?.start ?? 0)),
    archived_at: null,
    last_seen: Math.max(row.last_seen ?? 0, now.getUTCFullYear()),
    confirmed: true,
  }
}
