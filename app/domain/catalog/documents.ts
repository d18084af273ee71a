import type { Concept, SearchDocument } from '#app/search/types.ts'
import { nextRun, type OptionRecord, opensWithoutDate, runSpan } from './record.ts'
import { topicWithBroader, unitWithSuccessors, type Vocabulary } from './vocabulary.ts'

/** The facets of the catalog, in the order in which pages show them. */
export const facets = [
  'theme',
  'delivery',
  'length',
  'cost',
  'credit',
  'topic',
  'level',
  'format',
  'audience',
  'library',
  'unit',
  'language',
  'access',
  'goal',
] as const
export type Facet = (typeof facets)[number]

function stated(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : ['not-stated']
}

/** An option as the index sees it. */
export function toDocument(record: OptionRecord, vocabulary: Vocabulary, now: Date): SearchDocument {
  const units = [record.unit.slug, ...record.withUnits.map((unit) => unit.slug)].flatMap((slug) => unitWithSuccessors(vocabulary, slug))
  const topics = [...new Set(record.topics.flatMap((slug) => topicWithBroader(vocabulary, slug)))]
  const next = nextRun(record, now)
  return {
    id: record.id,
    lang: record.text_language,
    texts: {
      title: record.title,
      topics: record.topics.map((slug) => vocabulary.topics.get(slug)?.label_en ?? '').join(' · '),
      summary: record.summary,
      unit: [...new Set(units)].map((slug) => unitText(vocabulary, slug)).join(' · '),
      description: [plainText(record.description), record.partners.join(' · ')].join(' '),
    },
    keys: {
      topic: topics,
      theme: record.themes,
      goal: record.goals,
      unit: [...new Set(units)],
      delivery: [record.delivery],
      format: [record.format],
      level: [record.level],
      audience: stated(record.audience),
      library: stated(record.library_types),
      language: stated(record.languages),
      length: [record.length],
      cost: [record.cost],
      credit: stated(record.recognition),
      access: stated(record.access),
    },
    spans: record.runs.flatMap((run) => {
      const span = run.state === 'cancelled' || record.archived_at ? null : runSpan(run)
      return span ? [[span.start.getTime(), span.end.getTime()] as const] : []
    }),
    alwaysOpen: opensWithoutDate(record),
    closesAt: next?.closesAt?.getTime() ?? null,
    createdAt: record.created_at.getTime(),
    minutes: record.minutes ?? (record.span_days === null ? null : record.span_days * 24 * 60),
    priceCents: record.cost === 'free' ? 0 : strangersPrice(record),
  }
}

/** What somebody pays who belongs to nothing; null where no source states it. */
function strangersPrice({ prices }: OptionRecord): number | null {
  return prices.find(({ tier, amountMinor }) => amountMinor !== null && (tier === 'everyone' || tier === 'non-member'))?.amountMinor ?? null
}

/** A unit as documents hold it: its name and every other it goes by. */
export function unitText(vocabulary: Vocabulary, slug: string): string {
  const unit = vocabulary.units.get(slug)
  if (!unit) return ''
  return [unit.name, unit.acronym ?? '', ...unit.aliases.map((alias) => alias.alias)].filter(Boolean).join(' ')
}

/** Cleaned HTML → words; the index needs no more. */
export function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The vocabulary as concepts of the index: topics with their synonyms, acronyms and former names, and units with theirs. */
export function toConcepts(vocabulary: Vocabulary): Concept[] {
  const topics = [...vocabulary.topics.values()].map((topic) => ({
    key: topic.slug,
    facet: 'topic',
    label: topic.label_en,
    // what stands beside it in the vocabulary: see also, narrower, broader
    near: [...topic.related, ...topic.narrower, ...(topic.broader_slug ? [topic.broader_slug] : [])],
    terms: [
      { lang: 'en' as const, text: topic.label_en },
      { lang: 'es' as const, text: topic.label_es },
      ...topic.terms.map((term) => ({ lang: term.lang, text: term.term })),
    ],
  }))
  const units = [...vocabulary.units.values()].map((unit) => ({
    key: unit.slug,
    facet: 'unit',
    label: unit.name,
    terms: [unit.name, unit.acronym ?? '', ...unit.aliases.map((alias) => alias.alias)]
      .filter(Boolean)
      .map((text) => ({ lang: 'en' as const, text })),
  }))
  return [...topics, ...units]
}
