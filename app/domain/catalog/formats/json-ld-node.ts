/** A piece of a schema.org document; what is undefined or empty is left out of it. */
export type JsonLdNode = { '@type': string; [property: string]: JsonLdValue }
export type JsonLdValue = string | number | boolean | JsonLdNode | JsonLdValue[]

type Fields = Record<string, JsonLdValue | null | undefined>

/** Builds a node without empty properties; a list of one becomes its one value. */
export function node(type: string, fields: Fields): JsonLdNode {
  const built: JsonLdNode = { '@type': type }
  for (const [property, value] of Object.entries(fields)) {
    if (value === null || value === undefined || value === '') continue
    if (!Array.isArray(value)) built[property] = value
    else if (value.length === 1) built[property] = value[0] ?? ''
    else if (value.length > 1) built[property] = value
  }
  return built
}

export function document(content: JsonLdNode): JsonLdNode {
  return { '@context': 'https://schema.org', ...content }
}

/** JSON that may stand in a script element of an HTML page: nothing in it can end the element or open a comment. */
export function serializeJsonLd(content: JsonLdNode | readonly JsonLdNode[]): string {
  return JSON.stringify(content, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
