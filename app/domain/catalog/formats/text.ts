/** What the formats share: plain text out of HTML, text that XML can hold, durations. */

const controls = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu
const forbiddenInXml = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
/** Embeddings, overrides and isolates: one of them in a title turns around what stands after it in a list. */
const turnsDirection = /[\u202a-\u202e\u2066-\u2069]/gu

/** Drops control characters (tab and line breaks stay) and halves of characters. */
export function withoutControls(text: string): string {
  return text.replace(controls, '')
}

/** For titles, names and places: one line, nothing that controls a terminal, a parser or the reading direction. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(controls, '').replace(turnsDirection, '').replace(/ {2,}/g, ' ').trim()
}

const xmlEntities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escaped for element content and for attributes, without the characters that XML 1.0 forbids. */
export function escapeXml(text: string): string {
  return text.replace(forbiddenInXml, '').replace(/[&<>"']/g, (sign) => xmlEntities[sign] ?? '')
}

const namedEntities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' }

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return namedEntities[name.toLowerCase()] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Cleaned HTML → paragraphs of plain text, an empty line between them, `- ` before list items. */
export function htmlToText(html: string): string {
  const text = html
    .replace(/\s+/gu, ' ')
    .replace(/<(script|style)\b[^<>]*>.*?<\/\1\s*>/giu, ' ')
    .replace(/<br\b[^<>]*>/giu, '\n')
    .replace(/<li\b[^<>]*>/giu, '\n- ')
    .replace(/<\/(p|div|h[1-6]|ul|ol|dl|blockquote|table|pre|section)\s*>/giu, '\n\n')
    .replace(/<\/(dt|dd|tr)\s*>/giu, '\n')
    .replace(/<[a-z/!][^<>]*>/giu, ' ')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/giu, decodeEntity)
  return withoutControls(text)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Cuts after a word so that at most `limit` characters stay, the ellipsis among them. */
export function shorten(text: string, limit: number): string {
  const characters = [...text]
  if (characters.length <= limit) return text
  const head = characters.slice(0, limit - 1).join('')
  const space = head.lastIndexOf(' ')
  return `${(space > head.length / 2 ? head.slice(0, space) : head).trimEnd()}…`
}

/** Minutes → ISO 8601 duration in hours and minutes: 90 → `PT1H30M`. */
export function isoDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`
}
