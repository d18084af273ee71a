import { decodeText } from './decode.ts'
import { flatten } from './flatten-json.ts'
import { type JsonObject, type JsonReading, type JsonValue, parseJson } from './parse-json.ts'
import { type ByteSource, quoted, type ReadItem, type ReadWarning, refusal, warning, wholeRefusal } from './records.ts'

/** Reads plain JSON: a list of objects, an object that holds one, or one object a line. */

/** Largest JSON text that is read, in characters. It is held in memory whole. */
const JSON_LIMIT = 64 << 20
const SEARCH_DEPTH = 4

export async function* readJson(bytes: ByteSource): AsyncGenerator<ReadItem> {
  const loaded = await loadJson(bytes)
  yield* loaded.said
  if (loaded.reading === null) return
  const { reading } = loaded
  const found = findRecords(reading.values)
  if (found.path !== '') yield warning(1, 'json-path', `The records were found under ${quoted(found.path)}`)
  for (const path of found.others) yield warning(1, 'json-others', `The list ${quoted(path)} holds other things; it was not taken`)
  for (const value of found.records) yield* toItem(value, reading)
}

function* toItem(value: JsonValue, reading: JsonReading): Generator<ReadItem> {
  const line = reading.lineOf(value)
  if (reading.isBroken(value)) return
  if (!isObject(value)) yield refusal(line, `A record has to be an object; here is ${quoted(JSON.stringify(value) ?? '')}`)
  else yield { is: 'record', line, values: flatten(value) }
}

/** Decodes and parses within the limit; faults come back as refusals. */
export async function loadJson(bytes: ByteSource): Promise<{ said: ReadItem[]; reading: JsonReading | null }> {
  const warnings: ReadWarning[] = []
  const parts: string[] = []
  let length = 0
  for await (const part of decodeText(bytes(), warnings)) {
    parts.push(part)
    length += part.length
    if (length > JSON_LIMIT) {
      return {
        said: [wholeRefusal(`The file is longer than ${JSON_LIMIT / (1 << 20)} million characters: split it, or give it as CSV`)],
        reading: null,
      }
    }
  }
  const reading = parseJson(parts.join(''))
  const said: ReadItem[] = [
    ...warnings,
    ...reading.faults.map(({ line, reason }) => refusal(line, reason)),
    ...reading.repeats.map(({ line, name }) =>
      warning(line, 'json-repeat', `The name ${quoted(name)} stands twice in one object; the later value was taken`),
    ),
  ]
  if (reading.values.length === 0 && reading.faults.length === 0) said.push(wholeRefusal('The file is empty'))
  return { said, reading }
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Found = { records: readonly JsonValue[]; path: string; others: string[] }

function findRecords(values: readonly JsonValue[]): Found {
  const [first] = values
  if (values.length > 1) return { records: values.flatMap((value) => (Array.isArray(value) ? value : [value])), path: '', others: [] }
  if (Array.isArray(first)) return { records: first, path: '', others: [] }
  if (!isObject(first)) return { records: values, path: '', others: [] }
  const lists: { path: string; list: JsonValue[] }[] = []
  collectLists(first, '', 0, lists)
  const [best, ...others] = lists.sort((a, b) => b.list.length - a.list.length)
  // an object with a name of its own is a record, whatever lists it holds
  if (best === undefined || hasTitle(first)) return { records: [first], path: '', others: [] }
  return { records: best.list, path: best.path, others: others.map(({ path }) => path) }
}

function hasTitle(object: JsonObject): boolean {
  return (
    ['title', 'name', 'summary'].some((name) => typeof object[name] === 'string') &&
    (typeof object.url === 'string' || typeof object.description === 'string')
  )
}

function collectLists(object: JsonObject, path: string, depth: number, lists: { path: string; list: JsonValue[] }[]): void {
  if (depth >= SEARCH_DEPTH) return
  for (const [name, value] of Object.entries(object)) {
    const here = path === '' ? name : `${path}.${name}`
    if (Array.isArray(value)) {
      if (value.length > 0 && value.every(isObject)) lists.push({ path: here, list: value })
    } else if (isObject(value)) collectLists(value, here, depth + 1, lists)
  }
}
