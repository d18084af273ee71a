/**
 * A load generator for the benchmarks, a process of its own. Plain JavaScript, since Node runs it as it is.
 * Standard input: {"port", "connections", "warmUp", "seconds", "paths": [...], "headers": {...}, "manyClients": true?}. `paths` are asked in turn,
 * by all connections together; what is answered in the first `warmUp` seconds, while the server's code is being compiled, is not counted. Standard output: {"requests", "perSecond", "p50", "p99", "statuses": {"200": n}, "bytes"}, times in milliseconds.
 * It reads replies off bare sockets: Node's own HTTP client takes longer for one than the server does.
 */
import net from 'node:net'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const plan = JSON.parse(Buffer.concat(chunks).toString())

const fixed = Object.entries(plan.headers)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')
const statuses = {}
const times = []
let asked = 0
let bytes = 0
let over = false
let counting = false

/** A new client each time: no two of a run are likely the same. */
function anyone() {
  const byte = () => Math.floor(Math.random() * 256)
  return `X-Forwarded-For: 10.${byte()}.${byte()}.${byte()}\r\n`
}

function nextRequest() {
  const path = plan.paths[asked % plan.paths.length]
  asked += 1
  return `GET ${path} HTTP/1.1\r\n${fixed}${plan.manyClients ? anyone() : ''}\r\n`
}

/** Length of the reply at the start of `data`, or 0 while it is not whole. */
function replyLength(data) {
  const headEnd = data.indexOf('\r\n\r\n')
  if (headEnd < 0) return 0
  const head = data.latin1Slice(0, headEnd).toLowerCase()
  const bodyStart = headEnd + 4
  const length = /\r\ncontent-length: *(\d+)/.exec(head)
  if (length) return data.length >= bodyStart + Number(length[1]) ? bodyStart + Number(length[1]) : 0
  if (!/\r\ntransfer-encoding: *chunked/.test(head)) return bodyStart
  for (let at = bodyStart; ; ) {
    const lineEnd = data.indexOf('\r\n', at)
    if (lineEnd < 0) return 0
    const size = Number.parseInt(data.latin1Slice(at, lineEnd), 16)
    at = lineEnd + 2 + size + 2
    if (data.length < at) return 0
    if (size === 0) return at
  }
}

function count(ms, status, length) {
  times.push(ms)
  statuses[status] = (statuses[status] ?? 0) + 1
  bytes += length
}

function converse() {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port: plan.port, host: '127.0.0.1', noDelay: true })
    let data = Buffer.alloc(0)
    let since = 0
    const say = () => {
      since = performance.now()
      socket.write(nextRequest())
    }
    socket.on('connect', say)
    socket.on('error', reject)
    socket.on('close', resolve)
    socket.on('data', (chunk) => {
      data = data.length > 0 ? Buffer.concat([data, chunk]) : chunk
      const length = replyLength(data)
      if (length === 0) return
      if (counting) count(performance.now() - since, data.latin1Slice(9, 12), length)
      data = data.subarray(length)
      if (over) socket.destroy()
      else say()
    })
  })
}

let started = 0
setTimeout(() => {
  counting = true
  started = performance.now()
}, plan.warmUp * 1_000)
setTimeout(
  () => {
    over = true
  },
  (plan.warmUp + plan.seconds) * 1_000,
)
await Promise.all(Array.from({ length: plan.connections }, converse))
const seconds = (performance.now() - started) / 1_000
times.sort((a, b) => a - b)
const quantile = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
const result = { requests: times.length, perSecond: times.length / seconds, p50: quantile(0.5), p99: quantile(0.99), statuses, bytes }
process.stdout.write(JSON.stringify(result))
