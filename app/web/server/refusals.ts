import { STATUS_CODES } from 'node:http'
import { negotiateLanguage } from '../language.ts'
import { secured } from './headers.ts'
import { errorNumber, type Refusal, refusalStatus, refusalWords, wayHome } from './refusal-words.ts'
import { send, type Visit } from './visit.ts'

type Refuse = (visit: Visit, refusal: Refusal, extra?: readonly (readonly [string, string])[]) => void

/** Says no in words: as a page in the visitor's language, or as JSON where a program asks. */
export function createRefuse({ origin, https }: { origin: string; https: boolean }): Refuse {
  return (visit, refusal, extra = []) => {
    const json = wantsJson(visit)
    const lang = negotiateLanguage(visit.req.headers['accept-language'] ?? '')
    const id = refusalStatus[refusal] >= 500 ? visit.id : null
    const body = json ? refusalJson(refusal, id) : refusalPage(refusal, lang, origin, id)
    const head = secured(
      [
        ['Content-Type', json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8'],
        ['Content-Length', String(Buffer.byteLength(body))],
        ['Cache-Control', 'no-store'],
        ...extra,
      ],
      https,
    )
    send(visit, refusalStatus[refusal], head, body)
  }
}

function wantsJson({ req, url }: Visit): boolean {
  const accept = req.headers.accept ?? ''
  return url.pathname.startsWith('/api/') || (/json/i.test(accept) && !/text\/html/i.test(accept))
}

function refusalJson(refusal: Refusal, id: string | null): string {
  const { title, text } = refusalWords.en[refusal]
  return JSON.stringify({ error: { code: refusal, message: `${title}. ${text}`, ...(id && { id }) } })
}

/** Stands by itself, without a style sheet: it must work when nothing else does. `origin` comes from the settings, never from a request. */
function refusalPage(refusal: Refusal, lang: 'en' | 'es', origin: string, id: string | null): string {
  const { title, text } = refusalWords[lang][refusal]
  const number = id ? `<p>${errorNumber[lang]} <code>${id}</code></p>` : ''
  return `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body><main><h1>${title}</h1><p>${text}</p>${number}<p><a href="${origin}/">${wayHome[lang]}</a></p></main></body>
</html>
`
}

/** The whole reply as text, for a connection whose request never became one. */
export function rawRefusal(refusal: 'request-broken' | 'headers-too-large' | 'too-slow'): string {
  const status = refusalStatus[refusal]
  const { title, text } = refusalWords.en[refusal]
  const body = `${title}. ${text}\n`
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}

/** Which refusal an error of Node's own HTTP reader stands for. */
export function refusalOfParser(code: string | undefined): 'request-broken' | 'headers-too-large' | 'too-slow' {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large'
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too-slow' : 'request-broken'
}
