import type { OptionValues } from './values.ts'

/** The fields of an option as imports and seeds know them: what is told, compared and locked together. */
export const deskFields = {
  title: ['title'],
  kind: ['kind'],
  summary: ['summary'],
  description: ['description'],
  url: ['url'],
  language: ['text_language', 'languages'],
  delivery: ['delivery'],
  format: ['format'],
  level: ['level', 'level_note'],
  stages: ['stages'],
  audience: ['audience'],
  library_types: ['library_types'],
  minutes: ['minutes', 'span_days', 'length_note'],
  price: ['cost', 'cost_note', 'prices'],
  recognition: ['recognition', 'recognition_note'],
  accreditor: ['accreditor'],
  topics: ['topics'],
  themes: ['edi_answer', 'leadership_answer', 'themes'],
  edi_how: ['edi_how'],
  goals: ['goals'],
  access: ['access'],
  dated: ['dated'],
  review_by: ['review_by'],
  partners: ['partners'],
  runs: ['runs'],
} as const satisfies Record<string, readonly (keyof OptionValues)[]>

export type DeskField = keyof typeof deskFields
const fieldNames = Object.keys(deskFields) as DeskField[]

/** The fields in which two are not the same. A run is what it says, not the number it is stored by. */
export function differences(before: OptionValues, after: OptionValues): DeskField[] {
  return fieldNames.filter((field) => deskFields[field].some((name) => !same(said(before, name), said(after, name))))
}

export function sameValues(a: OptionValues, b: OptionValues): boolean {
  return differences(a, b).length === 0
}

function said(values: OptionValues, name: keyof OptionValues): unknown {
  return name === 'runs' ? values.runs.map(({ id: _, ...run }) => run) : values[name]
}

/** Whether two pieces of plain JSON say the same, in whatever order their keys were written. */
export function same(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b)
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
