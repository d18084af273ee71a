import type { RequestHandler } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import type { Hub } from './hub.ts'
import { routedPath, type Verdict, verdictOn } from './permissions.ts'
import { readPreferences } from './preferences.ts'
import { seeOther } from './replies.ts'
import { takesFromAnywhere } from './server/from-anywhere.ts'

/**
 * The routes behind the table of who may: every request is judged before a loader or an action sees it. Who is signed in is looked up
 * here, once, and handed down; a request without a session's cookie asks the database nothing.
 */
export function createHandler(hub: Hub, routes: RequestHandler): (request: Request, client: string) => Promise<Response> {
  return async (sent, client) => {
    const url = new URL(sent.url)
    const request = takesFromAnywhere(sent.method, url.pathname) ? withoutSender(sent) : sent
    const path = routedPath(url)
    const { member: signedIn, cookie } = await hub.sessions.read(request.headers.get('cookie'))
    // the people of a demonstration are nobody elsewhere, whatever a database has kept of them
    const member = signedIn?.demo && hub.settings.mode !== 'demo' ? null : signedIn
    const verdict: Verdict = path === null ? { may: false, why: 'missing' } : verdictOn(path, request.method, member)
    const here = (path ?? url.pathname) + url.search
    const response = verdict.may
      ? await routes(request, { hub, member, client, here })
      : verdict.why === 'sign-in'
        ? await askToSignIn(hub, routes, request, client, here)
        : await routes(new Request(hub.settings.origin + paths.nowhere(), { headers: request.headers, signal: request.signal }), {
            hub,
            member,
            client,
            here,
          })
    if (cookie && !response.headers.has('set-cookie')) response.headers.append('set-cookie', cookie)
    return response
  }
}

/** What may be sent from anywhere is taken for what its address says: who sends it, from where, and with what body, is not looked at. */
function withoutSender({ url, method, headers, signal }: Request): Request {
  const { lang } = readPreferences(headers.get('cookie'), headers.get('accept-language'))
  return new Request(url, { method, headers: { 'accept-language': lang }, signal })
}

/** Somebody who was reading is led back afterwards. What was to be sent is kept with the sign-in form and can be sent then. */
async function askToSignIn(hub: Hub, routes: RequestHandler, request: Request, client: string, here: string): Promise<Response> {
  if (request.method === 'GET' || request.method === 'HEAD') return seeOther(paths.signIn(here))
  const held = await hub.held.seal(request, here)
  const page = new Request(hub.settings.origin + paths.signIn(), { headers: request.headers, signal: request.signal })
  return routes(page, { hub, member: null, client, here: paths.signIn(), held })
}
