import { once } from 'node:events'
import net from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Taken = { from: string; to: string[]; eml: string }

/** What a mail server answers to one mail: nothing, to take it; or a number and words to refuse it, before or after its text; or silence. */
export type Answer = null | { at: 'rcpt' | 'data'; code: number; words: string } | 'silence'

export type SmtpSink = {
  /** for `SMTP_URL` */
  url: string
  port: number
  taken: Taken[]
  /** what is to become of the next mails, by the address that they go to */
  answer: (to: string) => Answer
  close: () => Promise<void>
}

/** A real mail server on loopback that keeps what it is given. `tls`: offers STARTTLS, with a certificate that nobody knows. */
export async function startSink({ port = 0, tls = false }: { port?: number; tls?: boolean } = {}): Promise<SmtpSink> {
  const sink: Omit<SmtpSink, 'url' | 'port' | 'close'> = { taken: [], answer: () => null }
  const open: net.Socket[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const answer = sink.answer(address)
      if (answer === 'silence') return
      done(answer?.at === 'rcpt' ? refusal(answer) : null)
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address)
        const answer = sink.answer(to[0] ?? '')
        if (answer && answer !== 'silence') return done(refusal(answer))
        sink.taken.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to, eml: Buffer.concat(parts).toString() })
        done(null)
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket) => open.push(socket))
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address() as net.AddressInfo
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise<void>((closed) => {
        for (const socket of open) socket.destroy()
        server.close(() => closed())
      }),
  })
}

function refusal({ code, words }: { code: number; words: string }): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  return port
}

/** A server that takes connections and never says a word. */
export async function startMute(): Promise<{ url: string; close: () => void }> {
  const open: net.Socket[] = []
  const server = net.createServer((socket) => open.push(socket.on('error', () => {}))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
