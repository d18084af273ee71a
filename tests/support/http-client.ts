import http from 'node:http'
import net from 'node:net'

export type Reply = { status: number; headers: http.IncomingHttpHeaders; rawHeaders: string[]; body: Buffer; text: string }

export type Ask = {
  method?: string
  headers?: http.OutgoingHttpHeaders
  body?: string | Buffer
  agent?: http.Agent
}

/** One request to a server on this machine, with exactly the headers given: unlike `fetch`, it lets a test choose Host and Origin. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body, agent }: Ask = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const req = http.request({ port, host: '127.0.0.1', path, method, headers, agent: agent ?? false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({ status: res.statusCode ?? 0, headers: res.headers, rawHeaders: res.rawHeaders, body: whole, text: whole.toString() })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}

/** Asks, and hands back what hangs up before the answer has come. */
export function askAndLeave(port: number, path: string, { headers = {} }: Pick<Ask, 'headers'> = {}): () => Promise<void> {
  const req = http.get({ port, host: '127.0.0.1', path, headers, agent: false })
  // hanging up is an error to the one who hangs up
  req.on('error', () => {})
  return () =>
    new Promise((resolve) => {
      req.once('close', resolve)
      req.destroy()
    })
}

/** Writes bytes as they are and resolves to all that comes back, when the server has closed the connection. */
export function speak(
  port: number,
  text: string,
  { keepSending }: { keepSending?: { bytes: string; every: number } } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    let heard = ''
    let timer: NodeJS.Timeout | undefined
    socket.on('connect', () => {
      socket.write(text)
      if (keepSending) timer = setInterval(() => socket.write(keepSending.bytes), keepSending.every)
    })
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
    })
    // a connection that the server cuts is what some tests are about
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve(heard)
    })
  })
}
