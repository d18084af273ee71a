import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { openSearchDescription } from './opensearch.ts'
import { origin } from './testing/records.ts'

type Description = {
  ShortName: string
  LongName: string
  Description: string
  Language: string
  Url: { type: string; rel: string; template: string }[]
}

function parse(more: { shortName?: string; description?: string } = {}): Description {
  const words = {
    shortName: 'Learning Hub',
    longName: 'Learning Hub of the library family',
    description: 'Find what you can learn',
    ...more,
  }
  const text = openSearchDescription({ origin, lang: 'es', icon: '/favicon.svg', ...words })
  expect(XMLValidator.validate(text)).toBe(true)
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' })
  return (parser.parse(text) as { OpenSearchDescription: Description }).OpenSearchDescription
}

test('a browser and a portal learn every way to search here', () => {
  const { Url, Language } = parse()
  expect(Object.fromEntries(Url.map(({ type, rel, template }) => [`${type} ${rel}`, template]))).toEqual({
    'text/html results': 'http://localhost:3000/catalog?q={searchTerms}&page={startPage?}',
    'application/atom+xml results': 'http://localhost:3000/catalog.atom?q={searchTerms}&page={startPage?}',
    'application/json results': 'http://localhost:3000/api/catalog?q={searchTerms}&page={startPage?}&limit={count?}',
    'application/x-suggestions+json suggestions': 'http://localhost:3000/api/suggest?q={searchTerms}',
    'application/opensearchdescription+xml self': 'http://localhost:3000/opensearch.xml',
  })
  expect(Language).toBe('es')
})

test('names keep to the lengths that the format allows, and markup stays text', () => {
  const { ShortName, Description } = parse({ shortName: 'A hub whose name is long', description: '<b>]]></script>' })
  expect(ShortName).toBe('A hub whose…')
  expect(Description).toBe('<b>]]></script>')
})
