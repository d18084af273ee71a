import type { AppLoadContext } from '@remix-run/node'
import type { Page } from '#app/ui/page-context.tsx'
import { readPreferences } from './preferences.ts'

/** The frame of a page: its reader's preferences, its address, its instant, and who is signed in. */
export function readPage(request: Request, { hub, member, here }: AppLoadContext): Page {
  const preferences = readPreferences(request.headers.get('cookie'), request.headers.get('accept-language'))
  return {
    ...preferences,
    here,
    now: new Date(),
    demo: hub.settings.mode === 'demo',
    origin: hub.settings.origin,
    member: member && {
      name: member.displayName,
      roles: member.roles.map(({ role, unit }) => ({ role, unit })),
      leavingAt: member.leavingAt ?? null,
    },
  }
}
