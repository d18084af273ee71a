import type { JsonObject, JsonValue } from './parse-json.ts'
import { emptyValues, type RawValue } from './records.ts'

/** Nested JSON as flat columns: `start.local`, `name.text`; lists of texts stay lists, lists of things become their names. */

const DEPTH = 5
const COLUMNS = 300
/** Where the name of a thing stands. */
const NAMES = ['@value', 'name', 'title', 'text', 'label', 'targetNodeName', 'termCode', 'prefLabel', 'description', 'url', '@id']

export function flatten(object: JsonObject): Record<string, RawValue> {
  const values = emptyValues()
  add(values, '', object, 0)
  return values
}

function add(values: Record<string, RawValue>, path: string, value: JsonValue, depth: number): void {
  if (value === null || Object.keys(values).length >= COLUMNS) return
  if (Array.isArray(value)) addList(values, path, value, depth)
  else if (typeof value === 'object') {
    if (depth >= DEPTH) return
    const named = path === '' ? null : literalOf(value)
    if (named !== null) values[path] ??= named
    for (const [name, part] of Object.entries(value)) add(values, path === '' ? name : `${path}.${name}`, part, depth + 1)
  } else values[path] = String(value)
}

function addList(values: Record<string, RawValue>, path: string, list: readonly JsonValue[], depth: number): void {
  const texts = list.map(nameOf).filter((text) => text !== null)
  if (texts.length > 0) values[path] = texts
  const first = list[0]
  if (first !== null && typeof first === 'object' && !Array.isArray(first)) {
    for (const [name, part] of Object.entries(first)) add(values, `${path}.${name}`, part, depth + 1)
  }
}

/** `{"@value": …}` and `{"en": …, "es": …}` are texts, not things. */
function literalOf(value: JsonObject): string | null {
  const literal = value['@value']
  if (literal !== undefined && literal !== null && typeof literal !== 'object') return String(literal)
  const entries = Object.entries(value)
  const byLanguage =
    entries.length > 0 && entries.every(([name, text]) => /^[a-z]{2}(-[A-Za-z0-9]{2,8})*$/u.test(name) && typeof text === 'string')
  if (!byLanguage) return null
  const chosen = entries.find(([name]) => name.startsWith('en')) ?? entries[0]
  return typeof chosen?.[1] === 'string' ? chosen[1] : null
}

/** A thing's name, or a text itself. */
function nameOf(value: JsonValue): string | null {
  if (value === null || Array.isArray(value)) return null
  if (typeof value !== 'object') return String(value)
  const literal = literalOf(value)
  if (literal !== null) return literal
  for (const name of NAMES) {
    const text = value[name]
    if (typeof text === 'string' && text.trim() !== '') return text
    if (text !== null && typeof text === 'object' && !Array.isArray(text)) {
      const inner = literalOf(text)
      if (inner !== null) return inner
    }
  }
  return null
}
