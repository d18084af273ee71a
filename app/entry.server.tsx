import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { EntryModuleProvider } from './ui/page-context.tsx'
import { cacheMark } from './web/replies.ts'
import { reportError } from './web/server/error-report.ts'

export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Response {
  // marks for hydration only where a page hydrates
  const render = hydrates(context) ? renderToString : renderToStaticMarkup
  const html = render(
    <EntryModuleProvider value={context.manifest.entry.module}>
      <RemixServer context={context} url={request.url} />
    </EntryModuleProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (status === 200 && request.method === 'GET' && !headers.has('Set-Cookie')) headers.set(...cacheMark)
  // bytes: a string would be searched for halves of characters first
  return new Response(Buffer.from(`<!doctype html>${html}`), { status, headers })
}

function hydrates({ staticHandlerContext, routeModules }: EntryContext): boolean {
  return staticHandlerContext.matches.some(({ route }) => (routeModules[route.id]?.handle as { hydrate?: boolean } | undefined)?.hydrate)
}

/** Loaders and actions that fail unexpectedly: told on the server's log, without address, query or person. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) reportError('a page failed', error)
}
