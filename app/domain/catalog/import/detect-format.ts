import { sniffEncoding } from './decode.ts'
import type { ImportFormat } from './records.ts'

/** Tells a file's kind from what stands in it; its name only breaks ties. Null where it is none that is read. */
export function detectFormat(name: string, head: Uint8Array): ImportFormat | null {
  const { encoding, skip } = sniffEncoding(head)
  const text = new TextDecoder(encoding).decode(head.subarray(skip)).trimStart()
  const ending = /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase()
  if (/^BEGIN:VCALENDAR/iu.test(text) || /^BEGIN:VEVENT/imu.test(text.slice(0, 2000))) return 'ics'
  if (/^<(\?xml|rss|feed|rdf|!doctype\s+rss)/iu.test(text)) return 'rss'
  if (/^[[{]/u.test(text)) return /"@(context|graph|type)"/u.test(text) ? 'jsonld' : ending === 'csv' ? 'csv' : 'json'
  if (ending === 'ics' || ending === 'ical') return 'ics'
  if (ending === 'rss' || ending === 'atom' || ending === 'xml') return 'rss'
  if (ending === 'jsonld' || ending === 'json' || ending === 'ndjson' || ending === 'jsonl') return ending === 'jsonld' ? 'jsonld' : 'json'
  return ending === 'csv' || ending === 'tsv' || ending === 'txt' ? 'csv' : null
}
