import type { Visit } from './visit.ts'

/** How much of a refused body is still taken in, and for how long, so that the reply is read before the connection ends. */
const lingerBytes = 8 * 1_048_576
const lingerTime = 2_000

/** The whole body; `too-large` over `limit` bytes, as soon as that is known; `gone` where the client has left. */
export function readBody({ req, res }: Visit, limit: number): Promise<Buffer | 'too-large' | 'gone'> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.resolve('too-large')
  if (req.headers.expect !== undefined) res.writeContinue()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else end('too-large')
    })
    req.on('end', () => end(Buffer.concat(chunks)))
    req.on('error', () => end('gone'))
    req.on('close', () => end('gone'))

    function end(outcome: Buffer | 'too-large' | 'gone'): void {
      req.removeAllListeners('data')
      resolve(outcome)
    }
  })
}

/** Takes in and forgets what the client still sends; resolves when it has ended or sent or waited enough. */
export function linger({ req, res }: Visit): Promise<void> {
  res.shouldKeepAlive = false
  if (req.headers.expect !== undefined && !req.readableDidRead) return Promise.resolve()
  return new Promise((resolve) => {
    let size = 0
    const timer = setTimeout(end, lingerTime)
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > lingerBytes) end()
    })
    req.on('end', end)
    req.on('close', end)
    req.resume()

    function end(): void {
      clearTimeout(timer)
      resolve()
    }
  })
}
