import { data, type HeadersArgs } from '@remix-run/node'
import { privateHeaders } from './sign-in-reply.ts'

/**
 * The page that leads on to the membership system. A redirect would be simpler, but browsers hold it, and every further one over there,
 * against the form's own `form-action`; nobody knows beforehand which hosts a system sends people through.
 */
export function ahead({ url, cookie }: { url: string; cookie: string }) {
  return data({ url }, { headers: { Refresh: `0; url=${url}`, 'Set-Cookie': cookie } })
}

export function aheadHeaders(args: Pick<HeadersArgs, 'actionHeaders'>): Headers {
  const headers = privateHeaders(args)
  const refresh = args.actionHeaders.get('Refresh')
  if (refresh) headers.set('Refresh', refresh)
  return headers
}
