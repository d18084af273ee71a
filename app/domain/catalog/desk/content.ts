import { z } from 'zod'
import { priceTiers } from '#db/values.ts'

/** The form of an option as it was typed: every answer as text, whatever it is worth. It is what a draft keeps, so that nothing typed is lost. */

const text = z.string().catch('')
const texts = z.array(z.string()).catch([])

const Part = z.object({
  title: text,
  mode: text,
  place: text,
  url: text,
  note: text,
  /** `YYYY-MM-DDTHH:MM`, on the clock of the zone */
  starts: text,
  ends: text,
  allDay: text,
  zone: text,
  minutes: text,
})

const Run = z.object({
  /** of the run that stands; empty for a new one */
  id: text,
  state: text,
  seats: text,
  /** `YYYY-MM-DDTHH:MM`, on the clock of the first part's zone */
  closes: text,
  remove: text,
  parts: z.array(Part).catch([]),
})

const Price = z.object({ amount: text, currency: text, note: text })
const noPrice = { amount: '', currency: '', note: '' }
const noPrices = Object.fromEntries(priceTiers.map((tier) => [tier, noPrice]))

export const DeskContent = z.object({
  title: text,
  kind: text,
  summary: text,
  description: text,
  url: text,
  textLanguage: text,
  languages: texts,
  delivery: text,
  format: text,
  level: text,
  levelNote: text,
  stages: texts,
  audience: texts,
  libraryTypes: texts,
  minutes: text,
  spanDays: text,
  lengthNote: text,
  cost: text,
  costNote: text,
  prices: z.object(Object.fromEntries(priceTiers.map((tier) => [tier, Price.catch(noPrice)]))).catch(noPrices),
  recognition: texts,
  recognitionNote: text,
  accreditor: text,
  topics: texts,
  edi: texts,
  ediHow: text,
  leadership: texts,
  goals: texts,
  access: texts,
  dated: text,
  reviewBy: text,
  partners: text,
  runs: z.array(Run).catch([]),
})

export type DeskContent = z.infer<typeof DeskContent>
export type DeskRun = z.infer<typeof Run>
export type DeskPart = z.infer<typeof Part>

/** What the database has kept of a form; what an older form did not ask is empty. */
export function readContent(stored: unknown): DeskContent {
  return DeskContent.parse(typeof stored === 'object' && stored !== null ? stored : {})
}

export function emptyPart(zone: string): DeskPart {
  return { title: '', mode: '', place: '', url: '', note: '', starts: '', ends: '', allDay: '', zone, minutes: '' }
}

export function emptyRun(zone: string): DeskRun {
  return { id: '', state: 'scheduled', seats: '', closes: '', remove: '', parts: [emptyPart(zone)] }
}

/** Nothing was typed: the place for a further date, left empty. */
export function isEmptyPart({ zone: _zone, mode: _mode, ...part }: DeskPart): boolean {
  return Object.values(part).every((value) => value.trim() === '')
}

export function isEmptyRun(run: DeskRun): boolean {
  return run.id === '' && run.seats === '' && run.closes === '' && run.parts.every(isEmptyPart)
}

/** The form before anything is typed. */
export function emptyContent(): DeskContent {
  return { ...readContent({}), kind: 'event', textLanguage: 'en', languages: ['en'], delivery: '', dated: '' }
}
