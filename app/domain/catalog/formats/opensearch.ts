import { paths } from '#app/paths.ts'
import type { Language } from '#db/values.ts'
import { escapeXml, oneLine, shorten } from './text.ts'

export type OpenSearchInput = {
  origin: string
  lang: Language
  /** at most 16 characters are kept, as the format asks */
  shortName: string
  /** at most 48 */
  longName: string
  /** at most 1,024 */
  description: string
  /** path of an icon, e.g. `/favicon.svg` */
  icon: string
}

/** The OpenSearch 1.1 description document: browsers and library portals learn from it how to search here. */
export function openSearchDescription({ origin, lang, shortName, longName, description, icon }: OpenSearchInput): string {
  const paged = 'q={searchTerms}&page={startPage?}'
  const urls: [type: string, rel: string, path: string, query: string][] = [
    ['text/html', 'results', paths.catalog(), paged],
    ['application/atom+xml', 'results', paths.atom(), paged],
    ['application/json', 'results', paths.apiCatalog(), `${paged}&limit={count?}`],
    ['application/x-suggestions+json', 'suggestions', paths.apiSuggest(), 'q={searchTerms}'],
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    element('ShortName', shorten(oneLine(shortName), 16)),
    element('LongName', shorten(oneLine(longName), 48)),
    element('Description', shorten(oneLine(description), 1024)),
    ...urls.map(
      ([type, rel, path, query]) =>
        `<Url type="${type}" rel="${rel}" template="${escapeXml(`${origin}${path}?${query}`)}" indexOffset="1" pageOffset="1"/>`,
    ),
    `<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(`${origin}${paths.opensearch()}`)}"/>`,
    `<Image height="32" width="32" type="image/svg+xml">${escapeXml(`${origin}${icon}`)}</Image>`,
    element('Language', lang),
    element('InputEncoding', 'UTF-8'),
    element('OutputEncoding', 'UTF-8'),
    '</OpenSearchDescription>\n',
  ].join('\n')
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}
