import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Outcome } from '#app/domain/mail/rules.ts'

export type Smtp = (options: SendMailOptions, signal: AbortSignal) => Promise<Outcome>

type Times = { connection: number; whole: number }

/** Milliseconds that a mail server has, to let us in and for one mail altogether. */
const usual: Times = { connection: 10_000, whole: 60_000 }

/** What concerns this mail, and not whoever sends mails: a later answer than these is the server's own state. */
const ofThisMail = new Set(['EENVELOPE', 'EMESSAGE'])

/** Sends through the server of an address such as `smtp://user:password@host:587`. */
export function openSmtp(url: string, times: Times = usual): Smtp {
  const transport = createTransport({
    url,
    connectionTimeout: times.connection,
    greetingTimeout: times.connection,
    dnsTimeout: times.connection,
    socketTimeout: times.whole,
    socketCloseTimeout: 0,
    // On this machine there is no wire to listen to, and no certificate that names it.
    ...(isLoopback(url) && { tls: { rejectUnauthorized: false } }),
  })
  return async (options, signal) => {
    const ending = new AbortController()
    const end = () => ending.abort()
    const overdue = setTimeout(end, times.whole)
    signal.addEventListener('abort', end)
    try {
      if (signal.aborted) return { kind: 'stopped' }
      const { response } = await transport.sendMail({ ...options, signal: ending.signal })
      return { kind: 'sent', said: response }
    } catch (error) {
      if (signal.aborted) return { kind: 'stopped' }
      return ending.signal.aborted ? { kind: 'down', said: 'no answer in time' } : outcomeOf(error)
    } finally {
      clearTimeout(overdue)
      signal.removeEventListener('abort', end)
    }
  }
}

/** A server that says no for good (5xx) to this mail is believed. All else may be otherwise in a while: 4xx, no connection, no sign-in. */
function outcomeOf(error: unknown): Outcome {
  const { code, originalCode, response, responseCode } = error instanceof Error ? (error as SmtpError) : ({} as SmtpError)
  const said = response ?? originalCode ?? code ?? 'no answer'
  if (!code || !ofThisMail.has(code) || responseCode === 421) return { kind: 'down', said }
  // without an answer, the address itself could not be put into the dialog
  const forGood = responseCode === undefined || responseCode >= 500
  return { kind: forGood ? 'refused' : 'later', said }
}

type SmtpError = Error & { code?: string; originalCode?: string; response?: string; responseCode?: number }

function isLoopback(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}
