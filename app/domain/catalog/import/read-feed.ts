import { SaxesParser } from 'saxes'
import { escapeText } from './clean-html.ts'
import { decodeText } from './decode.ts'
import {
  type ByteSource,
  emptyValues,
  quoted,
  type RawValue,
  type ReadItem,
  type ReadWarning,
  refusal,
  warning,
  wholeRefusal,
} from './records.ts'

/**
 * Reads RSS and Atom item by item. Nothing is fetched and no entity is expanded but XML's own five;
 * what is not well-formed is passed over with a warning, and the items around it are kept.
 */

const DEPTH = 200
const VALUE_LIMIT = 1 << 20
/** Characters the parser may swallow without telling anything: more is no feed. */
const SILENT_LIMIT = 8 << 20
/** A less-than sign that opens nothing. */
const BARE_LESS = /<(?![A-Za-z_:/!?]|$)/gu
/** An ampersand that begins no entity: the parser would search for its semicolon to the end. */
const BARE_AND = /&(?![a-z][a-z0-9]{1,30};|#\d{1,7};|#x[\da-f]{1,6};)/giu
const HTML_VOID = new Set(['br', 'hr', 'img'])
const SAID_ERRORS = 20

type Open = { name: string; text: string; attributes: Record<string, string>; children: number }
type Item = { line: number; values: Record<string, RawValue> }

export async function* readFeed(bytes: ByteSource): AsyncGenerator<ReadItem> {
  const said: ReadWarning[] = []
  const feed = createFeed()
  let fed = 0
  let first = true
  for await (const part of decodeText(bytes(), said)) {
    const text = first ? part.trimStart() : part
    feed.lineOffset += first ? part.slice(0, part.length - text.length).split('\n').length - 1 : 0
    if (first && text !== part) said.push(warning(1, 'xml-space', 'White space stands before the XML declaration; it was passed over'))
    if (text === '') continue
    first = false
    for (const raw of pieces(text)) {
      const piece = raw.replace(BARE_LESS, '&lt;').replace(BARE_AND, '&amp;')
      fed += piece.length
      feed.write(piece)
      yield* said.splice(0)
      yield* feed.out.splice(0)
      if (feed.refused !== null || fed - feed.heard(fed) > SILENT_LIMIT) {
        yield refusal(
          feed.line(),
          feed.refused ?? `${SILENT_LIMIT.toLocaleString('en-US')} characters without an element: reading stopped here`,
        )
        return
      }
    }
  }
  feed.close()
  yield* said.splice(0)
  yield* feed.out.splice(0)
  if (feed.unfinished !== null) yield refusal(feed.unfinished, 'The file ends in the middle of the item')
  if (!feed.items) yield wholeRefusal('The file is no feed: it holds no RSS item and no Atom entry')
}

function createFeed() {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: true })
  const path: Open[] = []
  const channel = emptyValues()
  let item: Item | null = null
  let itemDepth = 0
  let heard = 0
  let events = 0
  let errors = 0
  const feed = {
    out: [] as ReadItem[],
    refused: null as string | null,
    items: false,
    lineOffset: 0,
    get unfinished() {
      return item?.line ?? null
    },
    line: () => parser.line + feed.lineOffset,
    /** how much had been fed when the parser last told something */
    heard: (fed: number) => {
      if (events > 0) heard = fed
      events = 0
      return heard
    },
    write: (text: string) => parser.write(text),
    close: () => parser.close(),
  }
  parser.on('error', (error) => {
    errors += 1
    if (errors <= SAID_ERRORS)
      feed.out.push(warning(feed.line(), 'xml', `The XML is not well-formed: ${error.message.replace(/^\S*?:?\d+:\d+:\s*/u, '')}`))
  })
  parser.on('doctype', (text) => {
    if (/<!ENTITY/iu.test(text))
      feed.out.push(warning(feed.line(), 'xml-entity', 'The file declares entities of its own; they are not expanded'))
  })
  parser.on('opentag', (tag) => {
    events += 1
    if (path.length >= DEPTH) feed.refused = `Elements are nested more than ${DEPTH} deep: reading stopped here`
    if (feed.refused !== null) return
    const name = tag.name
    const local = localName(name)
    if (item === null && (local === 'item' || local === 'entry')) {
      item = { line: feed.line(), values: emptyValues() }
      itemDepth = path.length
      feed.items = true
    } else if (item !== null && path.length > itemDepth + 1)
      nest(path, itemDepth, `<${local}${tag.attributes.href ? ` href="${escapeText(String(tag.attributes.href))}"` : ''}>`)
    path.push({ name, text: '', attributes: { ...(tag.attributes as Record<string, string>) }, children: 0 })
  })
  const addText = (text: string, literal: boolean) => {
    events += 1
    const at = item !== null && path.length > itemDepth + 2 ? path[itemDepth + 1] : path.at(-1)
    if (at && at.text.length < VALUE_LIMIT) at.text += at.children > 0 && !literal ? escapeText(text) : text
  }
  parser.on('text', (text) => addText(text, false))
  parser.on('cdata', (text) => addText(text, true))
  parser.on('closetag', () => {
    events += 1
    const open = path.pop()
    if (!open || feed.refused !== null) return
    if (item !== null && path.length === itemDepth) {
      for (const [name, value] of Object.entries(channel)) item.values[`channel ${name}`] = value
      feed.out.push({ is: 'record', line: item.line, values: item.values })
      item = null
    } else if (item !== null && path.length === itemDepth + 1) store(item.values, open, feed)
    else if (item !== null) {
      if (!HTML_VOID.has(localName(open.name))) nest(path, itemDepth, `</${localName(open.name)}>`)
    } else if (path.length <= 2 && open.children === 0) keepChannel(channel, open)
  })
  return feed
}

/** Handy pieces, cut where no entity can be cut in two. */
function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + (1 << 16), text.length)
    if (end < text.length) end = Math.max(text.lastIndexOf('>', end), text.lastIndexOf(' ', end), at + (1 << 15)) + 1
    yield text.slice(at, end)
    at = end
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** An element inside a value (Atom's XHTML content) is kept as markup of that value. */
function nest(path: Open[], itemDepth: number, markup: string): void {
  const at = path[itemDepth + 1]
  if (!at || at.text.length >= VALUE_LIMIT) return
  at.children += 1
  at.text += markup
}

function keepChannel(channel: Record<string, RawValue>, open: Open): void {
  const name = localName(open.name)
  if (!['title', 'lastBuildDate', 'updated', 'language'].includes(name) || open.text.trim() === '') return
  channel[name] ??= open.text.trim().slice(0, 300)
}

function store(values: Record<string, RawValue>, open: Open, feed: { out: ReadItem[]; line(): number }): void {
  const name = open.name === 'content:encoded' ? 'content' : open.name
  let text = open.text.trim()
  if (name === 'link' && text === '')
    text = open.attributes.rel === undefined || open.attributes.rel === 'alternate' ? (open.attributes.href ?? '') : ''
  if (localName(name) === 'category' && text === '') text = open.attributes.label ?? open.attributes.term ?? ''
  if (text.length >= VALUE_LIMIT)
    feed.out.push(warning(feed.line(), 'xml-long', `${quoted(name)} is longer than a million characters and was cut`))
  if (text === '') return
  const before = values[name]
  values[name] =
    before === undefined ? text : localName(name) === 'category' ? [...(typeof before === 'string' ? [before] : before), text] : before
  if (name === 'guid' && open.attributes.isPermaLink === 'true') values['guid address'] = text
}
