import type { OptionRecord, UnitRef } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import type { Language } from '#db/values.ts'
import type { Labels } from './labels.ts'
import { escapeXml, oneLine } from './text.ts'

export type AtomInput = {
  /** the options of this page, in the order of the search */
  records: readonly OptionRecord[]
  total: number
  page: number
  pageSize: number
  /** the search as `writeCatalogQuery` writes it, without the page */
  query: readonly (readonly [string, string])[]
  origin: string
  lang: Language
  now: Date
  /** of the feed, e.g. the words of the search */
  title: string
  /** the hub's name */
  hub: string
  labels: Labels
}

/** An Atom 1.0 feed (RFC 4287) of one page of a search, with the paging links of RFC 5005 and the totals of OpenSearch 1.1. */
export function atomFeed(input: AtomInput): string {
  const { records, query, origin, page, now } = input
  const updated = records.length > 0 ? new Date(Math.max(...records.map((record) => record.updated_at.getTime()))) : now
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xml:lang="${input.lang}">`,
    element('id', `${origin}${paths.atom(query)}`),
    element('title', oneLine(input.title)),
    element('updated', updated.toISOString()),
    `<author>${element('name', oneLine(input.hub))}${element('uri', `${origin}${paths.home()}`)}</author>`,
    element('generator', oneLine(input.hub)),
    link('self', 'application/atom+xml', `${origin}${paths.atom(withPage(query, page))}`),
    link('alternate', 'text/html', `${origin}${paths.catalog(withPage(query, page))}`),
    link('search', 'application/opensearchdescription+xml', `${origin}${paths.opensearch()}`),
    ...pageLinks(input),
    element('opensearch:totalResults', String(input.total)),
    element('opensearch:startIndex', String((page - 1) * input.pageSize + 1)),
    element('opensearch:itemsPerPage', String(input.pageSize)),
    searchTerms(input),
    ...records.map((record) => entry(record, input)),
    '</feed>\n',
  ]
    .filter(Boolean)
    .join('\n')
}

function withPage(query: AtomInput['query'], page: number): [string, string][] {
  const pairs = query.filter(([name]) => name !== 'page').map(([name, value]): [string, string] => [name, value])
  return page > 1 ? [...pairs, ['page', String(page)]] : pairs
}

function pageLinks({ query, origin, page, pageSize, total }: AtomInput): string[] {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const to = (rel: string, target: number) => link(rel, 'application/atom+xml', `${origin}${paths.atom(withPage(query, target))}`)
  return [
    to('first', 1),
    page > 1 ? to('previous', Math.min(page - 1, last)) : '',
    page < last ? to('next', page + 1) : '',
    to('last', last),
  ]
}

function searchTerms({ query, page }: AtomInput): string {
  const words = query.find(([name]) => name === 'q')?.[1]
  return words ? `<opensearch:Query role="request" searchTerms="${encodeURIComponent(words.toWellFormed())}" startPage="${page}"/>` : ''
}

function entry(record: OptionRecord, { origin, labels }: AtomInput): string {
  const page = `${origin}${paths.option(record.slug)}`
  return [
    `<entry xml:lang="${record.text_language}">`,
    element('id', entryId(record, origin)),
    element('title', oneLine(record.title)),
    element('updated', record.updated_at.toISOString()),
    record.published_at ? element('published', record.published_at.toISOString()) : '',
    person('author', record.unit, origin),
    ...record.withUnits.map((unit) => person('contributor', unit, origin)),
    link('alternate', 'text/html', page),
    record.runs.some((run) => run.parts.some((part) => part.startsAt))
      ? link('related', 'text/calendar', `${origin}${paths.optionCalendar(record.slug)}`)
      : '',
    record.url ? `<link rel="via" href="${escapeXml(record.url)}"/>` : '',
    ...record.topics.map((slug) => category(slug, `${origin}${paths.topics()}`, labels.topic(slug))),
    ...record.themes.map((slug) => category(slug, `${origin}${paths.themes()}`, labels.theme(slug))),
    element('summary', oneLine(record.summary)),
    record.description ? `<content type="html">${escapeXml(record.description)}</content>` : '',
    '</entry>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** A tag URI (RFC 4151): an id that stays when the address of the page changes its scheme or port. */
function entryId(record: OptionRecord, origin: string): string {
  return `tag:${new URL(origin).hostname},2026:option/${record.slug}`
}

function person(role: 'author' | 'contributor', unit: UnitRef, origin: string): string {
  return `<${role}>${element('name', oneLine(unit.name))}${element('uri', `${origin}${paths.unit(unit.slug)}`)}</${role}>`
}

function category(term: string, scheme: string, label: string): string {
  return `<category term="${escapeXml(term)}" scheme="${escapeXml(scheme)}" label="${escapeXml(oneLine(label))}"/>`
}

function link(rel: string, type: string, href: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}
