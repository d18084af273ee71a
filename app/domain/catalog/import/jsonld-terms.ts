import type { JsonObject, JsonValue } from './parse-json.ts'
import { isObject } from './read-json.ts'

/** Names of JSON-LD as plain words: `ceterms:name`, `http://schema.org/name` and `name` are one. No context is ever fetched. */

const VOCABULARY =
  /^https?:\/\/(?:schema\.org|purl\.org\/ctdl\/terms|purl\.org\/dc\/terms|purl\.org\/dc\/elements\/1\.1|credreg\.net\/ctdl\/terms)\/?#?/iu
const PREFIX = /^(schema|sdo|ceterms|dct|dcterms|dc|oer|lrmi|bioschemas):/iu

export type Terms = ReadonlyMap<string, string>

/** What a document's own context says of its terms. Addresses of contexts elsewhere are passed over. */
export function readContext(context: JsonValue | undefined): Terms {
  const terms = new Map<string, string>()
  for (const part of Array.isArray(context) ? context : [context]) {
    if (!isObject(part)) continue
    for (const [term, meaning] of Object.entries(part)) {
      const iri = isObject(meaning) ? meaning['@id'] : meaning
      if (typeof iri !== 'string' || term.startsWith('@') || !/[:/]/u.test(iri) || iri.endsWith('/') || iri.endsWith('#')) continue
      terms.set(term, plainTerm(iri) ?? iri)
    }
  }
  return terms
}

function plainTerm(iri: string): string | null {
  if (VOCABULARY.test(iri)) return iri.replace(VOCABULARY, '')
  return PREFIX.test(iri) ? iri.replace(PREFIX, '') : null
}

function termOf(name: string, terms: Terms): string {
  return terms.get(name) ?? plainTerm(name) ?? name
}

/** The same thing with plain names throughout. */
export function plainNames(value: JsonValue, terms: Terms): JsonValue {
  if (Array.isArray(value)) return value.map((part) => plainNames(part, terms))
  if (!isObject(value)) return value
  const plain = Object.create(null) as JsonObject
  for (const [name, part] of Object.entries(value)) {
    if (name === '@context') continue
    plain[termOf(name, terms)] ??= name === '@type' || name === '@id' ? part : plainNames(part, terms)
  }
  return plain
}

/** The types of a node, without their vocabulary. */
export function typesOf(node: JsonObject): string[] {
  const type = node['@type'] ?? node.type ?? []
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string').map((name) => plainTerm(name) ?? name)
}
