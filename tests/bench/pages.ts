import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import http from 'node:http'
import { resolve } from 'node:path'

type Load = {
  port: number
  connections: number
  warmUp: number
  seconds: number
  paths: string[]
  headers: Record<string, string>
  manyClients?: boolean
}
type Measured = { requests: number; perSecond: number; p50: number; p99: number; statuses: Record<string, number>; bytes: number }

export type PageBench = { what: string; perSecond: number; p50: number; p99: number; kilobytes: number; ofBare: number }

/** Searches of a kind that libraries make; three of them together make far more pages than a run can ask for. */
const words = `access archives assessment books cataloging censorship children circulation collections community copyright databases digital
  diversity ebooks equity fundraising genealogy grants instruction inclusion leadership literacy makerspace management marketing mentoring
  metadata outreach planning preservation privacy programming reading reference research rural safety scholarly spanish staff storytime
  strategy students technology teens training trustees usability volunteers weeding wellbeing writing youth`.split(/\s+/)

/**
 * Measures a running hub over HTTP, from child processes on the same machine, and prints a table: requests a second and times for a page
 * from the cache, for "not modified", for catalog pages that must be made, and for the API; each also as a share of a bare
 * `http.createServer` that sends the same bytes. The hub must run with `HUB_TRUST_PROXY=1`, so that the load can come from many clients.
 */
export async function benchPages({
  origin,
  seconds = 5,
  connections = 16,
  out = (line) => process.stdout.write(`${line}\n`),
}: {
  origin: string
  seconds?: number
  connections?: number
  out?: (line: string) => void
}): Promise<PageBench[]> {
  const { host, port } = new URL(origin)
  const at = { port: Number(port || 80), warmUp: 2, seconds, connections }
  const headers = { Host: host, 'Accept-Encoding': 'gzip', 'Accept-Language': 'en' }
  const page = await fetchOnce(at.port, '/catalog', headers)
  const bare = await startBare(page)
  try {
    const least = await run({ ...at, port: bare.port, paths: ['/catalog'], headers })
    const rows: PageBench[] = [rowOf('bare server, same bytes', least, least)]
    const measure = async (what: string, load: Partial<Load>) => {
      const row = rowOf(what, await run({ ...at, paths: ['/catalog'], headers, ...load }), least)
      rows.push(row)
    }
    await measure('page from the cache', {})
    await measure('not modified (304)', { headers: { ...headers, 'If-None-Match': page.headers.etag ?? '' } })
    await measure('catalog page, made anew', { paths: searches('/catalog'), manyClients: true })
    await measure('catalog page, made anew, one at a time', { paths: searches('/catalog').reverse(), manyClients: true, connections: 1 })
    await measure('API search, made anew', { paths: searches('/api/catalog'), manyClients: true })
    print(rows, out)
    return rows
  } finally {
    bare.child.stdin.end()
  }
}

/** The same order in every run, and no two alike. */
function searches(path: string): string[] {
  const count = words.length
  return Array.from({ length: 40_000 }, (_, at) => {
    const three = [at % count, (at * 7 + Math.floor(at / count)) % count, (at * 13 + Math.floor(at / (count * count))) % count]
    return `${path}?q=${three.map((index) => words[index]).join('+')}&page=${1 + (at % 2)}`
  })
}

function rowOf(what: string, measured: Measured, least: Measured): PageBench {
  const odd = Object.entries(measured.statuses).filter(([status]) => status !== '200' && status !== '304')
  if (odd.length > 0) {
    const told = odd.map(([status, count]) => `${count} × ${status}`).join(', ')
    throw new Error(`${what}: ${told}. A 429 means that the hub was started without HUB_TRUST_PROXY=1.`)
  }
  return {
    what,
    perSecond: measured.perSecond,
    p50: measured.p50,
    p99: measured.p99,
    kilobytes: measured.bytes / measured.requests / 1_000,
    ofBare: measured.perSecond / least.perSecond,
  }
}

function print(rows: readonly PageBench[], out: (line: string) => void): void {
  out('| pages over HTTP | requests/s | p50 ms | p99 ms | kB each | of a bare server |')
  out('|---|---:|---:|---:|---:|---:|')
  for (const { what, perSecond, p50, p99, kilobytes, ofBare } of rows) {
    out(`| ${what} | ${Math.round(perSecond)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${kilobytes.toFixed(1)} | ${ofBare.toFixed(3)} |`)
  }
}

function script(name: string): string {
  return resolve('tests/bench', name)
}

function run(load: Load): Promise<Measured> {
  const child = spawn(process.execPath, [script('load.mjs')])
  child.stdin.end(JSON.stringify(load))
  return new Promise((done, fail) => {
    let heard = ''
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.on('close', (code) =>
      code === 0 ? done(JSON.parse(heard) as Measured) : fail(new Error(`the load generator failed: ${complaint}`)),
    )
  })
}

function startBare({
  headers,
  body,
}: {
  headers: http.IncomingHttpHeaders
  body: Buffer
}): Promise<{ child: ChildProcessWithoutNullStreams; port: number }> {
  const child = spawn(process.execPath, [script('bare.mjs')])
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...own } = headers
  child.stdin.write(`${JSON.stringify({ headers: own, body: body.toString('base64') })}\n`)
  return new Promise((done, fail) => {
    child.stdout.once('data', (chunk: Buffer) => done({ child, port: Number(chunk.toString()) }))
    child.once('exit', (code) => fail(new Error(`the bare server ended with ${code}`)))
  })
}

function fetchOnce(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }> {
  return new Promise((done, fail) => {
    const req = http.get({ port, host: '127.0.0.1', path, headers, agent: false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => done({ headers: res.headers, body: Buffer.concat(chunks) }))
    })
    req.on('error', fail)
  })
}
