import sanitizeHtml from 'sanitize-html'
import { cutBlocks, orderBlocks } from './blocks.ts'
import { cutAtWord } from './clean-text.ts'

/** Descriptions as they may be stored: a few harmless tags, in order, whatever came in. */

export const DESCRIPTION_LIMIT = 40_000
/** Longer than any description; more is cut before it is looked at, so that one cell cannot hold up an import. */
const RAW_LIMIT = 200_000
const BLOCKS = [
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'blockquote',
  'table',
  'tr',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'pre',
  'header',
  'footer',
  'hr',
]
const MARKUP = /<(?:[a-z!?][^<>]*|\/[a-z][^<>]*)>/iu
const SOME_MARKUP = /<[a-z!/]|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/iu
const ANGLED_ADDRESS = /<((?:https?:\/\/|mailto:)[^\s<>]{1,500}|[^\s<>@]{1,80}@[^\s<>@]{1,120})>/giu
const MARKDOWN_LINK = /\[([^[\]\n]{1,200})\]\((https?:\/\/[^\s()<>"]{1,500})\)/gu

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'ul', 'ol', 'li', 'em', 'strong', 'a', 'br'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  nestingLimit: 60,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'object', 'template', 'title', 'svg', 'math'],
  transformTags: {
    b: 'strong',
    i: 'em',
    ...Object.fromEntries(BLOCKS.map((name) => [name, 'p'])),
    a: (_name, attributes): sanitizeHtml.Tag => {
      const href = webAddress(attributes.href)
      return href === null ? { tagName: 'span', attribs: {} } : { tagName: 'a', attribs: { href, rel: 'noopener' } }
    },
  },
}

type CleanedHtml = { html: string; removed: string[] }

/** Raw text or HTML (entities decoded once) to ordered, harmless HTML of at most `DESCRIPTION_LIMIT` characters. */
export function cleanHtml(raw: string): CleanedHtml {
  const removed: string[] = []
  let text = raw.replace(ANGLED_ADDRESS, '$1')
  if (text.length > RAW_LIMIT) {
    text = text.slice(0, RAW_LIMIT)
    removed.push(`what lies beyond ${RAW_LIMIT.toLocaleString('en-US')} characters`)
  }
  if (/<(script|iframe|object|embed|form|style)\b|\son\w+\s*=|(javascript|data|vbscript):/iu.test(text) && MARKUP.test(text)) {
    removed.push('scripts, frames, forms or links that are not to web pages')
  }
  const html = MARKUP.test(text) ? orderBlocks(sanitizeHtml(text, OPTIONS)) : plainToHtml(text)
  if (html.length <= DESCRIPTION_LIMIT) return { html, removed }
  removed.push(`what lies beyond ${DESCRIPTION_LIMIT.toLocaleString('en-US')} characters`)
  return { html: cutBlocks(html, DESCRIPTION_LIMIT, (long, room) => escapeText(cutAtWord(htmlToText(long), room / 6))), removed }
}

/** Plain text with blank lines between paragraphs, single line breaks kept, Markdown links to web pages made real. */
function plainToHtml(text: string): string {
  const paragraphs = decodeEntities(text).split(/\n\s*\n/u)
  return paragraphs
    .map((paragraph) => paragraph.replace(/[^\S\n]+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${linkMarkdown(paragraph).replace(/ ?\n ?/gu, '<br>')}</p>`)
    .join('')
}

function linkMarkdown(text: string): string {
  let html = ''
  let from = 0
  for (const found of text.matchAll(MARKDOWN_LINK)) {
    const href = webAddress(found[2])
    if (href === null) continue
    html += `${escapeText(text.slice(from, found.index))}<a href="${escapeText(href)}" rel="noopener">${escapeText(found[1] ?? '')}</a>`
    from = found.index + found[0].length
  }
  return html + escapeText(text.slice(from))
}

/** An absolute http or https address, normalized; null for anything else. */
export function webAddress(raw: string | undefined): string | null {
  if (raw === undefined || raw.length > 2000) return null
  try {
    const url = new URL(raw.trim())
    const web =
      (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname.includes('.') && url.username === '' && url.password === ''
    return web && url.href.length <= 2000 ? url.href : null
  } catch {
    return null
  }
}

export function escapeText(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')
}

/** Decodes entities once and drops tags: for titles and other single lines. */
export function decodeEntities(text: string): string {
  if (!SOME_MARKUP.test(text)) return text
  const safe = MARKUP.test(text) ? text : text.replace(/</gu, '&lt;')
  return unescapeText(sanitizeHtml(safe.slice(0, RAW_LIMIT), { allowedTags: [], allowedAttributes: {}, nestingLimit: 60 }))
}

/** Words of cleaned HTML as plain text; blocks end with a line break. */
export function htmlToText(html: string): string {
  return unescapeText(html.replace(/<\/(p|li)>|<br>/gu, '\n').replace(/<[^>]*>/gu, ''))
    .replace(/\n{2,}/gu, '\n')
    .trim()
}

function unescapeText(text: string): string {
  return text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&')
}

/** A first sentence or two for a list: whole sentences where they fit, else cut at a word. */
export function summarize(html: string, limit = 180): string {
  const text = htmlToText(html).replace(/\s+/gu, ' ').trim()
  if (text.length <= limit) return text
  let summary = ''
  for (const [sentence] of text.slice(0, limit * 2).matchAll(/.+?[.!?…](?=\s+\p{Lu}|$)\s*/gu)) {
    if (summary.length + sentence.trim().length > limit) break
    summary += sentence
  }
  return summary.trim().length >= 40 ? summary.trim() : cutAtWord(text, limit)
}
