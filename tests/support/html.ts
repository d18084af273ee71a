/** A few questions to the hub's own HTML, which a validator has found to be in order: no parser is needed for them. */

/** The values of an attribute on every element of a kind, entities resolved. */
export function attributes(html: string, element: string, name: string): string[] {
  const tags = html.matchAll(new RegExp(`<${element}(?=[\\s>])[^>]*?\\s${name}="([^"]*)"`, 'g'))
  return [...tags].map(([, value = '']) => plain(value))
}

/** The text inside every element of a kind, without markup. */
export function texts(html: string, element: string): string[] {
  const found = html.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g'))
  return [...found].map(([, inside = '']) => textOf(inside))
}

/** All that a page says, without markup, scripts and style. */
export function textOf(html: string): string {
  return plain(
    html
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/\s+/g, ' ')
    .trim()
}

function plain(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&amp;/g, '&')
}
