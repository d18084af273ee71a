import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import { escapeXml } from './text.ts'

/** What the sitemap needs of an option; a whole record fits. */
export type SitemapOption = Pick<OptionRecord, 'slug' | 'updated_at'>
export type SitemapEntry = { path: string; changed: Date | null }

/** The most addresses that one sitemap may hold (sitemaps.org, version 0.9). */
const sitemapLimit = 50_000

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Every page worth finding: those given, then each of the options, with its last change. */
export function sitemapEntries(pages: readonly SitemapEntry[], options: readonly SitemapOption[]): SitemapEntry[] {
  return [...pages, ...options.map((option) => ({ path: paths.option(option.slug), changed: option.updated_at }))]
}

/**
 * The sitemap, or where there are more addresses than one may hold, the index of its parts; `part` (from 1) asks for a part.
 * Null for a part that does not exist. No alternates by language: a page has one address, and the language is the reader's choice.
 */
export function sitemap(entries: readonly SitemapEntry[], origin: string, part: number | null = null, limit = sitemapLimit): string | null {
  const parts = Math.max(1, Math.ceil(entries.length / limit))
  if (part === null) return parts === 1 ? urlSet(entries, origin) : partIndex(entries, origin, limit)
  if (!Number.isInteger(part) || part < 1 || part > parts) return null
  return urlSet(entries.slice((part - 1) * limit, part * limit), origin)
}

function urlSet(entries: readonly SitemapEntry[], origin: string): string {
  return document(
    'urlset',
    entries.map((entry) => `<url>${place(`${origin}${entry.path}`, entry.changed)}</url>`),
  )
}

function partIndex(entries: readonly SitemapEntry[], origin: string, limit: number): string {
  const parts: string[] = []
  for (let from = 0; from < entries.length; from += limit) {
    const address = `${origin}${paths.sitemap()}?part=${from / limit + 1}`
    parts.push(`<sitemap>${place(address, lastChange(entries.slice(from, from + limit)))}</sitemap>`)
  }
  return document('sitemapindex', parts)
}

function lastChange(entries: readonly SitemapEntry[]): Date | null {
  return entries.reduce<Date | null>((last, { changed }) => (changed && (!last || changed > last) ? changed : last), null)
}

function place(address: string, changed: Date | null): string {
  return `<loc>${escapeXml(address)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}`
}

function document(root: string, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${children.join('\n')}\n</${root}>\n`
}
