import { nextPart, nextRun, type OptionRecord } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'

export type ApiInput = {
  total: number
  page: number
  hits: readonly { record: OptionRecord; score: number }[]
  facets: Readonly<Record<string, readonly { value: string; label: string; count: number }[]>>
  didYouMean: string | null
  /** parts of the query that were not understood */
  ignored: readonly string[]
  origin: string
  now: Date
}

export type ApiResult = {
  id: number
  externalId: string | null
  title: string
  url: string
  unit: string
  delivery: string
  format: string
  level: string
  score: number
  kind: string
  summary: string
  cost: string
  minutes: number | null
  topics: string[]
  themes: string[]
  /** the next meeting of the run that can be joined, in UTC; null where none is stated */
  starts: string | null
  ends: string | null
  zone: string | null
  /** the dates are invented for a demonstration */
  illustrative: boolean
}

export type ApiCatalog = {
  total: number
  page: number
  results: ApiResult[]
  facets: Record<string, { value: string; label: string; count: number }[]>
  did_you_mean: string | null
  ignored: string[]
}

/** What `/api/catalog` and `hub search` answer. Text is well formed: no half of a character reaches a strict reader. */
export function apiCatalog({ total, page, hits, facets, didYouMean, ignored, origin, now }: ApiInput): ApiCatalog {
  return {
    total,
    page,
    results: hits.map(({ record, score }) => result(record, score, origin, now)),
    facets: Object.fromEntries(
      Object.entries(facets).map(([name, values]) => [name, values.map(({ value, label, count }) => ({ value, label, count }))]),
    ),
    did_you_mean: didYouMean,
    ignored: ignored.map((pair) => pair.toWellFormed()),
  }
}

function result(record: OptionRecord, score: number, origin: string, now: Date): ApiResult {
  const run = nextRun(record, now)
  const part = run ? nextPart(run, now) : null
  return {
    id: record.id,
    externalId: record.external_id,
    title: record.title.toWellFormed(),
    url: `${origin}${paths.option(record.slug)}`,
    unit: record.unit.slug,
    delivery: record.delivery,
    format: record.format,
    level: record.level,
    score,
    kind: record.kind,
    summary: record.summary.toWellFormed(),
    cost: record.cost,
    minutes: record.minutes,
    topics: record.topics,
    themes: record.themes,
    starts: part?.startsAt?.toISOString() ?? null,
    ends: part?.endsAt?.toISOString() ?? null,
    zone: part?.zone ?? null,
    illustrative: run?.illustrative ?? false,
  }
}
