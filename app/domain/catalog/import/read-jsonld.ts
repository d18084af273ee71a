import { flatten } from './flatten-json.ts'
import { plainNames, readContext, type Terms, typesOf } from './jsonld-terms.ts'
import type { JsonObject, JsonReading, JsonValue } from './parse-json.ts'
import { isObject, loadJson } from './read-json.ts'
import {
  asText,
  type ByteSource,
  emptyValues,
  quoted,
  type RawRun,
  type RawValue,
  type ReadItem,
  refusal,
  warning,
  wholeRefusal,
} from './records.ts'
import { readTime } from './when.ts'

/** Reads Course, CourseInstance, Event, LearningResource and CTDL's learning opportunities out of JSON-LD documents. */

const LEARNING =
  /^(Course|CourseInstance|LearningResource|LearningOpportunity(Profile)?|LearningProgram|EducationalOccupationalProgram|Syllabus|Quiz|HowTo|Guide|VideoObject|AudioObject|PresentationDigitalDocument|TechArticle|\w*Event)$/u
/** Nodes that hold others. */
const WITHIN = ['@graph', '@included', 'mainEntity', 'itemListElement', 'item', 'blogPost']
const DEPTH = 6

export async function* readJsonLd(bytes: ByteSource): AsyncGenerator<ReadItem> {
  const { said, reading } = await loadJson(bytes)
  yield* said
  if (reading === null) return
  const nodes: { node: JsonObject; line: number }[] = []
  for (const value of reading.values) yield* collect(value, new Map(), reading, nodes, 0)
  const byId = new Map(nodes.flatMap(({ node }) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])))
  const told = new Set<JsonObject>()
  for (const { node } of nodes) for (const instance of instancesOf(node, byId)) told.add(instance)
  for (const { node, line } of nodes) {
    if (told.has(node)) continue
    yield toRecord(node, line, instancesOf(node, byId))
  }
  if (nodes.length === 0 && !said.some((item) => item.is === 'refused'))
    yield wholeRefusal('No course, event or learning resource was found in the file')
}

function* collect(
  value: JsonValue,
  outer: Terms,
  reading: JsonReading,
  nodes: { node: JsonObject; line: number }[],
  depth: number,
): Generator<ReadItem> {
  if (depth > DEPTH) return
  if (Array.isArray(value)) {
    for (const part of value) yield* collect(part, outer, reading, nodes, depth + 1)
    return
  }
  const line = reading.lineOf(value)
  if (!isObject(value)) {
    yield refusal(line, `A node has to be an object; here is ${quoted(String(value))}`)
    return
  }
  if (reading.isBroken(value) && !WITHIN.some((name) => name in value)) return
  const terms = new Map([...outer, ...readContext(value['@context'])])
  const plain = plainNames(value, terms)
  if (!isObject(plain)) return
  const types = typesOf(plain)
  if (types.some((type) => LEARNING.test(type))) {
    if (!reading.isBroken(value)) nodes.push({ node: plain, line })
    return
  }
  const inner = WITHIN.flatMap((name) => (value[name] === undefined ? [] : [value[name]]))
  for (const part of inner) yield* collect(part, terms, reading, nodes, depth + 1)
  if (inner.length > 0) return
  if (
    types.length === 0 &&
    typeof plain.name === 'string' &&
    ['startDate', 'description', 'url'].some((name) => plain[name] !== undefined)
  ) {
    yield warning(line, 'type', 'The node states no type; it was taken for an event, as it has a name and says when, where or what')
    nodes.push({ node: plain, line })
  } else if (types.length > 0)
    yield warning(line, `type ${types.join()}`, `A node of type ${quoted(types.join(', '))} is no learning option; it was passed over`)
  else yield refusal(line, 'The node has no type')
}

/** The runs of a course: told within it, or pointed at. */
function instancesOf(node: JsonObject, byId: ReadonlyMap<string, JsonObject>): JsonObject[] {
  const told = node.hasCourseInstance ?? []
  return (Array.isArray(told) ? told : [told])
    .filter(isObject)
    .map((instance) => (typeof instance['@id'] === 'string' ? (byId.get(instance['@id']) ?? instance) : instance))
}

function toRecord(node: JsonObject, line: number, instances: readonly JsonObject[]): ReadItem {
  const values = flatten(node)
  values['@type'] = typesOf(node)
  for (const name of Object.keys(values)) if (name.startsWith('hasCourseInstance')) delete values[name]
  const id = identityOf(values)
  if (id !== null) values.identity = id
  const runs: RawRun[] = []
  for (const instance of instances) {
    const told = flatten(instance)
    const starts = readTime(asText(told.startDate))
    // what the instance says of itself stands in for what the course leaves open
    for (const name of ['courseMode', 'courseWorkload', 'location', 'location.name', 'inLanguage'])
      if (values[name] === undefined && told[name] !== undefined) values[name] = told[name] as RawValue
    if (starts === null) continue
    const key = asText(told['@id']) || asText(told.startDate)
    runs.push({
      key,
      starts,
      ends: readTime(asText(told.endDate)),
      state: /cancel/iu.test(asText(told.eventStatus)) ? 'cancelled' : 'scheduled',
    })
  }
  const ordered = Object.assign(emptyValues(), values)
  return runs.length > 0 ? { is: 'record', line, values: ordered, runs, runsAreAll: true } : { is: 'record', line, values: ordered }
}

/** An address that is the node's own name, else its identifier; a relative one only where nothing better is told. */
function identityOf(values: Readonly<Record<string, RawValue>>): string | null {
  const texts = [values.ctid, values['@id'], values.identifier, values.url]
    .map((value) => asText(value).trim())
    .filter((text) => text !== '')
  return texts.find((text) => /^(https?:|urn:|ce-|tag:|doi:)/iu.test(text)) ?? texts[0] ?? null
}
