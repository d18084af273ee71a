/**
 * The least that a Node server can do: one reply, the same for everybody. What the hub's cache is measured against.
 * Standard input: {"headers": {...}, "body": base64}. It writes its port as a line and ends when its input pipe is closed by the parent's end.
 */
import http from 'node:http'
import { createInterface } from 'node:readline'

const lines = createInterface({ input: process.stdin })
lines.once('line', (line) => {
  const { headers, body } = JSON.parse(line)
  const bytes = Buffer.from(body, 'base64')
  const server = http.createServer((_, res) => {
    res.writeHead(200, headers)
    res.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
  lines.once('close', () => process.exit(0))
})
