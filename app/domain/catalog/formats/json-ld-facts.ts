import type { OptionRecord, UnitRef } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import type { AccessFeature } from '#db/values.ts'
import { type JsonLdNode, type JsonLdValue, node } from './json-ld-node.ts'
import type { Labels } from './labels.ts'
import { htmlToText, oneLine } from './text.ts'

/** Facts of an option as schema.org says them, whatever type of thing the option is. */

export type JsonLdInput = {
  record: OptionRecord
  origin: string
  labels: Labels
  /** says that the dates are invented for a demonstration */
  illustrative: string
}

/** Properties of every Thing. */
export function thingFacts({ record, origin }: JsonLdInput): Record<string, JsonLdValue | null> {
  return {
    '@id': `${origin}${paths.option(record.slug)}`,
    name: oneLine(record.title),
    description: [record.summary, htmlToText(record.description)].filter(Boolean).join('\n\n'),
    url: `${origin}${paths.option(record.slug)}`,
    sameAs: record.url,
    identifier: record.external_id,
  }
}

export function organizations({ record, origin }: JsonLdInput): JsonLdNode[] {
  return [record.unit, ...record.withUnits].map((unit) => organization(unit, origin))
}

function organization(unit: UnitRef, origin: string): JsonLdNode {
  const page = `${origin}${paths.unit(unit.slug)}`
  return node('Organization', { '@id': page, name: oneLine(unit.name), alternateName: unit.acronym, url: page })
}

export function partners({ record }: JsonLdInput): JsonLdNode[] {
  return record.partners.map((name) => node('Organization', { name: oneLine(name) }))
}

export function topics({ record, origin, labels }: JsonLdInput): JsonLdNode[] {
  return record.topics.map((slug) => term(slug, labels.topic(slug), `${origin}${paths.topic(slug)}`, `${origin}${paths.topics()}`))
}

export function themes({ record, origin, labels }: JsonLdInput): JsonLdNode[] {
  return record.themes.map((slug) => term(slug, labels.theme(slug), `${origin}${paths.theme(slug)}`, `${origin}${paths.themes()}`))
}

/** Goals as terms, for things that have no educational alignment (events). */
export function goals({ record, origin, labels }: JsonLdInput): JsonLdNode[] {
  return record.goals.map((id) => term(id, labels.goal(id), `${origin}${paths.goal(id)}`, `${origin}${paths.goals()}`))
}

function term(code: string, name: string, url: string, set: string): JsonLdNode {
  return node('DefinedTerm', { '@id': url, termCode: code, name: oneLine(name), url, inDefinedTermSet: set })
}

/** Goals as LRMI alignments, for courses and resources. */
export function alignments({ record, origin, labels }: JsonLdInput): JsonLdNode[] {
  return record.goals.map((id) =>
    node('AlignmentObject', {
      alignmentType: 'educationalSubject',
      targetName: oneLine(labels.goal(id)),
      targetUrl: `${origin}${paths.goal(id)}`,
      identifier: id,
    }),
  )
}

export function audience({ record, labels }: JsonLdInput): JsonLdNode[] {
  return record.audience.map((value) => node('Audience', { audienceType: labels.value('audience', value) }))
}

export function level({ record, labels }: JsonLdInput): string | null {
  return record.level === 'not-stated' ? null : labels.value('level', record.level)
}

export function formatName({ record, labels }: JsonLdInput): string | null {
  return record.format === 'not-stated' ? null : labels.value('format', record.format)
}

/** Free only when it is free for all; unknown stays unsaid. */
export function isFree({ record }: JsonLdInput): boolean | null {
  return record.cost === 'not-stated' ? null : record.cost === 'free'
}

/** A price where one is stated, tier by tier; else only whether it is free or paid; nothing where nothing is stated. */
export function offers({ record, origin, labels }: JsonLdInput): JsonLdNode[] {
  const url = record.url ?? `${origin}${paths.option(record.slug)}`
  const priced = record.prices.flatMap(({ tier, amountMinor, currency }) =>
    amountMinor === null
      ? []
      : node('Offer', {
          name: labels.value('tier', tier),
          price: (amountMinor / 100).toFixed(2),
          priceCurrency: currency,
          category: amountMinor === 0 ? 'Free' : 'Paid',
          url,
        }),
  )
  if (priced.length > 0 || record.cost === 'not-stated') return priced
  const free = record.cost === 'free'
  return [node('Offer', { category: free ? 'Free' : 'Paid', price: free ? '0.00' : null, priceCurrency: free ? 'USD' : null, url })]
}

/** Only what the accessibility vocabulary of the W3C has a term for; the other features stand on the page alone. */
const accessTerms: Partial<Record<AccessFeature, string>> = {
  captions: 'captions',
  cart: 'captions',
  transcript: 'transcript',
  asl: 'signLanguage',
  'audio-description': 'audioDescription',
}

export function accessTermsOf({ record }: JsonLdInput): string[] {
  return [...new Set(record.access.flatMap((feature) => accessTerms[feature] ?? []))]
}
