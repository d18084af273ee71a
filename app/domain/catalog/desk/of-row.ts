import type { OptionRow } from '#db/queries/catalog.ts'
import { accessFeatures, audiences, credits, libraryTypes, priceTiers, stages } from '#db/values.ts'
import type { OptionValues, Standing } from './values.ts'

/** An option as it stands → its values, lists in the order in which a form would give them. `goals`: those chosen directly. */
export function valuesOf(row: OptionRow, goals: readonly string[]): OptionValues {
  return {
    title: row.title,
    kind: row.kind,
    summary: row.summary,
    description: row.description,
    url: row.url,
    text_language: row.text_language,
    languages: [...row.languages].sort(),
    delivery: row.delivery,
    format: row.format,
    level: row.level,
    level_note: row.level_note,
    stages: inOrder(row.stages, stages),
    audience: inOrder(row.audience, audiences),
    library_types: inOrder(row.library_types, libraryTypes),
    minutes: row.minutes,
    span_days: row.span_days,
    length_note: row.length_note,
    cost: row.cost,
    cost_note: row.cost_note,
    prices: priceTiers.flatMap((tier) => row.prices.filter((price) => price.tier === tier)),
    recognition: inOrder(row.recognition, credits),
    recognition_note: row.recognition_note,
    accreditor: row.accreditor,
    topics: [...row.topics].sort(),
    edi_answer: row.edi_answer,
    leadership_answer: row.leadership_answer,
    themes: [...row.themes].sort(),
    edi_how: row.edi_how,
    goals: [...goals].sort(),
    access: inOrder(row.access, accessFeatures),
    dated: row.dated,
    review_by: row.review_by,
    partners: [...row.partners],
    runs: row.runs.map((run) => ({
      id: Number(run.id),
      state: run.state,
      seats: run.seats,
      closes_at: iso(run.closes_at),
      parts: run.parts.map(({ position: _, ...part }) => ({ ...part, starts_at: iso(part.starts_at), ends_at: iso(part.ends_at) })),
    })),
  }
}

function inOrder<T extends string>(values: readonly T[], list: readonly T[]): T[] {
  return list.filter((value) => values.includes(value))
}

/** Instants inside nested JSON are text, with an offset. */
function iso(at: string | Date | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

export function standingOf(row: Pick<OptionRow, 'state' | 'archived_at'>): Standing {
  return row.state === 'published' && row.archived_at !== null ? 'archived' : row.state
}
