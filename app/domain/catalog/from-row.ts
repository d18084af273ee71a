import type { OptionRow } from '#db/queries/catalog.ts'
import type { OptionRecord, Part, Run } from './record.ts'
import { runSpan } from './record.ts'

/** Instants inside nested JSON reach us as ISO text. */
function instant(value: string | null): Date | null {
  return value === null ? null : new Date(value)
}

function toPart(row: OptionRow['runs'][number]['parts'][number]): Part {
  return {
    position: row.position,
    title: row.title,
    mode: row.mode,
    place: row.place,
    url: row.url,
    note: row.note,
    startsLocal: row.starts_local,
    endsLocal: row.ends_local,
    zone: row.zone,
    allDay: row.all_day,
    startsAt: instant(row.starts_at),
    endsAt: instant(row.ends_at),
    minutes: row.minutes,
  }
}

function toRun(row: OptionRow['runs'][number]): Run {
  return {
    id: Number(row.id),
    uid: row.uid,
    sequence: row.sequence,
    state: row.state,
    seats: row.seats,
    closesAt: instant(row.closes_at),
    illustrative: row.illustrative,
    parts: row.parts.map(toPart),
  }
}

/** A row with its nested parts → the record that pages, feeds and the index read. */
export function toRecord(row: OptionRow): OptionRecord {
  const { with_units, part_of, runs, prices, part_of_id: _, ...columns } = row
  return {
    ...columns,
    withUnits: with_units,
    partOf: part_of,
    prices: prices.map((price) => ({ tier: price.tier, amountMinor: price.amount_minor, currency: price.currency, note: price.note })),
    runs: runs.map(toRun).sort((a, b) => Number(runSpan(a)?.start ?? 0) - Number(runSpan(b)?.start ?? 0)),
  }
}
