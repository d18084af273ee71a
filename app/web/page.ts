import type { Page } from '#app/ui/page-context.tsx'
import type { Hub } from './hub.ts'
import { readPreferences } from './preferences.ts'

/** The frame of a page: its reader's preferences, its address, its instant. */
export function readPage(request: Request, hub: Hub): Page {
  const url = new URL(request.url)
  const preferences = readPreferences(request.headers.get('cookie'), request.headers.get('accept-language'))
  return {
    ...preferences,
    here: url.pathname + url.search,
    now: new Date(),
    demo: hub.settings.mode === 'demo',
    origin: hub.settings.origin,
  }
}
