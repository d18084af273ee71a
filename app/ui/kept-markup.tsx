import { LRUCache } from 'lru-cache'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Page, PageProvider } from './page-context.tsx'

/** Where a kept piece differs from one showing to the next: a character that no text of the database can hold. */
export const hole = '\u0000'

/** Bounded by characters, as pages are: markup that nobody has asked for lately is made again. */
const kept = new LRUCache<string, readonly string[]>({
  maxSize: 8_000_000,
  sizeCalculation: (parts, key) => parts.reduce((sum, part) => sum + part.length, key.length + 200),
})

/**
 * Markup of an element, made once for a key and split at its holes: a page of results is for the most part rows and filters that
 * other pages have shown as well. The key names all that the markup depends on; who is signed in is never part of it.
 * For loaders, before a page is put together.
 */
export function keptMarkup(key: string, page: Page, element: () => ReactElement): readonly string[] {
  const known = kept.get(key)
  if (known) return known
  const made = renderToStaticMarkup(<PageProvider value={{ ...page, member: null }}>{element()}</PageProvider>).split(hole)
  kept.set(key, made)
  return made
}
